/** The socket of a supervisor: listening, talking, and giving the call back. */
import { eq } from 'drizzle-orm';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { call, member } from '../../db/schema.ts';
import { readEvents } from '../calls/testing.ts';
import { here, db, callId, visit, browser, businessId, owner, theCall, written } from './testing-listen.ts';

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
  browser.signedIn = null;
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
