/** The browser phone: who may call, and what passes between page and call. */
import { on, once } from 'node:events';
import http, { IncomingMessage } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type BusinessId, type CallId, type CustomerId, newId, type UserId } from '../../db/ids.ts';
import { call, customer, member } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import type { BrowserLimits } from '../billing/browser-entitlement.ts';
import type { CallLine, LineEvent } from '../call/ports.ts';
import type { AnswerOptions } from '../call/manager.ts';
import { systemClock } from '../clock.ts';
import type { LimitName } from '../limits/table.ts';
import { createLogger } from '../log/log.ts';
import { markAnswered } from '../calls/calls.ts';
import { endAllCalls, makeBusiness, readCall } from '../calls/testing.ts';
import { createPhoneUpgrade } from './browser-phone.ts';
import type { SocketUpgrade } from './socket.ts';

const owner = 'owner' as UserId;
const ORIGIN = 'https://ahoy.example.com';

let db: TestDatabase;
let openUpgrade: (publicUrl: string) => SocketUpgrade;
let server: http.Server;
let businessId: BusinessId;
let number: string;
let signedIn: UserId | null;
let answered: { line: CallLine; callId: CallId; canType: boolean; draft: boolean; mayAsk: () => boolean }[];
let failing: boolean;
let limits: BrowserLimits;
/** Limits that the account has reached. */
let tooOften: Set<LimitName>;
/** End the calls that go on, as the call manager sees them. */
const over: (() => void)[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  ({ businessId, number } = await makeBusiness(db));
  await db.system.insert(member).values({ businessId, userId: owner, role: 'owner' });
  const callManager = {
    answer: (
      line: CallLine,
      { callId }: { callId: CallId },
      { canType, draft = false, mayAsk = () => true }: AnswerOptions,
    ) => {
      if (failing) return Promise.reject(new Error('nobody is there'));
      answered.push({ line, callId, canType, draft, mayAsk });
      return new Promise<void>((resolve) => over.push(resolve));
    },
  };
  openUpgrade = (publicUrl) =>
    createPhoneUpgrade({
      db,
      callManager,
      billing: {
        browser: {
          db,
          clock: systemClock,
          billingUrl: '',
          trial: null,
          get limits() {
            return limits;
          },
        },
      },
      limits: {
        take: (name) => Promise.resolve({ most: 1, left: 1, seconds: 60, reached: tooOften.has(name) }),
        waitOf: (name) => (tooOften.has(name) ? 60 : 0),
      },
      log: createLogger('silent'),
      canHear: false,
      publicUrl,
      userOf: () => Promise.resolve(signedIn),
    });
  const upgrade = openUpgrade(ORIGIN);
  server = http.createServer();
  const sockets = new WebSocketServer({
    server,
    maxPayload: 64 * 1024,
    verifyClient: ({ req }: { req: IncomingMessage }, answer: (allowed: boolean, code: number) => void) => {
      void upgrade.verify(req).then((allowed) => answer(allowed, 403));
    },
  });
  sockets.on('connection', upgrade.accept);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  for (const end of over) end();
  server.close();
  server.closeAllConnections();
  await db.close();
});
beforeEach(async () => {
  // Nobody ends them: the call manager only notes what it is handed.
  await endAllCalls(db);
  limits = { daySeconds: 3_600, trialSeconds: null };
  tooOften = new Set();
  signedIn = owner;
  answered = [];
  for (const end of over.splice(0)) end();
  failing = false;
});

const open = (query = `businessId=${businessId}`, origin = ORIGIN) => {
  const { port } = server.address() as AddressInfo;
  return new WebSocket(`ws://127.0.0.1:${port}/phone?${query}`, { headers: { origin } });
};
const refusal = async (socket: WebSocket) => ((await once(socket, 'error'))[0] as Error).message;

test('a member calls the receptionist from the page', async () => {
  const { socket, told, callId, canType, draft } = await ring(`businessId=${businessId}&from=%2B12125550123`);
  expect([canType, draft]).toEqual([true, false]);
  await expect
    .poll(() => told)
    .toEqual([
      { type: 'ready', callId, canHear: false, business: 'Harbour Street Barbers' },
      { type: 'usage_update', usedSeconds: 0, leftSeconds: 3_600 },
    ]);
  expect(await readCall(db, callId)).toMatchObject({
    channel: 'web',
    customerAddress: '+12125550123',
    userId: owner,
    address: number,
  });
  socket.close();
});

test.each([
  ['&from=%2B12125550123&vouched=1', true],
  ['&from=%2B12125550123', false],
  ['&vouched=1', false],
])('the page says whether the carrier vouches for the number: %s', async (query, vouched) => {
  const { socket, callId } = await ring(`businessId=${businessId}${query}`);
  expect(await readCall(db, callId)).toMatchObject({ vouched });
  socket.close();
});

test('a call that tries the draft is answered by the draft', async () => {
  const { socket, draft } = await ring(`businessId=${businessId}&draft=1`);
  expect(draft).toBe(true);
  socket.close();
});

test('nobody but a member of the business gets through', async () => {
  expect(await refusal(open(undefined, 'https://elsewhere.example'))).toContain('403');
  expect(await refusal(open(undefined, 'null'))).toContain('403');
  expect(await refusal(open(undefined, ''))).toContain('403');
  expect(await refusal(open('businessId=none'))).toContain('403');
  expect(await refusal(open(`businessId=${newId<BusinessId>()}`))).toContain('403');
  expect(await refusal(open(`businessId=${businessId}&from=me`))).toContain('403');
  scene.signedIn = 'stranger' as UserId;
  expect(await refusal(open())).toContain('403');
  scene.signedIn = null;
  expect(await refusal(open())).toContain('403');
  expect(answered).toHaveLength(0);
});

test.each([
  ['http://localhost:3000', 'http://127.0.0.1:4000', '127.0.0.1:4000', true],
  ['http://localhost:3000', 'http://evil.example:4000', 'evil.example:4000', false],
  ['http://localhost:3000', 'http://127.0.0.1:5000', '127.0.0.1:4000', false],
  ['https://ahoy.example.com', 'http://127.0.0.1:4000', '127.0.0.1:4000', false],
])('on %s a page of %s that opened %s gets the answer %s', async (publicUrl, origin, host, allowed) => {
  const request = Object.assign(new IncomingMessage(new Socket()), {
    url: `/phone?businessId=${businessId}`,
    headers: { origin, host },
  });
  expect(await openUpgrade(publicUrl).verify(request)).toBe(allowed);
});

test('words, keys, marks and sound reach the call in order', async () => {
  const { socket, heard } = await ring();
  say(socket, { type: 'typed', text: ' A haircut, please. ' });
  say(socket, { type: 'key', digit: '#' });
  socket.send(Buffer.of(1, 2, 3));
  say(socket, { type: 'mark', name: 'r1:2' });
  say(socket, { type: 'hangup' });
  await once(socket, 'close');
  expect(heard).toEqual([
    { type: 'typed', text: 'A haircut, please.' },
    { type: 'key', digit: '#' },
    { type: 'audio', audio: Buffer.of(1, 2, 3) },
    { type: 'mark', name: 'r1:2' },
    { type: 'closed', reason: 'hangup' },
  ]);
});

test('speech, words, marks and clear reach the page in order, and the end comes last', async () => {
  const { socket, told, line, heard } = await ring();
  line.send(Uint8Array.of(7, 8));
  line.mark('r1:1');
  line.show({ speaker: 'receptionist', text: 'Hello', final: false });
  line.clear();
  line.close();
  line.send(Uint8Array.of(9));
  await once(socket, 'close');
  expect(told.slice(2)).toEqual([
    Buffer.of(7, 8),
    { type: 'mark', name: 'r1:1' },
    { type: 'words', speaker: 'receptionist', text: 'Hello', final: false },
    { type: 'clear' },
    { type: 'ended', reason: 'hangup' },
  ]);
  expect(heard).toEqual([{ type: 'closed', reason: 'hangup' }]);
});

test('closing the page hangs up', async () => {
  const { socket, heard } = await ring();
  socket.terminate();
  await expect.poll(() => heard).toEqual([{ type: 'closed', reason: 'hangup' }]);
});

test('a blocked number is told that it is blocked, and is not answered', async () => {
  const blocked = { businessId, id: newId<CustomerId>(), phone: '+12125550188', blocked: true };
  await db.system.insert(customer).values(blocked);
  const socket = open(`businessId=${businessId}&from=%2B12125550188`);
  const told: unknown[] = [];
  for await (const [data] of on(socket, 'message', { close: ['close'] }) as AsyncIterable<[Buffer]>)
    told.push(JSON.parse(data.toString()));
  expect(told).toEqual([{ type: 'ended', reason: 'refused' }]);
  expect(answered).toEqual([]);
});

test('a caller is told when the call cannot be answered', async () => {
  scene.failing = true;
  const socket = open();
  const last = on(socket, 'message', { close: ['close'] }) as AsyncIterable<[Buffer]>;
  const told: unknown[] = [];
  for await (const [data] of last) told.push(JSON.parse(data.toString()));
  expect(told.at(-1)).toEqual({ type: 'ended', reason: 'trouble' });
});
