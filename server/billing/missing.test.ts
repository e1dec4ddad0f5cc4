/** Customers whom Stripe does not know any more, and what it tells that is none of ours. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { BusinessId } from '../../db/ids.ts';
import { billingAccount } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { signatureOf } from '../fakes/stripe/delivery.ts';
import { accountOf } from './accounts.ts';
import { listInvoices, openPortal, startCheckout } from './checkout.ts';
import { pickSubscription, syncSubscription, type SubscriptionShape } from './sync.ts';
import { isMissing, isOfOtherMode } from './missing.ts';
import {
  handOnAll,
  makePayingBusiness,
  type Money,
  openMoney,
  pay,
  readAccount,
  SECRET,
  subscribe,
} from './testing.ts';
import { readWebhook } from './webhook-events.ts';

const STARTER = { plan: 'starter', interval: 'month' } as const;
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

test('a customer who was deleted at Stripe subscribes again as a new customer', async () => {
  await subscribe(money, businessId);
  const { customerId: before, subscriptionId } = await readAccount(money, businessId);
  await money.parts.stripe.subscriptions.cancel(subscriptionId ?? '');
  await handOnAll(money);
  money.fake.account.customers.delete(before ?? '');
  expect(await openPortal(money.parts, businessId)).toBeNull();
  expect(await listInvoices(money.parts, businessId)).toBeInstanceOf(Array);
  const opened = await startCheckout(money.parts, businessId, STARTER, 'o@a.test');
  if (opened.type !== 'checkout') throw new Error('no checkout');
  await pay(opened.url);
  await handOnAll(money);
  const after = await readAccount(money, businessId);
  expect(after.customerId).not.toBe(before);
  expect(after.subscriptionStatus).toBe('active');
});

test('a customer who subscribed with a test key can subscribe with a live one', async () => {
  await subscribe(money, businessId);
  await db.system
    .update(billingAccount)
    .set({ customerId: `cus_${businessId.replaceAll('-', '')}` })
    .where(eq(billingAccount.businessId, businessId));
  const opened = await startCheckout(money.parts, businessId, STARTER, 'o@a.test');
  expect(opened.type).toBe('checkout');
});

test('the errors of Stripe about unknown things are recognized', () => {
  const missing = (message: string) => Object.assign(new Error(message), { code: 'resource_missing' });
  const other = missing(
    "No such customer: 'cus_1'; a similar object exists in test mode, but a live mode key was used.",
  );
  expect([isMissing(other), isOfOtherMode(other)]).toEqual([true, true]);
  const gone = missing("No such customer: 'cus_1'");
  expect([isMissing(gone), isOfOtherMode(gone)]).toEqual([true, false]);
  expect(isMissing(new Error('No such customer'))).toBe(false);
});

test('a second look at a missing customer does not restart the time that data is kept', async () => {
  await subscribe(money, businessId);
  await db.system
    .update(billingAccount)
    .set({ subscriptionStatus: 'canceled', endedAt: new Date(1_000) })
    .where(eq(billingAccount.businessId, businessId));
  const gone = Object.assign(new Error('No such customer'), { code: 'resource_missing' });
  const asked = vi.spyOn(money.parts.stripe.subscriptions, 'list').mockRejectedValueOnce(gone);
  await syncSubscription(money.parts, businessId);
  expect(asked).toHaveBeenCalledOnce();
  asked.mockRestore();
  expect(await readAccount(money, businessId)).toMatchObject({
    subscriptionStatus: 'canceled',
    endedAt: new Date(1_000),
  });
});

test.each(['incomplete', 'incomplete_expired'])(
  'a first payment that is %s after a cancellation leaves the subscription ended',
  (status) => {
    const one = (id: string, created: number, of: string, ended_at: number | null): SubscriptionShape => ({
      id,
      created,
      status: of,
      ended_at,
      items: { data: [] },
    });
    const { state } = pickSubscription(
      [one('sub_1', 1, 'canceled', 50), one('sub_2', 100, status, null)],
      new Map(),
    );
    expect(state).toMatchObject({
      subscriptionId: 'sub_1',
      subscriptionStatus: 'canceled',
      endedAt: new Date(50_000),
    });
    expect(pickSubscription([one('sub_2', 100, status, null)], new Map()).state.subscriptionStatus).toBe(
      status,
    );
  },
);

test('an account whose customer is of the other mode counts as before its first payment', async () => {
  await subscribe(money, businessId);
  const row = await readAccount(money, businessId);
  expect(accountOf({ ...row, subscriptionStatus: null, trialRefused: null }).type).toBe('trial');
});

const NOT_OURS = {
  'a thin event': {
    id: 'evt_1',
    object: 'v2.core.event',
    type: 'v1.billing.meter.error_report_triggered',
    created: '2026-11-03T15:00:00.000Z',
    related_object: null,
  },
  'one of a connected account': {
    id: 'evt_1',
    object: 'event',
    account: 'acct_1',
    type: 'invoice.paid',
    created: 1,
    data: { object: {} },
  },
  'one of a form to come': { id: 'evt_1', object: 'v3.event' },
};
test.each(Object.entries(NOT_OURS))('%s is accepted when it is signed, and acknowledged', (_, event) => {
  const now = new Date(money.parts.clock.now());
  const read = (body: string, secret: string) =>
    readWebhook(money.parts.stripe, SECRET, {
      body: Buffer.from(body),
      signature: signatureOf(secret, body, Math.floor(now.getTime() / 1000)),
      now,
    });
  expect(read(JSON.stringify(event), SECRET)).toBe('not-ours');
  expect(read(JSON.stringify(event), 'whsec_wrong')).toBeNull();
});
