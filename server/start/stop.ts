/** Stopping a process: its signals, and closing its port. */
import { once } from 'node:events';
import type http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request is answered and a socket closed within a round trip or two; one that nobody tends goes with the process. */
export const CLOSING_MS = 500;

export async function stopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined));
  await promise;
}

export async function closeServer(server: http.Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  // A carrier tells of the calls that have just ended, and its webhook needs the database that is closed next; live
  // feeds and sockets would keep the server open for ever.
  await Promise.race([closed, sleep(CLOSING_MS)]);
  server.closeAllConnections();
}
