/** Not a second of usage is lost, doubled or another's. */
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertCalls } from '../../db/testing-calls.ts';
import { type BusinessId, type CallId, newId } from '../../db/ids.ts';
import { billingAccount, conversation, usage } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { billableSeconds, recordTalk, recordTransfer, unreported } from './ledger.ts';
import { reportUsage } from './metering.ts';
import { makePayingBusiness, type Money, openMoney, talk, waitingJobs } from './testing.ts';

let db: TestDatabase;
let money: Money;
let businessId: BusinessId;

beforeAll(async () => {
  db = await createTestDatabase();
  money = await openMoney(db);
});
afterAll(async () => {
  await money.close();
  await db.close();
});
beforeEach(async () => {
  businessId = await makePayingBusiness(money);
});

const subscribed = (subscriptionStatus: string | null) =>
  db.system
    .update(billingAccount)
    .set({ subscriptionStatus, customerId: `cus_${businessId}` })
    .where(eq(billingAccount.businessId, businessId));
const close = (callId: CallId) => db.tenant(businessId, (tx) => recordTalk(tx, { businessId, callId }));
const rows = (id = businessId) => db.system.select().from(usage).where(eq(usage.businessId, id));
const SPAN = { from: new Date(0), to: new Date('2100-01-01') };

test('a call enters the ledger once when it is closed, also by repeated and concurrent closes', async () => {
  const callId = await talk(money, businessId, 61);
  const before = await waitingJobs(db, 'mind-usage');
  const told = await Promise.all(Array.from({ length: 8 }, () => close(callId)));
  expect(told.flat()).toMatchObject([{ type: 'usage.updated', callId, seconds: 61 }]);
  expect(await rows()).toMatchObject([
    { conversationId: callId, kind: 'talk', quantity: 61, reportedAt: null },
  ]);
  expect(await waitingJobs(db, 'mind-usage')).toBe(before + 1);
});

test('the ledger row and its report job are written together with the end of the call or not at all', async () => {
  const callId = await talk(money, businessId, 30);
  const before = await waitingJobs(db, 'mind-usage');
  await expect(
    db.tenant(businessId, async (tx) => {
      await recordTalk(tx, { businessId, callId });
      throw new Error('killed before the commit');
    }),
  ).rejects.toThrow('killed');
  expect(await rows()).toEqual([]);
  expect(await waitingJobs(db, 'mind-usage')).toBe(before);
  await close(callId);
  expect(await rows()).toHaveLength(1);
});

test('only answered calls that are over count as usage', async () => {
  const endedAt = new Date(Date.now() + 60_000);
  const ids = await insertCalls(
    db.system,
    { businessId, channel: 'web', endedAt },
    { businessId, endedAt },
    { businessId, status: 'active', answeredAt: new Date() },
  );
  for (const id of ids) expect(await close(id)).toEqual([]);
  expect(await rows()).toEqual([]);
});

test.each([
  [null, false],
  ['incomplete', false],
  ['active', true],
  ['past_due', true],
  ['unpaid', true],
  ['canceled', false],
])('a subscription that is %s pays for the call: %s', async (status, billable) => {
  await subscribed(status);
  const callId = await talk(money, businessId, 10);
  await close(callId);
  expect(await rows()).toMatchObject([{ billable }]);
  expect((await unreported(db, { businessId, callId })) !== null).toBe(billable);
});

test('the sum of the ledger is the time talked, with every begun second, without calls under ten', async () => {
  await subscribed('active');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 7_200_000 })), {
        maxLength: 12,
      }),
      async (lengths) => {
        await db.system.delete(usage).where(eq(usage.businessId, businessId));
        for (const ms of lengths) await close(await talk(money, businessId, ms / 1000));
        const { all } = await db.tenant(businessId, (tx) => billableSeconds(tx, businessId, SPAN));
        const long = lengths.filter((ms) => ms >= 10_000);
        expect(all).toBe(long.reduce((sum, ms) => sum + Math.ceil(ms / 1000), 0));
      },
    ),
    { numRuns: 10 },
  );
});

test('an unwanted call is written down, and nobody pays for it', async () => {
  await subscribed('active');
  const callId = await talk(money, businessId, 95);
  await db.system.update(conversation).set({ spam: 'marked' }).where(eq(conversation.id, callId));
  await close(callId);
  expect(await rows()).toMatchObject([{ kind: 'spam', quantity: 95, billable: false }]);
  expect(await unreported(db, { businessId, callId })).toBeNull();
});

test('minutes on the owner’s own phone are a separate row, written once, and no plan pays for them', async () => {
  await subscribed('active');
  const callId = await talk(money, businessId, 20);
  await close(callId);
  for (const seconds of [0, 95, 95, 120]) await recordTransfer(db, { businessId, callId }, seconds);
  const transfers = await db.system
    .select()
    .from(usage)
    .where(and(eq(usage.businessId, businessId), eq(usage.kind, 'transfer')));
  expect(transfers).toMatchObject([{ conversationId: callId, quantity: 95, billable: false }]);
  expect(await db.tenant(businessId, (tx) => billableSeconds(tx, businessId, SPAN))).toMatchObject({
    all: 20,
  });
});

test('a business can neither see nor write the usage of another', async () => {
  await subscribed('active');
  const callId = await talk(money, businessId, 45);
  await close(callId);
  const other = await makePayingBusiness(money);
  expect(await db.tenant(other, (tx) => tx.select().from(usage))).toEqual([]);
  expect(await db.tenant(other, (tx) => billableSeconds(tx, businessId, SPAN))).toMatchObject({ all: 0 });
  expect(await unreported(db, { businessId: other, callId })).toBeNull();
  expect(await db.tenant(other, (tx) => recordTalk(tx, { businessId: other, callId }))).toEqual([]);
  const row = { conversationId: callId, kind: 'sms' as const, quantity: 1, at: new Date(), billable: true };
  await expect(
    db.tenant(other, (tx) => tx.insert(usage).values({ businessId, ...row })),
  ).rejects.toMatchObject({ code: '42501' });
  // Nor does a row of its own point at another's call.
  await expect(
    db.tenant(other, (tx) => tx.insert(usage).values({ businessId: other, ...row })),
  ).rejects.toMatchObject({ code: '23503' });
  expect(await rows(other)).toEqual([]);
  expect(await rows()).toHaveLength(1);
});

test('a meter takes each call once, whoever reports it and however often', async () => {
  const customer = await money.parts.stripe.customers.create({
    name: 'A',
    metadata: { business_id: businessId },
  });
  await db.system
    .update(billingAccount)
    .set({ subscriptionStatus: 'active', customerId: customer.id })
    .where(eq(billingAccount.businessId, businessId));
  const calls = await Promise.all([11, 22, 33].map((seconds) => talk(money, businessId, seconds)));
  for (const callId of calls) await close(callId);
  const reports = calls.flatMap((callId) => [callId, callId, callId]);
  await Promise.all(reports.map((callId) => reportUsage(money.parts, { businessId, callId })));
  const taken = money.fake.account.meterEvents.filter((event) => event.customer === customer.id);
  expect(taken.map(({ value }) => value).toSorted()).toEqual([11, 22, 33]);
  expect(await db.tenant(businessId, (tx) => billableSeconds(tx, businessId, SPAN))).toEqual({
    all: 66,
    reported: 66,
  });
  await reportUsage(money.parts, { businessId, callId: newId<CallId>() });
  expect(money.fake.account.meterEvents.filter((event) => event.customer === customer.id)).toHaveLength(3);
});
