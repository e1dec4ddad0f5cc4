/** The owner's socket on the wire: who gets in, what they hear, what they may do, and what is written down of it. */
import { eq } from 'drizzle-orm';
import { on, once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { BusinessId, CallId, UserId } from '../../db/ids.ts';
import { call, instance, member, user } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import type { HeardAudio } from '../call/tap.ts';
import type { SupervisorSession } from '../call/supervisor.ts';
import { createLogger } from '../log/log.ts';
import { makeBusiness, readEvents, ring } from '../calls/testing.ts';
import { readSupervision } from '../calls/supervision.ts';
import { createListenUpgrade } from './listen.ts';
import { mintPass, PASS_HEADER, type SupervisorPass } from './supervisor-pass.ts';

const ORIGIN = 'https://ahoy.example.com';
const SECRET = 'a secret of thirty-two letters, at least';
const owner = 'owner' as UserId;
const barber = 'barber' as UserId;

let db: TestDatabase;
let businessId: BusinessId;
let callId: CallId;
let signedIn: UserId | null;
let theCall: Call;
let here: Served;
let there: Served;
let calls = 0;

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
async function serveListen(instanceId: string) {
  const held = new Map<CallId, Call>();
  const served = createListenUpgrade({
    db,
    callManager: { supervise: ({ callId }) => held.get(callId)?.visit() ?? null },
    log: createLogger('silent'),
    publicUrl: ORIGIN,
    instanceId,
    secret: SECRET,
    recheckMs: 100,
    userOf: () => Promise.resolve(signedIn),
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
  signedIn = owner;
  here = await serveListen(`here-${++calls}`);
  there = await serveListen(`there-${calls}`);
  ({ callId } = await ring(db, businessId, `listen-${calls}`));
  theCall = new Call();
  await holdAt(here, `here-${calls}`);
});
afterEach(async () => {
  await Promise.all([here.close(), there.close()]);
});

/** Puts the call on the line of an instance. */
async function holdAt(served: Served, instanceId: string): Promise<void> {
  for (const each of [here, there]) each.held.delete(callId);
  served.held.set(callId, theCall);
  await db.system.update(call).set({ status: 'active', instanceId });
}

const dial = (
  served: Served,
  query = `businessId=${businessId}&callId=${callId}`,
  headers: object = { origin: ORIGIN },
) => new WebSocket(`${served.address.replace('http', 'ws')}/listen?${query}`, { headers: { ...headers } });
const refusal = async (socket: WebSocket) => ((await once(socket, 'error'))[0] as Error).message;

/** Comes to the call; what is told is kept. */
function visit(served = here) {
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

const written = async () =>
  (await readSupervision(db, businessId, callId)).map(({ what, by, note }) => [what, by, note].join('|'));

test('nobody may supervise from another page, of another business, below a manager, or without a session', async () => {
  expect(await refusal(dial(here, undefined, { origin: 'https://elsewhere.example' }))).toContain('403');
  expect(await refusal(dial(here, undefined, {}))).toContain('403');
  expect(await refusal(dial(here, `businessId=${businessId}`))).toContain('403');
  const other = await makeBusiness(db);
  expect(await refusal(dial(here, `businessId=${other.businessId}&callId=${callId}`))).toContain('403');
  signedIn = barber;
  expect(await refusal(dial(here))).toContain('403');
  signedIn = 'stranger' as UserId;
  expect(await refusal(dial(here))).toContain('403');
  signedIn = null;
  expect(await refusal(dial(here))).toContain('403');
});

test("another business's call is not found, whoever asks for it", async () => {
  const other = await makeBusiness(db);
  const foreign = await ring(db, other.businessId, `foreign-${calls}`);
  const socket = dial(here, `businessId=${businessId}&callId=${foreign.callId}`);
  const [data] = (await once(socket, 'message')) as [Buffer];
  expect(JSON.parse(data.toString())).toEqual({ type: 'over', why: 'unknown' });
});

test('a supervisor hears both sides, and every action is recorded with who did it', async () => {
  const { socket, heard, wish, isTold } = visit();
  await isTold({ type: 'ready' });
  wish({ type: 'listen' });
  await expect.poll(() => theCall.listener).not.toBeNull();
  theCall.listener?.({ caller: Uint8Array.of(1, 2), receptionist: Uint8Array.of(3, 4) });
  await expect.poll(() => heard).toEqual([Buffer.of(1, 2, 3, 4)]);
  wish({ type: 'whisper', text: ' offer him Friday ' });
  await isTold({ type: 'whispered' });
  wish({ type: 'take-over' });
  await isTold({ type: 'taken-over' });
  socket.send(Buffer.of(9, 9));
  await expect.poll(() => theCall.spoken).toEqual([9, 9]);
  wish({ type: 'hand-back' });
  await isTold({ type: 'handed-back', why: 'asked' });
  wish({ type: 'hang-up' });
  await isTold({ type: 'over', why: 'ended' });
  await expect.poll(() => socket.readyState).toBe(WebSocket.CLOSED);
  expect(theCall.done).toEqual(['whisper offer him Friday', 'hand back', 'hang up']);
  expect(theCall.listener).toBeNull();
  const names = ['listen', 'whisper', 'take-over', 'hand-back', 'hang-up', 'leave'];
  await expect
    .poll(written)
    .toEqual(names.map((what) => `${what}|The owner|${what === 'whisper' ? 'offer him Friday' : ''}`));
  const told = (await readEvents(db, businessId)).flatMap((each) =>
    each.type === 'call.visited' && each.callId === callId ? [each.what] : [],
  );
  expect(told).toEqual(names);
});

test('only one supervisor talks at a time', async () => {
  const [first, second] = [visit(), visit()];
  await first.isTold({ type: 'ready' });
  await second.isTold({ type: 'ready' });
  first.wish({ type: 'take-over' });
  await first.isTold({ type: 'taken-over' });
  second.wish({ type: 'take-over' });
  await second.isTold({ type: 'refused' });
  second.socket.close();
  await once(second.socket, 'close');
  expect(theCall.done).toEqual([]);
  first.socket.terminate();
});

test('a supervisor who disappears while talking gives the call back', async () => {
  const { socket, wish, isTold } = visit();
  await isTold({ type: 'ready' });
  wish({ type: 'take-over' });
  await isTold({ type: 'taken-over' });
  socket.terminate();
  await expect.poll(() => theCall.done).toEqual(['left']);
  await expect.poll(written).toEqual(['take-over|The owner|', 'hand-back|The owner|', 'leave|The owner|']);
});

test('a supervisor who is removed from the team is disconnected, and gives back the call they took over', async () => {
  const { socket, wish, isTold } = visit();
  await isTold({ type: 'ready' });
  wish({ type: 'take-over' });
  await isTold({ type: 'taken-over' });
  const role = (to: 'owner' | 'staff') =>
    db.system.update(member).set({ role: to }).where(eq(member.userId, owner));
  await role('staff');
  await isTold({ type: 'over', why: 'forbidden' });
  await expect.poll(() => socket.readyState).toBe(WebSocket.CLOSED);
  await expect.poll(() => theCall.done).toEqual(['left']);
  await role('owner');
});

test('a device that was signed out hears nothing more', async () => {
  const { socket, isTold } = visit();
  await isTold({ type: 'ready' });
  signedIn = null;
  await isTold({ type: 'over', why: 'forbidden' });
  await expect.poll(() => socket.readyState).toBe(WebSocket.CLOSED);
});

test('a call that ends while a supervisor talks is not handed back', async () => {
  const { socket, wish, isTold } = visit();
  await isTold({ type: 'ready' });
  wish({ type: 'take-over' });
  await isTold({ type: 'taken-over' });
  theCall.over.resolve('ended');
  await isTold({ type: 'over', why: 'ended' });
  await expect.poll(() => socket.readyState).toBe(WebSocket.CLOSED);
  await expect.poll(written).toEqual(['take-over|The owner|', 'leave|The owner|']);
});

test('a microphone that goes silent gives the call back, and its owner is told', async () => {
  const { socket, wish, isTold } = visit();
  await isTold({ type: 'ready' });
  wish({ type: 'take-over' });
  await isTold({ type: 'taken-over' });
  await expect.poll(() => theCall.done, { timeout: 8_000 }).toEqual(['left']);
  await isTold({ type: 'handed-back', why: 'lost' });
  socket.close();
});

test('a supervisor of a call that ended, rings or moves is told so in words that a page knows', async () => {
  const moving = visit();
  await moving.isTold({ type: 'ready' });
  theCall.over.resolve('moved');
  await moving.isTold({ type: 'over', why: 'moved' });
  here.held.delete(callId);
  const between = visit();
  await between.isTold({ type: 'over', why: 'unanswered' });
  await db.system.update(call).set({ instanceId: null });
  await visit().isTold({ type: 'over', why: 'unanswered' });
  await db.system.update(call).set({ status: 'ended' });
  await visit().isTold({ type: 'over', why: 'ended' });
});

test.each([
  ['what is not JSON', 'hello'],
  ['what is no wish', '{"type":"sing"}'],
  ['a whisper that is a speech', JSON.stringify({ type: 'whisper', text: 'x'.repeat(501) })],
])('%s closes the socket', async (_, frame) => {
  const { socket, isTold } = visit();
  await isTold({ type: 'ready' });
  socket.send(frame);
  expect((await once(socket, 'close'))[0]).toBe(1008);
});

test('a call on the line of another instance is reached through this one', async () => {
  await holdAt(there, `there-${calls}`);
  const { socket, heard, wish, isTold } = visit(here);
  await isTold({ type: 'ready' });
  wish({ type: 'listen' });
  await expect.poll(() => theCall.listener).not.toBeNull();
  theCall.listener?.({ caller: Uint8Array.of(1), receptionist: Uint8Array.of(2) });
  await expect.poll(() => heard).toEqual([Buffer.of(1, 2)]);
  wish({ type: 'take-over' });
  await isTold({ type: 'taken-over' });
  socket.send(Buffer.of(7));
  await expect.poll(() => theCall.spoken).toEqual([7]);
  expect(await written()).toContain('take-over|The owner|');
  socket.terminate();
  await expect.poll(() => theCall.done).toEqual(['left']);
});

test('a supervisor is told when the instance of the call is gone or stops', async () => {
  await holdAt(there, `there-${calls}`);
  const stays = visit(here);
  await stays.isTold({ type: 'ready' });
  await there.close();
  await stays.isTold({ type: 'over', why: 'moved' });
  await visit(here).isTold({ type: 'over', why: 'unreachable' });
  there = await serveListen(`again-${calls}`);
});

test('a pass admits only the user it names, for a moment, at the instance it is for', async () => {
  const pass: SupervisorPass = {
    businessId,
    callId,
    userId: owner,
    name: 'The owner',
    to: `here-${calls}`,
    until: Date.now() + 5_000,
  };
  const bring = (header: string) => dial(here, '', { [PASS_HEADER]: header });
  const right = bring(mintPass(SECRET, pass));
  expect(JSON.parse(String((await once(right, 'message'))[0]))).toEqual({ type: 'ready' });
  right.close();
  signedIn = null;
  const body = mintPass(SECRET, pass).split('.')[0] ?? '';
  for (const wrong of [
    mintPass('another secret', pass),
    mintPass(SECRET, { ...pass, until: Date.now() - 1 }),
    mintPass(SECRET, { ...pass, to: 'elsewhere' }),
    `${body}.`,
    body,
    `${Buffer.from(JSON.stringify({ ...pass, userId: 'stranger' })).toString('base64url')}.${mintPass(SECRET, pass).split('.')[1] ?? ''}`,
    '',
  ])
    expect(await refusal(bring(wrong))).toContain('403');
});

test('a call that moved meanwhile is not searched from instance to instance', async () => {
  await holdAt(there, `there-${calls}`);
  const pass = {
    businessId,
    callId,
    userId: owner,
    name: '',
    to: `here-${calls}`,
    until: Date.now() + 5_000,
  };
  const socket = dial(here, '', { [PASS_HEADER]: mintPass(SECRET, pass) });
  expect(JSON.parse(String((await once(socket, 'message'))[0]))).toEqual({ type: 'over', why: 'unanswered' });
});
