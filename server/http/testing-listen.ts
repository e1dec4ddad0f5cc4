/** Two instances whose sockets for supervisors are open, and a call on the line of one: what the tests of /listen share. */
import { on, once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { BusinessId, CallId, UserId } from '../../db/ids.ts';
import { call, instance, member, user } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import type { HeardAudio } from '../call/tap.ts';
import type { SupervisorSession } from '../call/supervisor.ts';
import { createLogger } from '../log/log.ts';
import { makeBusiness, ring } from '../calls/testing.ts';
import { readSupervision } from '../calls/supervision.ts';
import { createListenUpgrade } from './listen.ts';

const ORIGIN = 'https://ahoy.example.com';
export const SECRET = 'a secret of thirty-two letters, at least';
export const owner = 'owner' as UserId;
export const barber = 'barber' as UserId;

export let db: TestDatabase;
export let businessId: BusinessId;
export let callId: CallId;
/** Who the browser of these tests is signed in as. */
export const browser: { signedIn: UserId | null } = { signedIn: null };
export let theCall: Call;
export let here: Served;
export let there: Served;
export let calls = 0;

/** A call on the line of an instance, and what was done to it. */
class Call {
  readonly over = Promise.withResolvers<'ended' | 'moved'>();
  readonly done: string[] = [];
  readonly spoken: number[] = [];
  listener: ((heard: HeardAudio) => void) | null = null;
  talking: SupervisorSession | null = null;

  visit = (): SupervisorSession => {
    const visit: SupervisorSession = {
      listen: (listener) => {
        this.listener = listener;
        return () => (this.listener = null);
      },
      whisper: (text) => this.done.push(`whisper ${text}`),
      takeOver: () => {
        this.talking ??= visit;
        return this.talking === visit;
      },
      get talking() {
        return isTalking();
      },
      speak: (audio) => this.spoken.push(...audio),
      handBack: ({ left }) => {
        this.talking = null;
        this.done.push(left ? 'left' : 'hand back');
      },
      hangUp: () => {
        this.done.push('hang up');
        this.over.resolve('ended');
      },
      over: this.over.promise,
    };
    const isTalking = () => this.talking === visit;
    return visit;
  };
}

type Served = Awaited<ReturnType<typeof serveListen>>;

/** The socket of one instance. */
export async function serveListen(instanceId: string) {
  const held = new Map<CallId, Call>();
  const served = createListenUpgrade({
    db,
    callManager: { supervise: ({ callId }) => held.get(callId)?.visit() ?? null },
    log: createLogger('silent'),
    publicUrl: ORIGIN,
    instanceId,
    secret: SECRET,
    recheckMs: 100,
    userOf: () => Promise.resolve(browser.signedIn),
  });
  const server = http.createServer();
  const sockets = new WebSocketServer({
    server,
    verifyClient: (
      { req }: { req: http.IncomingMessage },
      answer: (allowed: boolean, code: number) => void,
    ) => void served.verify(req).then((allowed) => answer(allowed, 403)),
  });
  sockets.on('connection', served.accept);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  await db.system.insert(instance).values({ id: instanceId, address });
  return {
    address,
    held,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

beforeAll(async () => {
  db = await createTestDatabase();
  ({ businessId } = await makeBusiness(db));
  for (const [id, role] of [
    [owner, 'owner'],
    [barber, 'staff'],
  ] as const) {
    await db.system.insert(user).values({ id, name: `The ${id}`, email: `${id}@x.test` });
    await db.system.insert(member).values({ businessId, userId: id, role });
  }
});
afterAll(() => db.close());
beforeEach(async () => {
  browser.signedIn = owner;
  here = await serveListen(`here-${++calls}`);
  there = await serveListen(`there-${calls}`);
  ({ callId } = await ring(db, businessId, `listen-${calls}`));
  theCall = new Call();
  await holdAt(here, `here-${calls}`);
});
afterEach(async () => {
  await Promise.all([here.close(), there.close()]);
});

/** Opens the second instance again, after a test has closed it. */
export async function openAgain(): Promise<void> {
  there = await serveListen(`again-${calls}`);
}

/** Puts the call on the line of an instance. */
export async function holdAt(served: Served, instanceId: string): Promise<void> {
  for (const each of [here, there]) each.held.delete(callId);
  served.held.set(callId, theCall);
  await db.system.update(call).set({ status: 'active', instanceId });
}

export const dial = (
  served: Served,
  query = `businessId=${businessId}&callId=${callId}`,
  headers: object = { origin: ORIGIN },
) => new WebSocket(`${served.address.replace('http', 'ws')}/listen?${query}`, { headers: { ...headers } });

/** Opens a supervisor session; what the socket says is kept. */
export function visit(served = here) {
  const socket = dial(served);
  const told: unknown[] = [];
  const heard: Buffer[] = [];
  void (async () => {
    const frames = on(socket, 'message', { close: ['close'] }) as AsyncIterable<[Buffer, boolean]>;
    for await (const [data, isBinary] of frames) {
      if (isBinary) heard.push(data);
      else told.push(JSON.parse(data.toString()));
    }
  })();
  return {
    socket,
    told,
    heard,
    wish: (wish: object) => socket.send(JSON.stringify(wish)),
    isTold: (news: object) => expect.poll(() => told).toContainEqual(news),
  };
}

export const written = async () =>
  (await readSupervision(db, businessId, callId)).map(({ what, by, note }) => [what, by, note].join('|'));
