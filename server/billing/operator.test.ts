/** The mails to the operator about Stripe, and the comparison of its meter with the ledger, both ways. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mail, stripeEvent } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { reconcileAll, reportUsage } from './metering.ts';
import { corrections, countTroubledEvents, tellOperator, troubledEvents } from './operator.ts';
import {
  checkOut,
  handOn,
  lookIntoEvent,
  makePayingBusiness,
  type Money,
  openMoney,
  readAccount,
  subscribe,
  talkAndClose,
} from './testing.ts';
import { redeliver } from './webhook-events.ts';

const HOUR = 60 * 60;
const OPERATOR = 'operator@a.test';
let db: TestDatabase;
let money: Money;

beforeAll(async () => {
  db = await createTestDatabase();
  money = await openMoney(db);
});
afterAll(async () => {
  await money.close();
  await db.close();
});

const toOperator = () => db.system.select().from(mail).where(eq(mail.recipient, OPERATOR));

test('the operator gets no mail while all is well', async () => {
  await tellOperator(money.parts, OPERATOR);
  expect(await toOperator()).toEqual([]);
  expect(await countTroubledEvents(db)).toEqual({ failed: 0, 'unknown-customer': 0 });
});

test('an event of an unknown customer is counted, listed, reported and processed again', async () => {
  const businessId = await makePayingBusiness(money);
  await checkOut(money, businessId);
  const { customerId } = await readAccount(money, businessId);
  const [event] = money.fake.delivery.events.splice(0);
  if (event === undefined || customerId === null) throw new Error('nothing was paid');
  const forget = (id: string | null) =>
    db.sql`update billing_account set customer_id = ${id} where business_id = ${businessId}`;
  await forget(null);
  await handOn(money, event);
  expect(await countTroubledEvents(db)).toEqual({ failed: 0, 'unknown-customer': 1 });
  expect(await troubledEvents(db, new Date(0))).toMatchObject([{ id: event.id, customerId }]);
  await db.system.update(stripeEvent).set({ receivedAt: new Date(money.parts.clock.now()) });
  await tellOperator(money.parts, OPERATOR);
  const [told] = await toOperator();
  expect(told?.body).toContain(`${event.id} ${event.type} unknown-customer ${customerId}`);

  await forget(customerId);
  expect(await redeliver(db, event.id, 'cus_of_another')).toBe(false);
  expect(await redeliver(db, event.id, null)).toBe(true);
  expect(await lookIntoEvent(money.parts, event.id)).toBe('done');
  expect(await readAccount(money, businessId)).toMatchObject({ subscriptionStatus: 'active' });
  expect(await countTroubledEvents(db)).toEqual({ failed: 0, 'unknown-customer': 0 });
});

test('usage that the meter lost is sent again, surplus is taken back, and both can be seen', async () => {
  const businessId = await makePayingBusiness(money);
  await subscribe(money, businessId);
  const { customerId } = await readAccount(money, businessId);
  const meterEvents = money.fake.account.meterEvents;
  const counted = () =>
    meterEvents.filter(({ customer }) => customer === customerId).reduce((sum, { value }) => sum + value, 0);
  const compare = async () => {
    const errors: unknown[] = [];
    await reconcileAll(money.parts, (error) => errors.push(error));
    // Compared twice is mended once.
    await reconcileAll(money.parts, (error) => errors.push(error));
    expect(errors).toEqual([]);
  };
  money.fake.advance(HOUR);
  for (const seconds of [600, 300]) {
    const callId = await talkAndClose(money, businessId, seconds);
    await reportUsage(money.parts, { businessId, callId });
  }
  // A call that is in the ledger and on its way to the meter is neither missed nor too much.
  await talkAndClose(money, businessId, 50);
  money.fake.advance(2 * HOUR);
  await compare();
  expect(counted()).toBe(900);
  const own = meterEvents.findIndex(({ customer, value }) => customer === customerId && value === 600);
  const [lost] = meterEvents.splice(own, 1);
  if (lost === undefined) throw new Error('nothing was metered');
  money.fake.advance(HOUR);
  await compare();
  expect(counted()).toBe(900);
  // What was lost turns up after all.
  meterEvents.push(lost);
  expect(counted()).toBe(1_500);
  money.fake.advance(HOUR);
  await compare();
  expect(counted()).toBe(950);
  const seen = await db.tenant(businessId, (tx) => corrections(tx, businessId));
  expect(seen.map(({ ours, theirs, repaired }) => ({ ours, theirs, repaired }))).toEqual([
    { ours: 950, theirs: 1_500, repaired: -550 },
    { ours: 900, theirs: 300, repaired: 600 },
  ]);
  await tellOperator(money.parts, OPERATOR);
  expect((await toOperator()).at(-1)?.body).toContain('ledger 950, meter 1500, corrected by -550');
});
