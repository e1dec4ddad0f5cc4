/** The socket of visitors: from which pages it opens, and what passes between page and conversation. */
import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type BusinessId, type CallId, newId } from '../../db/ids.ts';
import { numberStanding } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { saveWebsite } from '../business/website.ts';
import type { AnswerOptions } from '../call/manager.ts';
import type { CallLine, LineEvent } from '../call/ports.ts';
import { endAllCalls, makeBusiness, readCall } from '../calls/testing.ts';
import { systemClock } from '../clock.ts';
import { createLogger } from '../log/log.ts';
import { createWidgetUpgrade } from './widget.ts';

const SITE = 'https://www.barbers.example';
let db: TestDatabase;
let server: http.Server;
let businessId: BusinessId;
let number: string;
let daySeconds = 600;
let answered: { line: CallLine; callId: CallId; options: AnswerOptions }[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  ({ businessId, number } = await makeBusiness(db));
  await saveWebsite(db, businessId, { enabled: true, origins: [SITE], color: '#112233', side: 'left' });
  const upgrade = createWidgetUpgrade({
    db,
    callManager: {
      answer(line, { callId }, options) {
        answered.push({ line, callId, options });
        return new Promise<void>((resolve) => {
          line.listen((event) => {
            if (event.type === 'closed') resolve();
          });
        });
      },
    },
    billing: {
      browser: {
        db,
        clock: systemClock,
        billingUrl: '',
        trial: null,
        get limits() {
          return { daySeconds, trialSeconds: null };
        },
      },
    },
    limits: {
      take: () => Promise.resolve({ most: 1, left: 1, seconds: 60, reached: false }),
      waitOf: () => 0,
    },
    trustedProxies: () => false,
    secret: 'a secret of thirty-two characters',
    log: createLogger('silent'),
    canHear: true,
    publicUrl: 'https://ahoy.example.com',
  });
  server = http.createServer();
  const sockets = new WebSocketServer({
    server,
    verifyClient: ({ req }: { req: IncomingMessage }, answer: (may: boolean, code: number) => void) => {
      void upgrade.verify(req).then((may) => answer(may, 403));
    },
  });
  sockets.on('connection', upgrade.accept);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await db.close();
});
beforeEach(async () => {
  await endAllCalls(db);
  answered = [];
  daySeconds = 600;
});

const open = (origin: string | undefined = SITE, business: BusinessId = businessId) => {
  const { port } = server.address() as AddressInfo;
  const headers = origin === '' ? {} : { origin };
  return new WebSocket(`ws://127.0.0.1:${port}/widget?business=${business}`, { headers });
};

/** Opens a socket and says hello; what it is told comes in order. */
async function talk(hello: Record<string, unknown>) {
  const socket = open();
  const told: Record<string, unknown>[] = [];
  socket.on('message', (data: Buffer) => told.push(JSON.parse(data.toString()) as Record<string, unknown>));
  const closed = once(socket, 'close');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'hello', ...hello }));
  return { socket, told, closed };
}

test.each([
  [SITE, true],
  ['https://ahoy.example.com', true],
  ['https://barbers.example', false],
  ['http://www.barbers.example', false],
  ['null', false],
  ['', false],
])('it opens from pages that the business has named, and from our own: %s', async (origin, opens) => {
  const socket = open(origin);
  const came = await once(socket, 'open').then(
    () => true,
    (refused: unknown) => {
      expect(String(refused)).toContain('403');
      return false;
    },
  );
  expect(came).toBe(opens);
  socket.terminate();
});

test('it opens for no business that has switched it off, or that there is not', async () => {
  const { businessId: other } = await makeBusiness(db);
  for (const business of [other, newId<BusinessId>()])
    expect(String((await once(open(SITE, business), 'error'))[0])).toContain('403');
});

test('a visitor calls: the number that their page gave is no proof, and their browser is known again', async () => {
  const first = await talk({ mode: 'call', phone: '+12125550177', name: 'Ann "A" Lee', about: 'Haircut' });
  await expect.poll(() => first.told).toHaveLength(2);
  const [ready, usage] = first.told;
  const [{ callId, options } = { callId: null, options: null }] = answered;
  expect(ready).toMatchObject({ type: 'ready', callId, canHear: true, business: 'Harbour Street Barbers' });
  expect(usage).toEqual({ type: 'usage_update', usedSeconds: 0, leftSeconds: 600 });
  expect(options).toMatchObject({
    canType: true,
    reads: false,
    page: { name: 'Ann  A  Lee', about: 'Haircut' },
  });
  expect(await readCall(db, callId ?? newId<CallId>())).toMatchObject({
    channel: 'web',
    fromWebsite: true,
    customerAddress: '+12125550177',
    vouched: false,
    address: number,
  });
  const again = await talk({ mode: 'type', visitor: ready?.['visitor'] });
  await again.closed;
  expect(again.told).toEqual([
    { type: 'limit_exceeded', why: 'in-call' },
    { type: 'ended', reason: 'limit' },
  ]);
  const forged = await talk({ mode: 'type', visitor: 'A'.repeat(43) });
  await expect.poll(() => forged.told[0]).toMatchObject({ type: 'ready' });
  first.socket.close();
  forged.socket.close();
});

test('who types gets no audio, and what they are sent counts as heard', async () => {
  const { socket, told } = await talk({ mode: 'type' });
  await expect.poll(() => answered).toHaveLength(1);
  const [{ line, options } = { line: null, options: null }] = answered;
  const heard: LineEvent[] = [];
  line?.listen((event) => heard.push(event));
  line?.send(new Uint8Array(160));
  line?.mark('one');
  line?.show({ speaker: 'receptionist', text: 'Hello.', final: true });
  expect(options).toMatchObject({ reads: true });
  await expect.poll(() => told.at(-1)).toMatchObject({ type: 'words', text: 'Hello.' });
  expect(told.map(({ type }) => type)).toEqual(['ready', 'usage_update', 'words']);
  expect(heard).toEqual([{ type: 'mark', name: 'one' }]);
  socket.close();
});

test('a blocked number, a used up day and a frame that is no hello are turned away', async () => {
  const phone = '+12125550166';
  await db.system
    .insert(numberStanding)
    .values({ businessId, phone, standing: 'blocked', reason: 'by-hand' });
  const blocked = await talk({ mode: 'call', phone });
  await blocked.closed;
  expect(blocked.told).toEqual([{ type: 'ended', reason: 'refused' }]);
  daySeconds = 0;
  const late = await talk({ mode: 'call' });
  await late.closed;
  expect(late.told).toEqual([
    { type: 'limit_exceeded', why: 'day' },
    { type: 'ended', reason: 'limit' },
  ]);
  const odd = await talk({ mode: 'shout' });
  expect((await odd.closed)[0]).toBe(1008);
  expect(answered).toEqual([]);
});
