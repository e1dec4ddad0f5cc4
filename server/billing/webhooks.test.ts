import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BusinessId } from '../../db/ids.ts';
import { billingAccount, stripeEvent } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import {
  checkOut,
  handOn,
  handOnAll,
  lookIntoEvent,
  makePayingBusiness,
  type Money,
  openMoney,
  readAccount,
} from './testing.ts';
import { keepEvents, lookIntoEvents } from './webhook-events.ts';

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

test('a plan is active as soon as the event of its checkout arrives', async () => {
  await checkOut(money, businessId);
  expect(await readAccount(money, businessId)).toMatchObject({ subscriptionStatus: null });
  await handOnAll(money);
  expect(await readAccount(money, businessId)).toMatchObject({
    subscriptionStatus: 'active',
    plan: 'starter',
    interval: 'month',
    unpaidSince: null,
  });
});

test('a declined card changes nothing', async () => {
  await checkOut(money, businessId, '0002');
  await handOnAll(money);
  expect(await readAccount(money, businessId)).toMatchObject({ subscriptionStatus: null });
});

test('an event of an unknown customer changes nothing, and is kept for the operator to see', async () => {
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

test('an event is processed again after Stripe could not be reached', async () => {
  await checkOut(money, businessId);
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

test('many events cause one request to Stripe for each customer, and a failing one delays no other', async () => {
  const event = (customer: string, at: number) => ({
    id: `evt_${customer}_${at}`,
    type: 'customer.subscription.updated',
    created: 1,
    data: { object: { object: 'subscription', id: 'sub_1', customer } },
  });
  await checkOut(money, businessId);
  const { customerId } = await readAccount(money, businessId);
  if (customerId === null) throw new Error('no customer');
  // Stripe knows nothing of this one.
  const other = await makePayingBusiness(money);
  await db.system
    .update(billingAccount)
    .set({ customerId: 'cus_gone' })
    .where(eq(billingAccount.businessId, other));
  const told = [customerId, 'cus_gone', 'cus_nobody'].flatMap((customer) =>
    Array.from({ length: 10 }, (_, at) => event(customer, at)),
  );
  await keepEvents(db, told);
  let asked = 0;
  const stripe = new Proxy(money.parts.stripe, {
    get(target, name, receiver) {
      if (name !== 'subscriptions') return Reflect.get(target, name, receiver) as unknown;
      asked += 1;
      return {
        list: (parameters: { readonly customer: string }) =>
          parameters.customer === 'cus_gone'
            ? Promise.reject(new Error('No such customer'))
            : target.subscriptions.list(parameters),
      };
    },
  });
  const looked = await lookIntoEvents(
    { ...money.parts, stripe },
    told.map(({ id }) => id),
  );
  expect(asked).toBe(2);
  const came = (customer: string) =>
    new Set(Array.from({ length: 10 }, (_, at) => looked.get(`evt_${customer}_${at}`)?.type));
  expect(came(customerId)).toEqual(new Set(['done']));
  expect(came('cus_gone')).toEqual(new Set(['failed']));
  expect(came('cus_nobody')).toEqual(new Set(['unknown-customer']));
  expect(await readAccount(money, businessId)).toMatchObject({ subscriptionStatus: 'active' });
  const gone = await db.system.select().from(stripeEvent).where(eq(stripeEvent.customerId, 'cus_gone'));
  expect(new Set(gone.map(({ error }) => error))).toEqual(new Set(['No such customer']));
});
