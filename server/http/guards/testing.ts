/** An app on a free port of this machine that has the guards and nothing else; it answers with what the guards let through. */
import express, { type RequestHandler } from 'express';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import type { Database } from '../../../db/client.ts';
import { type ProxyTrust, proxyTrust, readTrustedProxies } from '../../limits/addresses.ts';
import { createLimits, type Limits } from '../../limits/limits.ts';
import { requestGuard } from './requests.ts';
import { createServer, type ServerLimits } from './server.ts';

/** Limits that a test can wait for. */
export const QUICK: ServerLimits = {
  headersMs: 400,
  requestMs: 800,
  idleMs: 400,
  checkMs: 50,
  connections: 100,
  perAddress: 100,
};

export const trusting = (setting: string): ProxyTrust => {
  const proxies = readTrustedProxies(setting);
  if (proxies === null) throw new Error(`${setting} is not understood`);
  return proxyTrust(proxies);
};

const NO_DATABASE = {
  sql: { unsafe: () => Promise.reject(new Error('there is no database')) },
} as unknown as Pick<Database, 'sql'>;

/**
 * Limits that are counted in memory, as while the database is away: exact, however busy the machine is. That they are
 * counted in Postgres is tested where they are at home.
 */
export const limitsInMemory = (): Limits =>
  createLimits({
    db: NO_DATABASE,
    secret: 'a secret of thirty-two letters, at least',
    onError: () => undefined,
  });

/** @param behind answers what was let in; without it the body that came through is told. */
export async function openGuardedApp(
  options: { trust?: string; limits?: ServerLimits; behind?: RequestHandler } = {},
) {
  const trust = trusting(options.trust ?? 'loopback');
  const limits = limitsInMemory();
  const app = express();
  /** The paths of all that came through. */
  const came: string[] = [];
  app.use(requestGuard({ limits, trust, onError: () => undefined }));
  app.use((request, response, next) => {
    came.push(request.path);
    if (options.behind !== undefined) return options.behind(request, response, next);
    const body: unknown = request.body;
    response.json({ bytes: Buffer.isBuffer(body) || typeof body === 'string' ? body.length : null });
    return undefined;
  });
  const server = createServer(app, trust, options.limits);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    came,
    limits,
    trust,
    server,
    async close() {
      limits.close();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A connection on which bytes are written as they are, and what came back. */
export interface RawConnection {
  readonly socket: net.Socket;
  readonly answer: () => string;
  /** When the other side has closed it. */
  readonly closed: Promise<undefined>;
}

/** @param localAddress whose connection it is, of this machine's. */
export async function connect(port: number, text = '', localAddress = '127.0.0.1'): Promise<RawConnection> {
  const socket = net.connect({ port, host: '127.0.0.1', localAddress });
  let answer = '';
  socket.on('data', (data) => (answer += data.toString()));
  // Cut off in the middle of writing.
  socket.on('error', () => undefined);
  const { promise: closed, resolve } = Promise.withResolvers<undefined>();
  socket.once('close', () => resolve(undefined));
  await once(socket, 'connect');
  socket.write(text);
  return { socket, answer: () => answer, closed };
}

/** Writes without end, until the other side has enough. @returns how many bytes it took. */
export async function flood({ socket, closed }: RawConnection, piece: Buffer): Promise<number> {
  while (!socket.destroyed && socket.bytesWritten < 300 * 1024 * 1024) {
    if (socket.write(piece)) await new Promise((resolve) => setImmediate(resolve));
    else await Promise.race([once(socket, 'drain').catch(() => undefined), closed]);
  }
  return socket.bytesWritten;
}
