/** A Postgres that fails on command, for tests: a TCP proxy that stalls, refuses or cuts what goes through it. */
import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';

/** `hangs`: takes everything and answers nothing. `refuses`: closes every connection, as a server that restarts does. */
export type ProxyMood = 'well' | 'hangs' | 'refuses';

export interface DatabaseProxy {
  /** The same database, by way of the proxy. */
  readonly url: string;
  /** Connections under way are cut when it begins to refuse, and stall when it hangs; once it works again, they continue. */
  turn(mood: ProxyMood): void;
  /** Cuts every connection under way. */
  cut(): void;
  close(): Promise<void>;
}

export async function openDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let mood: ProxyMood = 'well';
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (mood === 'hangs') socket.pause();
  };
  const server = net.createServer((client) => {
    if (mood === 'refuses') {
      client.destroy();
      return;
    }
    const upstream = net.connect(Number(target.port), target.hostname);
    keep(client);
    keep(upstream);
    const pass = (from: Socket, to: Socket) => {
      from.on('data', (data) => void to.write(data));
      from.on('close', () => to.destroy());
      if (mood === 'hangs') from.pause();
    };
    pass(client, upstream);
    pass(upstream, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    turn(next) {
      mood = next;
      if (next === 'refuses') cut();
      for (const socket of sockets) {
        if (next === 'hangs') socket.pause();
        else socket.resume();
      }
    },
    cut,
    async close() {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}
