/** The port that the service listens at, and where the other instances find it. */
import { once } from 'node:events';
import net from 'node:net';
import os from 'node:os';
import { type Env, EnvError, listenAt } from '../env/env.ts';

/**
 * Whether the port can be had, asked before anything else is started: a database that was started for nothing would go on
 * after us.
 * @throws EnvError saying what to do.
 */
export async function checkPort(env: Pick<Env, 'port' | 'bindAddress'>): Promise<void> {
  const server = net.createServer();
  try {
    server.listen(listenAt(env));
    await once(server, 'listening');
  } catch (error) {
    throw new EnvError(refusal(error, env), { cause: error });
  }
  const closed = once(server, 'close');
  server.close();
  await closed;
}

function refusal(error: unknown, { port, bindAddress }: Pick<Env, 'port' | 'bindAddress'>): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  switch (code) {
    case 'EADDRINUSE':
      return `PORT ${port} is taken by another program, perhaps by Ahoy itself: stop that, or choose another, as in PORT=3001 npm start`;
    case 'EACCES':
      return `PORT ${port} may not be listened at by this user: choose one above 1023`;
    default:
      return `BIND_ADDRESS ${bindAddress ?? ''} cannot be listened at: it is no address of this machine (${code})`;
  }
}

/** The address at which other instances reach this one: in the network that they share, if there is one. */
export function ownHost({ production }: Pick<Env, 'production'>): string {
  const addresses = Object.values(os.networkInterfaces()).flatMap((each) => each ?? []);
  const shared = addresses.find(({ internal, family }) => !internal && family === 'IPv4');
  return (production ? shared?.address : undefined) ?? '127.0.0.1';
}
