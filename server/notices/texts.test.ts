/** Texts put on their way, on a real Postgres: why one is refused, and what is written when it is not. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BusinessId, newId, type TextId, type UserId } from '../../db/ids.ts';
import { phoneNumber, textMessage, textThread } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { makeBusiness, readEvents } from '../calls/testing.ts';
import { optIn, optOut } from './texts/opt-outs.ts';
import { changeRegistration, noteUnregistered } from './texts/registration.ts';
import { type OutgoingText, queueText } from './texts.ts';

const ADA = '+12125550123';
let db: TestDatabase;
let businessId: BusinessId;
let number: string;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  ({ businessId, number } = await makeBusiness(db));
});

const queue = (more: Partial<OutgoingText> = {}) =>
  db.tenant(businessId, (tx) =>
    queueText(tx, { businessId, to: ADA, body: 'See you at four.', kind: 'booking', ...more }),
  );
const texts = () => db.system.select().from(textMessage).where(eq(textMessage.businessId, businessId));
const jobs = () =>
  db.sql<{ at: string }[]>`
    select start_after as at from pgboss.job where name = 'send-text' and data ->> 'businessId' = ${businessId}`;

test('a text is in the thread of its customer, with its job and its event', async () => {
  const id = newId<TextId>();
  expect(await queue({ id })).toBe('queued');
  const [thread] = await db.system.select().from(textThread).where(eq(textThread.businessId, businessId));
  expect(thread).toMatchObject({ phone: ADA });
  expect(await texts()).toMatchObject([
    {
      id,
      threadId: thread?.id,
      address: number,
      phone: ADA,
      status: 'queued',
      segments: 1,
      direction: 'outbound',
    },
  ]);
  expect(await jobs()).toHaveLength(1);
  expect(await readEvents(db, businessId)).toMatchObject([{ type: 'text.changed', textId: id }]);
});

test('nothing is left of a text whose transaction is undone', async () => {
  const undone = db.tenant(businessId, async (tx) => {
    await queueText(tx, { businessId, to: ADA, body: 'Hello', kind: 'reply' });
    throw new Error('changed its mind');
  });
  await expect(undone).rejects.toThrow('changed its mind');
  expect(await texts()).toEqual([]);
  expect(await jobs()).toHaveLength(0);
});

test('a text to a member is in no thread', async () => {
  expect(await queue({ kind: 'notice' })).toBe('queued');
  expect(await texts()).toMatchObject([{ threadId: null, kind: 'notice' }]);
});

test('who wrote STOP gets nothing until they write START', async () => {
  await db.tenant(businessId, (tx) => optOut(tx, businessId, ADA));
  expect(await queue()).toBe('opted-out');
  expect(await texts()).toEqual([]);
  await db.tenant(businessId, (tx) => optIn(tx, businessId, ADA));
  expect(await queue()).toBe('queued');
});

test.each(['+5355501234', '+19005550123', 'PARCELS'])('%s is not texted', async (to) => {
  expect(await queue({ to })).toBe('not-allowed');
});

test('a business without a number texts nobody', async () => {
  await db.system.update(phoneNumber).set({ active: false }).where(eq(phoneNumber.businessId, businessId));
  expect(await queue()).toBe('no-number');
});

test('once the carriers refused a text for want of a registration none leaves until its state changes', async () => {
  await db.tenant(businessId, (tx) => noteUnregistered(tx, businessId, 30_034));
  expect(await queue()).toBe('not-registered');
  const submitted = { brand: 'approved', campaign: 'submitted', tollFree: 'not-started' } as const;
  await db.tenant(businessId, (tx) => changeRegistration(tx, businessId, submitted));
  expect(await queue()).toBe('queued');
});

test('one number gets no more than fifty texts a day', async () => {
  const answers: string[] = [];
  for (let sent = 0; sent < 52; sent += 1)
    answers.push(await queue({ kind: 'by-hand', writtenBy: 'me' as UserId }));
  expect(answers.filter((answer) => answer === 'queued')).toHaveLength(50);
  expect(answers.at(-1)).toBe('limit');
  expect(await queue({ to: '+12125550124' })).toBe('queued');
});

test('a reminder that is due at night leaves in the morning of the customer', async () => {
  // 3 a.m. in New York, midnight in Los Angeles.
  const night = new Date('2030-07-01T07:00:00Z');
  expect(await queue({ kind: 'reminder', notBefore: night, to: '+13105550123' })).toBe('queued');
  expect(await texts()).toMatchObject([{ notBefore: new Date('2030-07-01T15:00:00Z') }]);
  expect(await jobs()).toEqual([{ at: '2030-07-01 15:00:00+00' }]);
});
