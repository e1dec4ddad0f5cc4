/** A wire to Postgres that tests cut. */
import { once } from 'node:events';
import net from 'node:net';
import { openDatabase } from '../../db/client.ts';

/** Postgres behind a wire that can be cut: at once, or so that the answer to a commit gets lost. */
export async function cuttableDatabase(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const open = new Set<net.Socket>();
  let away = false;
  let losesCommit = false;
  const wire = net.createServer((client) => {
    if (away) return client.destroy();
    const server = net.connect(Number(target.port), target.hostname);
    let commits = false;
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    client.on('data', (data) => {
      commits ||= losesCommit && data.toString('latin1').includes('commit');
      server.write(data);
    });
    server.on('data', (data) => {
      if (!commits) return void client.write(data);
      losesCommit = false;
      client.destroy();
    });
    return client;
  });
  wire.listen(0, '127.0.0.1');
  await once(wire, 'listening');
  const { port } = wire.address() as net.AddressInfo;
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  const database = openDatabase(url.href, { connections: 1 });
  return {
    database,
    cut() {
      away = true;
      for (const socket of open) socket.destroy();
    },
    mend: () => (away = false),
    loseNextCommit: () => (losesCommit = true),
    async [Symbol.asyncDispose]() {
      away = true;
      await database.sql.end({ timeout: 0 });
      for (const socket of open) socket.destroy();
      wire.close();
    },
  };
}
