/** The permissions to see and change what a business pays, and the effects at Stripe. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BusinessId, newId } from '../../db/ids.ts';
import { billingAccount, member, phoneNumber, stripeEvent } from '../../db/schema.ts';
import type { TestDatabase } from '../../db/testing.ts';
import { OFFER_SECONDS, priceOffers } from '../billing/price-offers.ts';
import { handOnAll, type Money, pay, readAccount, talkAndClose, waitingJobs } from '../billing/testing.ts';
import { BillingShop, STARTER } from './testing-billing.ts';

const DAY = 24 * 60 * 60;
const GROWTH = { plan: 'growth', interval: 'month' } as const;

let db: TestDatabase;
let money: Money;
let shop: BillingShop;
let businessId: BusinessId;
let people: Awaited<ReturnType<BillingShop['begin']>>['people'];

beforeAll(async () => {
  shop = await BillingShop.open();
  ({ db, money } = shop);
});
afterAll(() => shop.close());
beforeEach(async () => {
  ({ businessId, people } = await shop.begin());
});

const as = (who: keyof typeof people | null, free = false) =>
  shop.callerOf(who === null ? null : people[who], free);
const subscribe = () => shop.subscribe(businessId, people.owner);

/** A price that the service named just now. */
const offerOf = () =>
  shop.offers.sign(businessId, GROWTH, { at: Math.floor(money.parts.clock.now() / 1000), dueCents: 1 });

const LIMITS = {
  overageCents: 2_000,
  dailyMinutes: 90,
  fallbackPhone: '+12125550777',
  dialCountries: ['CA'],
};

/** Every procedure with a valid input. */
type Billing = ReturnType<typeof as>['billing'];
const PROCEDURES: { readonly [Name in keyof Billing]: (billing: Billing) => Promise<unknown> } = {
  read: (billing) => billing.read({ businessId }),
  setLimits: (billing) => billing.setLimits({ businessId, limits: LIMITS }),
  checkout: (billing) => billing.checkout({ businessId, choice: STARTER }),
  preview: (billing) => billing.preview({ businessId, choice: GROWTH }),
  change: (billing) => billing.change({ businessId, choice: GROWTH, offer: offerOf() }),
  portal: (billing) => billing.portal({ businessId }),
  invoices: (billing) => billing.invoices({ businessId }),
  corrections: (billing) => billing.corrections({ businessId }),
  events: (billing) => billing.events({ businessId }),
  redeliver: (billing) => billing.redeliver({ businessId, eventId: 'evt_1' }),
};

describe.each(Object.entries(PROCEDURES))('billing.%s', (name, ask) => {
  test('is for the owner only, and refuses staff, other users and requests without a session', async () => {
    await expect(ask(as('staff').billing)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(ask(as('stranger').billing)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ask(as(null).billing)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    if (name === 'read') await expect(ask(as('manager').billing)).resolves.toBeDefined();
    else await expect(ask(as('manager').billing)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('says, on an installation without Stripe, that nothing is paid here', async () => {
    if (name === 'read')
      expect(await ask(as('owner', true).billing)).toMatchObject({ account: { type: 'free' }, meter: null });
    else await expect(ask(as('owner', true).billing)).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  });
});

test('a trial is shown with what is left of it, and the checkout turns it into a plan', async () => {
  const { billing } = as('owner');
  expect(await billing.read({ businessId })).toMatchObject({
    account: { type: 'trial', minutes: 60 },
    meter: { usedSeconds: 0, includedSeconds: 3_600, overageCents: 0 },
    currency: 'usd',
    plans: [{ id: 'starter', monthCents: 4_900 }, { id: 'growth' }, { id: 'scale' }],
  });
  expect(await billing.invoices({ businessId })).toEqual([]);
  expect(await billing.events({ businessId })).toEqual([]);
  for (const asked of [
    () => billing.portal({ businessId }),
    () => billing.preview({ businessId, choice: GROWTH }),
    () => billing.change({ businessId, choice: GROWTH, offer: offerOf() }),
  ])
    await expect(asked()).rejects.toMatchObject({ code: 'CONFLICT', message: /no subscription/ });
  await subscribe();
  expect(await billing.read({ businessId })).toMatchObject({
    account: { type: 'subscribed', ...STARTER, graceEnds: null, cancelsAt: null },
    meter: { includedSeconds: 200 * 60 },
  });
  expect(await billing.invoices({ businessId })).toMatchObject([{ status: 'paid', total: 4_900 }]);
  expect((await billing.portal({ businessId })).url).toContain(money.fake.url);
  await expect(billing.checkout({ businessId, choice: GROWTH })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('a change of plan costs what its preview said, and takes effect at once', async () => {
  await subscribe();
  const { billing } = as('owner');
  const { offer, dueCents } = await billing.preview({ businessId, choice: GROWTH });
  await billing.change({ businessId, choice: GROWTH, offer });
  expect(await billing.read({ businessId })).toMatchObject({ account: { plan: 'growth' } });
  expect((await billing.invoices({ businessId })).map(({ total }) => total)).toContain(dueCents);
});

test('the client cannot choose the time from which a change is calculated', async () => {
  await subscribe();
  const { billing } = as('owner');
  const { offer, dueCents } = await billing.preview({ businessId, choice: GROWTH });
  const now = Math.floor(money.parts.clock.now() / 1000);
  const [words = '', signature = ''] = offer.split('.');
  const earlier = Buffer.from(JSON.stringify({ at: now - 20 * DAY, dueCents: -35_000 })).toString(
    'base64url',
  );
  const refused = async (
    forged: string,
    choice: { plan: 'growth' | 'scale'; interval: 'month' | 'year' } = GROWTH,
  ) =>
    expect(billing.change({ businessId, choice, offer: forged })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: /look again/,
    });
  await refused(`${earlier}.${signature}`);
  await refused(`${earlier}.${words}`);
  await refused(`${words}.`);
  await refused('');
  await refused(offer, { plan: 'scale', interval: 'month' });
  await refused(offer, { plan: 'growth', interval: 'year' });
  await refused(shop.offers.sign(newId(), GROWTH, { at: now, dueCents }));
  await refused(priceOffers('another secret').sign(businessId, GROWTH, { at: now, dueCents }));
  await refused(shop.offers.sign(businessId, GROWTH, { at: now, dueCents: dueCents - 1 }));
  await refused(shop.offers.sign(businessId, GROWTH, { at: now + 60, dueCents }));
  money.fake.advance(OFFER_SECONDS + 1);
  await refused(offer);
  expect(await billing.read({ businessId })).toMatchObject({ account: { plan: 'starter' } });
});

test('limits are saved and removed, and senseless ones are refused', async () => {
  const { billing } = as('owner');
  await billing.setLimits({ businessId, limits: LIMITS });
  expect((await billing.read({ businessId })).caps).toEqual(LIMITS);
  const none = { overageCents: null, dailyMinutes: null, fallbackPhone: null, dialCountries: [] };
  for (const wrong of [
    { overageCents: -1 },
    { dailyMinutes: 0 },
    { dailyMinutes: 1_441 },
    { fallbackPhone: '911' },
    { fallbackPhone: '+19005551234' },
    { fallbackPhone: '+18765551234' },
    { fallbackPhone: '+870123456789' },
    { fallbackPhone: '+442079460000', dialCountries: ['CA'] },
    { dialCountries: ['XX'] },
  ])
    await expect(billing.setLimits({ businessId, limits: { ...none, ...wrong } })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  expect((await billing.read({ businessId })).caps).toEqual(LIMITS);
  await billing.setLimits({ businessId, limits: none });
  expect((await billing.read({ businessId })).caps).toEqual(none);
});

test('callers are put through to a country that was allowed, and not to a number that is answered here', async () => {
  const { billing } = as('owner');
  const abroad = { ...LIMITS, fallbackPhone: '+442079460000', dialCountries: ['GB'] };
  await billing.setLimits({ businessId, limits: abroad });
  expect((await billing.read({ businessId })).caps).toEqual(abroad);
  const taken = '+12125550188';
  await db.system.insert(phoneNumber).values({ businessId, e164: taken });
  await expect(
    billing.setLimits({ businessId, limits: { ...LIMITS, fallbackPhone: taken } }),
  ).rejects.toMatchObject({ code: 'BAD_REQUEST', message: /answered here/ });
});

test('the service says why the next call would not be answered, by its own clock', async () => {
  const refused = async () => (await as('owner').billing.read({ businessId })).refused;
  const { billing } = as('owner');
  expect(await refused()).toBeNull();
  await billing.setLimits({ businessId, limits: LIMITS });
  await talkAndClose(money, businessId, 40 * 60);
  expect(await refused()).toBeNull();
  await billing.setLimits({ businessId, limits: { ...LIMITS, dailyMinutes: 40 } });
  expect(await refused()).toBe('daily-cap');
  await talkAndClose(money, businessId, 20 * 60);
  expect(await refused()).toBe('trial-minutes');
  money.fake.advance(14 * 24 * 60 * 60);
  expect(await refused()).toBe('trial-days');
  await subscribe();
  expect(await refused()).toBeNull();
});

test('Stripe events are listed, a failed one with its reason, and processed again on request', async () => {
  await subscribe();
  const { billing } = as('owner');
  const events = await billing.events({ businessId });
  expect(events.length).toBeGreaterThan(2);
  expect(events.every(({ status }) => status === 'done')).toBe(true);
  const eventId = events[0]?.id ?? '';
  await db.system
    .update(stripeEvent)
    .set({ status: 'failed', error: 'away' })
    .where(eq(stripeEvent.id, eventId));
  expect((await billing.events({ businessId }))[0]).toMatchObject({ status: 'failed', error: 'away' });
  const before = await waitingJobs(db, 'look-into-stripe-event');
  await billing.redeliver({ businessId, eventId });
  expect(await waitingJobs(db, 'look-into-stripe-event')).toBe(before + 1);
  expect((await billing.events({ businessId }))[0]).toMatchObject({ status: 'waiting', error: null });
  await expect(billing.redeliver({ businessId, eventId: 'evt_none' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('an owner cannot have the events of another business processed', async () => {
  await subscribe();
  const [event] = await as('owner').billing.events({ businessId });
  const before = await waitingJobs(db, 'look-into-stripe-event');
  const [own] = await db.system.select().from(member).where(eq(member.userId, people.stranger));
  const eventId = event?.id ?? '';
  const elsewhere = own?.businessId ?? businessId;
  expect(elsewhere).not.toBe(businessId);
  const ask = () => as('stranger').billing.redeliver({ businessId: elsewhere, eventId });
  await expect(ask()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  // Nor when it has Stripe events of its own.
  const { url } = await as('stranger').billing.checkout({ businessId: elsewhere, choice: STARTER });
  await pay(url);
  await handOnAll(money);
  expect(await as('stranger').billing.events({ businessId: elsewhere })).not.toEqual([]);
  const theirs = await waitingJobs(db, 'look-into-stripe-event');
  await expect(ask()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  // Nor those who may not ask for their own.
  for (const who of ['manager', 'staff'] as const)
    await expect(as(who).billing.redeliver({ businessId, eventId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  await expect(as(null).billing.redeliver({ businessId, eventId })).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
  });
  expect(await waitingJobs(db, 'look-into-stripe-event')).toBe(theirs);
  expect(theirs).toBeGreaterThan(before);
  expect((await as('owner').billing.events({ businessId }))[0]).toEqual(event);
});

test('an owner whose turn at the account was lost is told to try again', async () => {
  money.fake.pause = async () => {
    money.fake.pause = () => Promise.resolve();
    // As if this process had paused for long, and another had continued meanwhile.
    await db.system
      .update(billingAccount)
      .set({ turnHolder: people.owner })
      .where(eq(billingAccount.businessId, businessId));
  };
  await expect(as('owner').billing.checkout({ businessId, choice: STARTER })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'This took too long, and nothing was changed. Try again.',
  });
  expect(await readAccount(money, businessId)).toMatchObject({ customerId: null });
});

test('while Stripe does not answer, the owner is told so and nothing changes', async () => {
  await subscribe();
  money.fake.fail({ requests: 1_000, when: 'before' });
  await expect(as('owner').billing.portal({ businessId })).rejects.toMatchObject({ code: 'BAD_GATEWAY' });
  money.fake.fail({ requests: 0, when: 'before' });
  expect(await readAccount(money, businessId)).toMatchObject({
    subscriptionStatus: 'active',
    plan: 'starter',
  });
}, 30_000);
