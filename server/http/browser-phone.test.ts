/** The browser phone: who may call, and what passes between page and call. */
import { on, once } from 'node:events';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { numberStanding } from '../../db/schema.ts';
import { readCall } from '../calls/testing.ts';
import {
  db,
  scene,
  owner,
  answered,
  businessId,
  number,
  openUpgrade,
  open,
  say,
  ring,
} from './testing-browser-phone.ts';

const refusal = async (socket: WebSocket) => ((await once(socket, 'error'))[0] as Error).message;

test('a member calls the receptionist from the page', async () => {
  const { socket, told, callId, canType, draft } = await ring(`businessId=${businessId}&from=%2B12125550123`);
  expect([canType, draft]).toEqual([true, false]);
  await expect
    .poll(() => told)
    .toEqual([
      {
        type: 'ready',
        callId,
        canHear: false,
        business: 'Harbour Street Barbers',
        language: 'en-US',
      },
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
  say(socket, { type: 'typing' });
  say(socket, { type: 'typed', text: ' A haircut, please. ' });
  say(socket, { type: 'key', digit: '#' });
  socket.send(Buffer.of(1, 2, 3));
  say(socket, { type: 'mark', name: 'r1:2' });
  say(socket, { type: 'hangup' });
  await once(socket, 'close');
  expect(heard).toEqual([
    { type: 'typing' },
    { type: 'typed', text: 'A haircut, please.' },
    { type: 'key', digit: '#' },
    { type: 'audio', audio: Buffer.of(1, 2, 3) },
    { type: 'mark', name: 'r1:2' },
    { type: 'closed', reason: 'hangup' },
  ]);
});

test('a page that keeps telling that its caller types is heard once a second', async () => {
  const { socket, heard } = await ring();
  for (let sign = 0; sign < 50; sign += 1) say(socket, { type: 'typing' });
  say(socket, { type: 'hangup' });
  await once(socket, 'close');
  expect(heard.filter(({ type }) => type === 'typing').length).toBeLessThanOrEqual(5);
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
  const blocked = { businessId, phone: '+12125550188', standing: 'blocked', reason: 'by-hand' } as const;
  await db.system.insert(numberStanding).values(blocked);
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
