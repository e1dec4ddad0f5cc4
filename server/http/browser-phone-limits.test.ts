/** The limits of the browser phone: on messages, calls and the model. */
import { eq } from 'drizzle-orm';
import { on, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { call } from '../../db/schema.ts';
import { markAnswered } from '../calls/calls.ts';
import { db, scene, answered, businessId, open, say, ring } from './testing-browser-phone.ts';

test.each([
  ['what is not JSON', 'hello'],
  ['what is no message', '{"type":"sing"}'],
  ['more words than anyone types', JSON.stringify({ type: 'typed', text: 'x'.repeat(1_001) })],
])('%s closes the socket', async (_, frame) => {
  const { socket, heard } = await ring();
  socket.send(frame);
  expect((await once(socket, 'close'))[0]).toBe(1008);
  await expect.poll(() => heard).toEqual([{ type: 'closed', reason: 'hangup' }]);
});

test('a flood of messages closes the socket, and of a flood of audio a part is dropped', async () => {
  const { socket, heard } = await ring();
  for (let n = 0; n < 20; n++) socket.send(Buffer.alloc(60_000));
  for (let n = 0; n < 400; n++) say(socket, { type: 'key', digit: '1' });
  expect((await once(socket, 'close'))[0]).toBe(1008);
  expect(heard.filter((event) => event.type === 'audio').length).toBeLessThanOrEqual(2);
  expect(heard.filter((event) => event.type === 'key').length).toBeLessThan(250);
});

test.each([
  ['lines', { type: 'typed', text: 'When do you open?' }, 'When do you open?'],
  ['ends of keys', { type: 'key', digit: '#' }, '#'],
])(
  'of many %s at once a few are taken, and the page is told of each one that is not',
  async (_, message, text) => {
    const { socket, told, heard } = await ring();
    for (let n = 0; n < 100; n++) say(socket, message);
    say(socket, { type: 'mark', name: 'last' });
    await expect.poll(() => heard.at(-1)).toEqual({ type: 'mark', name: 'last' });
    const taken = heard.length - 1;
    expect(taken).toBeGreaterThanOrEqual(5);
    expect(taken).toBeLessThan(15);
    await expect
      .poll(() => told.slice(2))
      .toEqual(Array.from({ length: 100 - taken }, () => ({ type: 'too_fast', text })));
    socket.close();
  },
);

/** Rings until the page is told that it is over. @returns all that it was told. */
async function ringAndListen(query?: string): Promise<Record<string, unknown>[]> {
  const socket = open(query);
  const told: Record<string, unknown>[] = [];
  for await (const [data] of on(socket, 'message', { close: ['close'] }) as AsyncIterable<[Buffer]>)
    told.push(JSON.parse(data.toString()) as Record<string, unknown>);
  return told;
}

test('of ten windows that call at once for one person, one is answered and nine are told why not', async () => {
  const windows = Array.from({ length: 10 }, () => ringAndListen());
  await expect.poll(() => answered).toHaveLength(1);
  const [first] = answered;
  const refused: Record<string, unknown>[][] = [];
  for (const each of windows) void each.then((told) => refused.push(told));
  await expect.poll(() => refused.length, { timeout: 15_000 }).toBe(9);
  for (const told of refused)
    expect(told).toEqual([
      { type: 'limit_exceeded', why: 'in-call' },
      { type: 'ended', reason: 'limit' },
    ]);
  expect(answered).toHaveLength(1);
  first?.line.close();
});

test('a caller who hangs up and calls again at once is answered, though the last call is still being saved', async () => {
  const { socket, callId } = await ring();
  socket.close();
  answered.length = 0;
  const again = open();
  await sleep(700);
  expect(answered).toEqual([]);
  await db.system.update(call).set({ status: 'ended' }).where(eq(call.id, callId));
  await expect.poll(() => answered, { timeout: 5_000 }).toHaveLength(1);
  again.close();
});

test('a caller is told that the day’s allowance is used up, and is not answered', async () => {
  scene.limits = { daySeconds: 0, trialSeconds: null };
  expect(await ringAndListen()).toEqual([
    { type: 'limit_exceeded', why: 'browser-day' },
    { type: 'ended', reason: 'limit' },
  ]);
  expect(answered).toEqual([]);
});

test('a call ends when the day’s allowance does, and the page is told both', async () => {
  scene.limits = { daySeconds: 2, trialSeconds: null };
  const { told, heard, callId } = await ring();
  // As the call manager and the instance's heartbeat write it.
  await markAnswered(db, { businessId, callId }, 'instance');
  await expect.poll(() => told.at(-1), { timeout: 10_000 }).toEqual({ type: 'ended', reason: 'limit' });
  expect(told.at(-2)).toEqual({ type: 'limit_exceeded', why: 'browser-day' });
  expect(told[1]).toEqual({ type: 'usage_update', usedSeconds: 0, leftSeconds: 2 });
  expect(heard).toEqual([{ type: 'closed', reason: 'hangup' }]);
});

test('a caller who calls too often is told so, and is not answered', async () => {
  scene.tooOften = new Set(['account:browser-calls']);
  expect(await ringAndListen()).toEqual([
    { type: 'limit_exceeded', why: 'browser-requests' },
    { type: 'ended', reason: 'limit' },
  ]);
  expect(answered).toEqual([]);
});

test.each(['account:model-requests', 'account:model-requests-a-day'] as const)(
  'a call that asks the model too often ends, and its caller is told: %s',
  async (name) => {
    const { told, heard, mayAsk } = await ring();
    expect(mayAsk()).toBe(true);
    scene.tooOften = new Set([name]);
    expect(mayAsk()).toBe(false);
    await expect
      .poll(() => told.slice(-2))
      .toEqual([
        { type: 'limit_exceeded', why: 'browser-requests' },
        { type: 'ended', reason: 'limit' },
      ]);
    expect(heard).toEqual([{ type: 'closed', reason: 'hangup' }]);
  },
);
