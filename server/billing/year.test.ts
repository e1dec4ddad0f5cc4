/** A year of one business with a moved clock; every invoice is computed once more here, by other means. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BusinessId } from '../../db/ids.ts';
import { mail, usage } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { changePlan, listInvoices, previewChange, startCheckout } from './checkout.ts';
import { tellEndingTrials } from './admission.ts';
import { reportUsage } from './metering.ts';
import {
  askAtTheGate,
  goOn,
  handOnAll,
  makePayingBusiness,
  type Money,
  openMoney,
  pay,
  pressAtPortal,
  readAccount,
  subscribe,
  talkAndClose,
} from './testing.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

let db: TestDatabase;
let money: Money;
let businessId: BusinessId;
/** Seconds talked, with their moment, as the caller's own clock had it. */
const talked: { readonly at: number; readonly seconds: number }[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  money = await openMoney(db);
  businessId = await makePayingBusiness(money);
});
afterAll(async () => {
  await money.close();
  await db.close();
});

const now = () => money.fake.account.now();
const admit = (id: BusinessId) => askAtTheGate(money, id);

async function callOf(seconds: number): Promise<void> {
  const callId = await talkAndClose(money, businessId, seconds);
  await reportUsage(money.parts, { businessId, callId });
  talked.push({ at: now(), seconds });
}

const does = (what: string) => pressAtPortal(money, businessId, what);

const between = (from: Date | null, to: Date | null) =>
  talked
    .filter(({ at }) => at * 1000 >= (from?.getTime() ?? 0) && at * 1000 < (to?.getTime() ?? 0))
    .reduce((sum, { seconds }) => sum + seconds, 0);

/** Cents above what is included; by minutes with a fraction, as a person would work it out. */
const overage = (seconds: number, includedMinutes: number, centsPerMinute: number) =>
  Math.round(Math.max(0, seconds / 60 - includedMinutes) * centsPerMinute);

const newestTotal = async () => (await listInvoices(money.parts, businessId))[0]?.total;
const subjects = async () => (await db.system.select().from(mail)).map(({ subject }) => subject);

test('a year passes from trial to plan, upgrade, overage, a failed card, grace, recovery, yearly plan and end', async () => {
  // A trial ends with its minutes.
  expect(await admit(businessId)).toEqual({ type: 'open' });
  await callOf(HOUR);
  expect(await admit(businessId)).toMatchObject({ type: 'refused', why: 'trial-minutes' });
  await goOn(money, HOUR);

  // Starter by the month: what was talked before costs nothing.
  await subscribe(money, businessId);
  expect(await newestTotal()).toBe(4_900);
  expect(await admit(businessId)).toEqual({ type: 'open' });

  // In the middle of the month to Growth: half of each price, to the second, as the preview says.
  await callOf(300 * 60);
  await goOn(money, 12 * DAY + 5 * HOUR);
  const before = await readAccount(money, businessId);
  const preview = await previewChange(money.parts, businessId, { plan: 'growth', interval: 'month' });
  if (preview === null) throw new Error('no preview');
  const length = ((before.periodEnd?.getTime() ?? 0) - (before.periodStart?.getTime() ?? 0)) / 1000;
  const left = (before.periodEnd?.getTime() ?? 0) / 1000 - preview.at;
  const expected = Math.round((14_900 * left) / length) - Math.round((4_900 * left) / length);
  expect(preview.dueCents).toBe(expected);
  expect(await changePlan(money.parts, businessId, { plan: 'growth', interval: 'month' }, preview)).toBe(
    'changed',
  );
  await handOnAll(money);
  expect(await newestTotal()).toBe(expected);
  expect(await readAccount(money, businessId)).toMatchObject({ plan: 'growth' });

  // Over the included minutes: the month's end bills the next month and what was above.
  await callOf(600 * 60 + 30);
  await goOn(money, 20 * DAY);
  const { periodStart, periodEnd } = before;
  expect(await newestTotal()).toBe(14_900 + overage(between(periodStart, periodEnd), 800, 24));

  // The card fails: grace, then only messages, then all is restored with the payment.
  await does('bad-card');
  await callOf(100 * 60);
  await goOn(money, 31 * DAY);
  expect(await readAccount(money, businessId)).toMatchObject({ subscriptionStatus: 'past_due' });
  expect(await admit(businessId)).toEqual({ type: 'open' });
  await goOn(money, 8 * DAY);
  expect(await admit(businessId)).toMatchObject({ type: 'refused', why: 'unpaid' });
  await does('good-card');
  expect(await admit(businessId)).toEqual({ type: 'open' });
  expect((await listInvoices(money.parts, businessId)).every(({ status }) => status === 'paid')).toBe(true);

  // To a year of Scale: the month so far is settled, what is left of it is credited.
  await callOf(900 * 60 + 1);
  await goOn(money, 3 * DAY);
  const monthly = await readAccount(money, businessId);
  const yearly = await previewChange(money.parts, businessId, { plan: 'scale', interval: 'year' });
  if (yearly === null) throw new Error('no preview');
  const month = ((monthly.periodEnd?.getTime() ?? 0) - (monthly.periodStart?.getTime() ?? 0)) / 1000;
  const unused = Math.round((14_900 * ((monthly.periodEnd?.getTime() ?? 0) / 1000 - yearly.at)) / month);
  const soFar = overage(between(monthly.periodStart, new Date(yearly.at * 1000)), 800, 24);
  expect(yearly.dueCents).toBe(399_000 - unused + soFar);
  await changePlan(money.parts, businessId, { plan: 'scale', interval: 'year' }, yearly);
  await handOnAll(money);
  expect(await newestTotal()).toBe(399_000 - unused + soFar);
  expect(await readAccount(money, businessId)).toMatchObject({ plan: 'scale', interval: 'year' });

  // Cancelled: it runs to the end of the paid period, then ends with its last overage.
  await goOn(money, 100 * DAY);
  for (let call = 0; call < 4; call += 1) await callOf(8_000 * 60);
  await does('cancel');
  const last = await readAccount(money, businessId);
  expect(last.cancelsAt).toEqual(last.periodEnd);
  expect(await admit(businessId)).toEqual({ type: 'open' });
  await goOn(money, 270 * DAY);
  expect(await newestTotal()).toBe(overage(between(last.periodStart, last.periodEnd), 12 * 2_500, 18));
  expect(await admit(businessId)).toMatchObject({ type: 'refused', why: 'ended' });

  // The ledger has every second that was talked, and the meter every one that a subscription pays for.
  const ledger = await db.system.select().from(usage).where(eq(usage.businessId, businessId));
  const sum = (rows: readonly { readonly quantity: number }[]) =>
    rows.reduce((all, each) => all + each.quantity, 0);
  expect(sum(ledger)).toBe(talked.reduce((all, { seconds }) => all + seconds, 0));
  const metered = money.fake.account.meterEvents;
  expect(metered.reduce((all, { value }) => all + value, 0)).toBe(
    sum(ledger.filter(({ billable }) => billable)),
  );
  expect(new Set(metered.map(({ identifier }) => identifier)).size).toBe(metered.length);
  expect(await subjects()).toEqual([]);
});

test('the owners get each notice once', async () => {
  const other = await makePayingBusiness(money);
  money.fake.advance(12 * DAY);
  await tellEndingTrials(money.parts);
  await tellEndingTrials(money.parts);
  money.fake.advance(3 * DAY);
  for (let call = 0; call < 3; call += 1)
    expect(await admit(other)).toMatchObject({ type: 'refused', why: 'trial-days' });
});

test('a report whose answer was lost is sent again and counted once', async () => {
  businessId = await makePayingBusiness(money);
  await subscribe(money, businessId);
  const callId = await talkAndClose(money, businessId, 77);
  money.fake.fail({ requests: 3, when: 'after' });
  await reportUsage(money.parts, { businessId, callId }).catch(() => undefined);
  money.fake.fail({ requests: 0, when: 'before' });
  await reportUsage(money.parts, { businessId, callId });
  const counted = money.fake.account.meterEvents.filter(({ identifier }) => identifier.includes(callId));
  expect(counted).toMatchObject([{ value: 77 }]);
});

test('two checkouts at once leave one subscription', async () => {
  businessId = await makePayingBusiness(money);
  const choices = [
    { plan: 'starter', interval: 'month' },
    { plan: 'growth', interval: 'month' },
  ] as const;
  const opened = await Promise.all(
    choices.map((choice) => startCheckout(money.parts, businessId, choice, 'q@a.test')),
  );
  for (const each of opened) if (each.type === 'checkout') await pay(each.url);
  await handOnAll(money);
  const { customerId } = await readAccount(money, businessId);
  const live = [...money.fake.account.subscriptions.values()].filter(
    ({ customer, status }) => customer === customerId && status === 'active',
  );
  expect(live).toHaveLength(1);
});

test('a second subscription that was paid all the same is refunded', async () => {
  businessId = await makePayingBusiness(money);
  const opened = await startCheckout(
    money.parts,
    businessId,
    { plan: 'starter', interval: 'month' },
    'r@a.test',
  );
  if (opened.type !== 'checkout') throw new Error('no checkout');
  const first = [...money.fake.account.sessions.values()].at(-1) ?? never();
  money.fake.account.sessions.set('cs_test_twin', { ...first, id: 'cs_test_twin' });
  await pay(opened.url);
  await pay(`${money.fake.url}/c/pay/cs_test_twin`);
  await handOnAll(money);
  await handOnAll(money);
  const mine = [...money.fake.account.subscriptions.values()].filter(
    ({ customer }) => customer === first.customer,
  );
  expect(mine.map(({ status }) => status).toSorted()).toEqual(['active', 'canceled']);
  expect(money.fake.account.customers.get(first.customer)?.balance).toBe(-4_900);
  expect(await readAccount(money, businessId)).toMatchObject({ subscriptionStatus: 'active' });
});

function never(): never {
  throw new Error('there is none');
}
