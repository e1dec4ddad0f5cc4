import { eq, sql } from 'drizzle-orm';
import { once } from 'node:events';
import { setImmediate as breathe } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { BusinessId } from '../../db/ids.ts';
import { mediaToken } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import type { LineEvent } from '../call/ports.ts';
import { makeBusiness, ring } from '../calls/testing.ts';
import { openCarrierRoutes } from './testing.ts';
import { twilioSignature } from '../carriers/twilio/signature.ts';

let db: TestDatabase;
let routes: Awaited<ReturnType<typeof openCarrierRoutes>>;
let businessId: BusinessId;
let calls = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  routes = await openCarrierRoutes(db);
  ({ businessId } = await makeBusiness(db));
});
afterAll(async () => {
  await routes.close();
  await db.close();
});
beforeEach(() => {
  routes.answered.length = 0;
});

const newCall = async () => {
  calls += 1;
  const sid = `CA${calls}`;
  return { sid, ...(await ring(db, businessId, sid)) };
};
const say = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));
const connected = { event: 'connected', protocol: 'Call', version: '1.0.0' };
const start = (callSid: string, token: string) => ({
  event: 'start',
  sequenceNumber: '1',
  streamSid: 'MZ1',
  start: {
    accountSid: 'AC1',
    streamSid: 'MZ1',
    callSid,
    tracks: ['inbound'],
    mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
    customParameters: { t: token },
  },
});
const media = (byte: number) => ({
  event: 'media',
  sequenceNumber: '2',
  media: { track: 'inbound', chunk: '1', timestamp: '5', payload: Buffer.of(byte).toString('base64') },
  streamSid: 'MZ1',
});
const closeCode = async (socket: WebSocket) => (await once(socket, 'close'))[0] as number;

test("a stream with its call's token is answered, and hears what was said while the token was checked", async () => {
  const { sid, token, callId } = await newCall();
  const socket = await routes.dial();
  say(socket, connected);
  say(socket, start(sid, token));
  for (const byte of [1, 2, 3]) say(socket, media(byte));
  await expect.poll(() => routes.answered).toHaveLength(1);
  expect(routes.answered[0]).toMatchObject({ businessId, callId });
  const heard: LineEvent[] = [];
  routes.answered[0]?.line.listen((event) => heard.push(event));
  await expect
    .poll(() => heard)
    .toEqual([1, 2, 3].map((byte) => ({ type: 'audio', audio: Buffer.of(byte) })));
  socket.close();
});

test.each([
  ['without a signature', {}],
  [
    'with a signature for another address',
    { 'x-twilio-signature': twilioSignature('12345', 'wss://elsewhere.example/media', {}) },
  ],
])('a socket %s is refused before the handshake', async (_, headers) => {
  const socket = new WebSocket(`ws://127.0.0.1:${routes.port}/media`, { headers });
  const [error] = (await once(socket, 'error')) as [Error];
  expect(error.message).toContain('403');
});

test('a stream whose token was used, has expired, is of another call or is missing is refused', async () => {
  const used = await newCall();
  const first = await routes.dial();
  say(first, start(used.sid, used.token));
  await expect.poll(() => routes.answered).toHaveLength(1);
  const old = await newCall();
  await db.system
    .update(mediaToken)
    .set({ expiresAt: sql`now()` })
    .where(eq(mediaToken.callId, old.callId));
  const other = await newCall();
  const mine = await newCall();
  for (const [sid, token] of [
    [used.sid, used.token],
    [old.sid, old.token],
    [mine.sid, other.token],
    [mine.sid, ''],
  ] as const) {
    const socket = await routes.dial();
    say(socket, connected);
    say(socket, start(sid, token));
    expect(await closeCode(socket)).toBe(1008);
  }
  expect(routes.answered).toHaveLength(1);
  first.close();
});

test('a client that does not start its stream is closed', async () => {
  const silent = await routes.dial();
  const connectedOnly = await routes.dial();
  say(connectedOnly, connected);
  expect(await Promise.all([closeCode(silent), closeCode(connectedOnly)])).toEqual([1008, 1008]);
});

test('a frame that is too large closes its own socket and no other', async () => {
  const { sid, token } = await newCall();
  const huge = await routes.dial();
  huge.send('x'.repeat(70_000));
  expect(await closeCode(huge)).toBe(1009);
  const socket = await routes.dial();
  say(socket, start(sid, token));
  await expect.poll(() => routes.answered).toHaveLength(1);
  socket.close();
});

test('frames out of order, broken, binary or unknown do not keep a call from being answered', async () => {
  const { sid, token, callId } = await newCall();
  const socket = await routes.dial();
  say(socket, media(9));
  socket.send('{"event":"sta');
  socket.send(Buffer.alloc(160));
  say(socket, { event: 'start', streamSid: 'MZ1' });
  socket.send('null');
  say(socket, start(sid, token));
  say(socket, connected);
  await expect.poll(() => routes.answered).toHaveLength(1);
  expect(routes.answered[0]?.callId).toBe(callId);
  socket.close();
});

test('thousands of broken connections leave nothing behind', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const rot = async (kind: number) => {
    const socket = await routes.dial();
    if (kind === 0) socket.send('rubbish');
    else if (kind === 1) socket.send(Buffer.alloc(50_000));
    else if (kind === 2) say(socket, start('CA-none', 'none'));
    else for (let n = 0; n < 60; n++) say(socket, media(n));
    if (kind === 2 || kind === 3) await once(socket, 'close');
    else socket.terminate();
  };
  const many = async (count: number) => {
    for (let n = 0; n < count; n += 20) await Promise.all(Array.from({ length: 20 }, (_, k) => rot(k % 4)));
    await expect.poll(() => routes.openSockets()).toBe(0);
    collect();
    await breathe();
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = await many(400);
  const after = await many(2_000);
  expect(after - before).toBeLessThan(2_000_000);
  expect(routes.answered).toHaveLength(0);
});
