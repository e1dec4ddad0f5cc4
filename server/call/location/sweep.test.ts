import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BusinessId, CallId } from '../../../db/ids.ts';
import { conversation, instance, mediaToken } from '../../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../../db/testing.ts';
import { openCallRecord } from '../../calls/call-record.ts';
import { markAnswered } from '../../calls/calls.ts';
import { startHeartbeat } from './heartbeat.ts';
import { Contact, sweepDeadCalls, sweepUnheld } from './sweep.ts';
import { endAllCalls, makeBusiness, readCall, readEvents, ring } from '../../calls/testing.ts';

let db: TestDatabase;
let businessId: BusinessId;
const onError = (error: unknown) => {
  throw error;
};

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  ({ businessId } = await makeBusiness(db));
});
afterEach(() => endAllCalls(db));

const secondsAgo = (seconds: number) => sql`now() - make_interval(secs => ${seconds})`;

/** A call that began two minutes ago and whose token was used or has run out. */
async function oldCall(sid: string, holder: string | null) {
  const at = await ring(db, businessId, sid);
  if (holder !== null) await markAnswered(db, at, holder);
  await db.system
    .update(conversation)
    .set({ startedAt: secondsAgo(120) })
    .where(eq(conversation.id, at.callId));
  await db.system.delete(mediaToken).where(eq(mediaToken.callId, at.callId));
  return at;
}
const instanceSeen = (id: string, seconds: number) =>
  db.system.insert(instance).values({ id, address: '', seenAt: secondsAgo(seconds) });

test('a sweep ends the calls of a dead instance, and not those of a living one', async () => {
  await instanceSeen('dead', 31);
  await instanceSeen('alive', 20);
  const dead = await oldCall('CA-dead', 'dead');
  const alive = await oldCall('CA-alive', 'alive');
  expect(await sweepDeadCalls(db)).toBe(1);
  expect(await readCall(db, dead.callId)).toMatchObject({ status: 'ended', outcome: 'failed' });
  expect((await readCall(db, alive.callId)).status).toBe('active');
});

test('a call that never got a stream is abandoned when its token has expired', async () => {
  const { callId } = await oldCall('CA-silent', null);
  const waiting = await ring(db, businessId, 'CA-waiting');
  await db.system
    .update(conversation)
    .set({ startedAt: secondsAgo(50) })
    .where(eq(conversation.id, waiting.callId));
  expect(await sweepDeadCalls(db)).toBe(1);
  expect(await readCall(db, callId)).toMatchObject({ status: 'ended', outcome: 'abandoned' });
  expect((await readCall(db, waiting.callId)).status).toBe('ringing');
});

test('a call that an instance has just released is given time to come back', async () => {
  await instanceSeen('draining', 0);
  const at = await oldCall('CA-released', 'draining');
  await openCallRecord(db, { ...at, stream: 0 }, { onError }).release(false);
  expect(await sweepDeadCalls(db)).toBe(0);
  await db.system
    .update(mediaToken)
    .set({ expiresAt: secondsAgo(1) })
    .where(eq(mediaToken.callId, at.callId));
  expect(await sweepDeadCalls(db)).toBe(1);
});

test('instances that sweep at the same time end each call once', async () => {
  await Promise.all(Array.from({ length: 5 }, (_, n) => oldCall(`CA-same-${n}`, 'nobody')));
  const ended = await Promise.all([sweepDeadCalls(db), sweepDeadCalls(db), sweepDeadCalls(db)]);
  expect(ended.reduce((sum, each) => sum + each)).toBe(5);
  expect((await readEvents(db, businessId)).filter((each) => each.type === 'call.ended')).toHaveLength(5);
});

test('an instance writes its heartbeat until it stops', async () => {
  const heart = await startHeartbeat(db, { id: 'beating', address: '10.0.0.1' }, onError);
  const { callId } = await oldCall('CA-beating', 'beating');
  expect(await sweepDeadCalls(db)).toBe(0);
  await heart.stop();
  expect(await sweepDeadCalls(db)).toBe(1);
  expect((await readCall(db, callId)).status).toBe('ended');
});

test('a call whose session is gone from a living instance is ended by the second sweep', async () => {
  await instanceSeen('self', 0);
  const held = await oldCall('CA-held', 'self');
  const gone = await oldCall('CA-gone', 'self');
  const self = { instanceId: 'self', holds: (callId: CallId) => callId === held.callId };
  const first = await sweepUnheld(db, self, new Set());
  expect((await readCall(db, gone.callId)).status).toBe('active');
  await sweepUnheld(db, self, first);
  expect((await readCall(db, gone.callId)).status).toBe('ended');
  expect((await readCall(db, held.callId)).status).toBe('active');
});

test('after a gap in all heartbeats, no instance counts as dead before each could write again', () => {
  const contact = new Contact(0);
  const at = (seconds: number) => contact.reached(seconds * 1_000);
  expect([15, 30, 45].map(at)).toEqual([false, true, true]);
  // Away from 46 to 100.
  expect([100, 110, 115, 130].map(at)).toEqual([false, false, false, true]);
});
