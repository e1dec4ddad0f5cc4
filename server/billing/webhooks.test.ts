import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BusinessId } from '../../db/ids.ts';
import { stripeEvent } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { startCheckout } from './checkout.ts';
import { handOn, handOnAll, makePayingBusiness, type Money, openMoney, pay, readAccount } from './testing.ts';
import { keepEvents, lookIntoEvent } from './webhook-events.ts';

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
  money.fake.delivery.events.length = 0;
});

async function subscribe() {
  const opened = await startCheckout(
    money.parts,
    businessId,
    { plan: 'starter', interval: 'month' },
    'o@a.test',
  );
  if (opened.type !== 'checkout') throw new Error('no checkout');
  await pay(opened.url);
}

test('a plan is active as soon as its checkout is told of', async () => {
  await subscribe();
  expect(await readAccount(money, businessId)).toMatchObject({ subscriptionStatus: null });
  await handOnAll(money);
  expect(await readAccount(money, businessId)).toMatchObject({
    subscriptionStatus: 'active',
    plan: 'starter',
    interval: 'month',
    unpaidSince: null,
  });
});

test('a card that is declined leaves everything as it was', async () => {
  const opened = await startCheckout(
    money.parts,
    businessId,
    { plan: 'starter', interval: 'month' },
    'o@a.test',
  );
  if (opened.type === 'checkout') await pay(opened.url, '0002');
  await handOnAll(money);
  expect(await readAccount(money, businessId)).toMatchObject({ subscriptionStatus: null });
});

test('an event of a customer whom nobody knows changes nothing, and is kept for the operator to see', async () => {
  const event = {
    id: 'evt_unknown',
    type: 'invoice.paid',
    created: 1,
    data: { object: { object: 'invoice', id: 'in_1', customer: 'cus_unknown' } },
  };
  await keepEvents(db, [event]);
  await keepEvents(db, [event]);
  await lookIntoEvent(money.parts, event.id);
  const rows = await db.system.select().from(stripeEvent).where(eq(stripeEvent.id, event.id));
  expect(rows).toMatchObject([{ status: 'unknown-customer', customerId: 'cus_unknown' }]);
});

test('an event is looked into again after Stripe could not be reached', async () => {
  await subscribe();
  const [event] = money.fake.delivery.events.splice(0);
  if (event === undefined) throw new Error('no event');
  money.fake.fail({ requests: 10, when: 'before' });
  await expect(handOn(money, event)).rejects.toThrow();
  const status = async () =>
    (await db.system.select().from(stripeEvent).where(eq(stripeEvent.id, event.id)))[0]?.status;
  expect(await status()).toBe('failed');
  money.fake.fail({ requests: 0, when: 'before' });
  await lookIntoEvent(money.parts, event.id);
  expect(await status()).toBe('done');
  expect(await readAccount(money, businessId)).toMatchObject({ subscriptionStatus: 'active' });
}, 30_000);
