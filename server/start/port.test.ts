import { once } from 'node:events';
import net from 'node:net';
import { expect, test } from 'vitest';
import { EnvError } from '../env/env.ts';
import { checkPort } from './port.ts';

test('a start on a port in use fails by name before anything else starts, and a free port stays free', async () => {
  const other = net.createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const at = { port, bindAddress: '127.0.0.1' };
  await expect(checkPort(at)).rejects.toThrow(EnvError);
  await expect(checkPort(at)).rejects.toThrow(`PORT ${port} is taken by another program`);
  const closed = once(other, 'close');
  other.close();
  await closed;
  await checkPort(at);
  await checkPort(at);
});

test('a start on an address of another machine fails by name', async () => {
  await expect(checkPort({ port: 0, bindAddress: '192.0.2.1' })).rejects.toThrow(
    /^BIND_ADDRESS 192\.0\.2\.1/,
  );
});
