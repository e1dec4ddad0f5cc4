import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BookingId, type BusinessId, type CustomerId, newId } from '../../db/ids.ts';
import { call, customer, mediaToken, message } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { recordEvents } from '../events/record.ts';
import { openCallRecord } from './call-record.ts';
import { callBySid, createCall, markAnswered } from './calls.ts';
import { carrierEnded, keepRecording } from './carrier-events.ts';
import { afterStream, makeBusiness, readCall, readEvents, ring } from './testing.ts';
import { redeemToken } from './media-tokens.ts';

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

const answer = async (sid: string) => {
  const at = await ring(db, businessId, sid);
  await redeemToken(db, at.token, sid);
  const stream = await markAnswered(db, at, 'instance-1');
  return { ...at, record: openCallRecord(db, { ...at, stream: stream ?? 0 }, { onError }) };
};

test('a call that the carrier announces twice, even at once, is one call with two tokens', async () => {
  const [first, second] = await Promise.all([
    ring(db, businessId, 'CA-twice'),
    ring(db, businessId, 'CA-twice'),
  ]);
  expect(second.callId).toBe(first.callId);
  expect(second.token).not.toBe(first.token);
  expect((await readEvents(db, businessId)).map((each) => each.type)).toEqual(['call.started']);
});

test('a known caller is named to the owner', async () => {
  const id = newId<CustomerId>();
  await db.system.insert(customer).values({ businessId, id, phone: '+12125550123', name: 'Dana' });
  const { callId } = await ring(db, businessId, 'CA-known');
  expect(await readCall(db, callId)).toMatchObject({ customerId: id, status: 'ringing' });
  expect(await readEvents(db, businessId)).toMatchObject([
    { type: 'call.started', customer: 'Dana', from: '+12125550123' },
  ]);
});

test('a call of another business cannot be found by its id', async () => {
  await ring(db, businessId, 'CA-foreign');
  const { businessId: other } = await makeBusiness(db);
  await expect(ring(db, other, 'CA-foreign')).rejects.toThrow();
});

test('a token admits its own call once', async () => {
  const { callId, token } = await ring(db, businessId, 'CA-token');
  expect(await redeemToken(db, token, 'CA-token')).toEqual({ businessId, callId });
  expect(await redeemToken(db, token, 'CA-token')).toBeNull();
});

test('only one of many requests with the same token is admitted', async () => {
  const { token } = await ring(db, businessId, 'CA-race');
  const all = await Promise.all(Array.from({ length: 8 }, () => redeemToken(db, token, 'CA-race')));
  expect(all.filter((each) => each !== null)).toHaveLength(1);
});

test('a token of another call, an old one and an invented one admit nobody', async () => {
  const first = await ring(db, businessId, 'CA-first');
  const second = await ring(db, businessId, 'CA-second');
  expect(await redeemToken(db, first.token, 'CA-second')).toBeNull();
  expect(await redeemToken(db, first.token, 'CA-first')).toBeNull();
  await db.system
    .update(mediaToken)
    .set({ expiresAt: sql`now()` })
    .where(eq(mediaToken.callId, second.callId));
  expect(await redeemToken(db, second.token, 'CA-second')).toBeNull();
  expect(await redeemToken(db, 'invented', 'CA-second')).toBeNull();
});

test('a token is stored only as a hash', async () => {
  const { token } = await ring(db, businessId, 'CA-hash');
  const rows = await db.system.select().from(mediaToken);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('a call that ended gets no token and is not answered again', async () => {
  const at = await answer('CA-over');
  await at.record.end('answered', '');
  expect((await ring(db, businessId, 'CA-over')).token).toBe('');
  expect(await markAnswered(db, at, 'instance-2')).toBeNull();
});

test('after a proper end the line is hung up', async () => {
  const { record } = await answer('CA-done');
  await record.end('booked', 'Booked a haircut.');
  expect(await afterStream(db, 'CA-done')).toEqual({ type: 'hang-up' });
});

test('a caller who booked is not hung up on when the receptionist then fails', async () => {
  const { record, callId } = await answer('CA-stays');
  await record.end('booked', 'Booked a haircut.', { callerStays: true });
  for (const _ of [1, 2]) expect(await afterStream(db, 'CA-stays')).toEqual({ type: 'instead', businessId });
  expect(await readCall(db, callId)).toMatchObject({ status: 'ended', outcome: 'booked' });
});

test("the carrier's question waits for an end that is still being written", async () => {
  const { record } = await answer('CA-ending');
  const next = afterStream(db, 'CA-ending');
  await record.end('booked', '');
  expect(await next).toEqual({ type: 'hang-up' });
});

test('a lost stream is connected again once, then a message is taken and the call is over', async () => {
  const { record, callId } = await answer('CA-lost');
  await record.release(false);
  const again = await afterStream(db, 'CA-lost');
  if (again.type !== 'connect') throw new Error('not connected again');
  expect(await redeemToken(db, again.token, 'CA-lost')).toEqual({ businessId, callId });
  expect(await markAnswered(db, { businessId, callId }, 'instance-2')).toBe(1);
  await openCallRecord(db, { businessId, callId, stream: 1 }, { onError }).release(false);
  expect(await afterStream(db, 'CA-lost')).toEqual({ type: 'instead', businessId });
  expect(await readCall(db, callId)).toMatchObject({ status: 'ended', outcome: 'failed' });
});

test('an instance that lost the stream does not release it for the instance that has it now', async () => {
  const { record, callId } = await answer('CA-late');
  await db.system.update(call).set({ instanceId: null }).where(eq(call.id, callId));
  await afterStream(db, 'CA-late');
  await markAnswered(db, { businessId, callId }, 'instance-2');
  await record.release(false);
  expect((await readCall(db, callId)).instanceId).toBe('instance-2');
});

test('a carrier that cannot open the stream at all ends with a message taken', async () => {
  await ring(db, businessId, 'CA-unopened');
  expect((await afterStream(db, 'CA-unopened')).type).toBe('connect');
  expect(await afterStream(db, 'CA-unopened')).toEqual({ type: 'instead', businessId });
});

test('an unknown call is hung up', async () => {
  expect(await afterStream(db, 'CA-unknown')).toEqual({ type: 'hang-up' });
});

test("the carrier's event that a call is over ends it, and leaves an ended one alone", async () => {
  const { callId } = await ring(db, businessId, 'CA-gone');
  await carrierEnded(db, 'CA-gone', true, null);
  await carrierEnded(db, 'CA-gone', false, null);
  expect(await readCall(db, callId)).toMatchObject({ status: 'ended', outcome: 'abandoned' });
  expect((await readEvents(db, businessId)).map((each) => each.type)).toEqual(['call.started', 'call.ended']);
});

test("the session of a call finishes before the carrier's event takes effect", async () => {
  const { record, callId } = await answer('CA-both');
  const carrier = carrierEnded(db, 'CA-both', true, null);
  await record.end('moved', 'Moved to Friday.');
  await carrier;
  expect(await readCall(db, callId)).toMatchObject({ outcome: 'moved', summary: 'Moved to Friday.' });
});

test('a call that no session ends gets the outcome of its actions', async () => {
  const { callId } = await ring(db, businessId, 'CA-booked');
  const other = await ring(db, businessId, 'CA-other');
  const undone = await ring(db, businessId, 'CA-undone');
  const booking = {
    service: 'Haircut',
    staff: 'Sam',
    name: 'Dana',
    startsAt: '',
    endsAt: '',
    bookingId: newId<BookingId>(),
  };
  await db.tenant(businessId, (tx) =>
    recordEvents(tx, businessId, [
      { type: 'booking.cancelled', callId, ...booking, bookingId: newId<BookingId>() },
      { type: 'booking.created', callId, ...booking },
      { type: 'booking.created', callId: undone.callId, ...booking },
      { type: 'booking.cancelled', callId: undone.callId, ...booking },
      { type: 'booking.moved', callId: other.callId, ...booking, previousStartsAt: '' },
    ]),
  );
  await carrierEnded(db, 'CA-booked', true, null);
  await carrierEnded(db, 'CA-other', true, null);
  await carrierEnded(db, 'CA-undone', true, null);
  expect((await readCall(db, undone.callId)).outcome).toBe('cancelled');
  expect((await readCall(db, callId)).outcome).toBe('booked');
  expect((await readCall(db, other.callId)).outcome).toBe('moved');
});

test('a recording is stored as a message, once, and is the outcome of the failed call', async () => {
  const { callId } = await ring(db, businessId, 'CA-recorded');
  await carrierEnded(db, 'CA-recorded', false, null);
  await keepRecording(db, 'CA-recorded', 'https://example.com/RE1');
  await keepRecording(db, 'CA-recorded', 'https://example.com/RE1');
  const kept = await db.system.select().from(message).where(eq(message.conversationId, callId));
  expect(kept).toMatchObject([
    { recordingUrl: 'https://example.com/RE1', phone: '+12125550123', status: 'open' },
  ]);
  expect((await readCall(db, callId)).outcome).toBe('message');
  expect((await readEvents(db, businessId)).filter((each) => each.type === 'message.taken')).toHaveLength(1);
});

test("a browser's call has no token", async () => {
  const incoming = { businessId, sid: 'web-1', line: 'browser' as const, from: null, to: '+12125550199' };
  expect((await createCall(db, incoming)).token).toBeNull();
  expect(await callBySid(db, 'web-1')).toMatchObject({ status: 'ringing', instanceId: null });
});
