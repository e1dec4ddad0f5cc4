/** Billing on a fake account at Stripe, with a clock that both share. */
import { eq, sql } from 'drizzle-orm';
import { insertCalls } from '../../db/testing-calls.ts';
import type { Database } from '../../db/client.ts';
import { type BusinessId, type CallId, newId } from '../../db/ids.ts';
import { billingAccount, business } from '../../db/schema.ts';
import { type FakeStripe, startFakeStripe } from '../fakes/stripe.ts';
import { signatureOf, type StripeEvent } from '../fakes/stripe/delivery.ts';
import { openAccount } from './accounts.ts';
import { openPortal, startCheckout } from './checkout.ts';
import { openStripe } from './client.ts';
import { type Admission, admitCall, type AdmissionParts } from './admission.ts';
import { recordTalk } from './ledger.ts';
import type { BillingParts } from './sync.ts';
import { setUpStripe } from './setup.ts';
import { keepEvents, lookIntoEvents, readWebhook } from './webhook-events.ts';

export const SECRET = 'whsec_test';
export const TRIAL = { days: 14, minutes: 60 };

export type Parts = BillingParts & AdmissionParts;

export interface Money {
  readonly fake: FakeStripe;
  readonly parts: Parts;
  close(): Promise<void>;
}

/** An account at Stripe, set up, whose events are handed on by hand. */
export async function openMoney(db: Database): Promise<Money> {
  const fake = await startFakeStripe();
  fake.delivery.held = true;
  const stripe = openStripe('sk_test_1', fake.url);
  await setUpStripe(stripe, 'https://ahoy.example.com/webhooks/stripe');
  const clock = { now: () => fake.account.now() * 1000 };
  const billingUrl = 'https://ahoy.example.com/billing';
  return {
    fake,
    parts: { db, stripe, prices: new Map(), clock, billingUrl, trial: TRIAL },
    close: () => fake.close(),
  };
}

/** A business in its trial. */
export async function makePayingBusiness({ parts }: Money): Promise<BusinessId> {
  const { db, clock } = parts;
  const businessId = newId<BusinessId>();
  await db.system.insert(business).values({
    id: businessId,
    name: 'Harbour Street Barbers',
    trade: 'barber',
    zone: 'America/New_York',
    country: 'US',
    currency: 'USD',
    hours: [],
    policy: { noticeMinutes: 0, daysAhead: 1, stepMinutes: 15, cancelNoticeMinutes: 0 },
  });
  await db.tenant(businessId, (tx) => openAccount(tx, businessId, TRIAL, clock));
  return businessId;
}

const DAY = 24 * 60 * 60;

/**
 * A customer subscribes, fails to pay, pays, cancels, stays, four times over, and at last owes: more than forty events,
 * those of each step at a time.
 */
export async function* liveThrough(
  { fake, parts }: Money,
  businessId: BusinessId,
): AsyncGenerator<readonly StripeEvent[]> {
  const mine = (): readonly StripeEvent[] => fake.delivery.events.splice(0);
  await checkOut({ parts }, businessId);
  yield mine();
  const portal = await openPortal(parts, businessId);
  if (portal === null) throw new Error('no portal');
  const body = (what: string) => new URLSearchParams({ do: what });
  for (let month = 0; month < 4; month += 1) {
    for (const what of ['good-card', 'cancel', 'resume', 'bad-card']) {
      await fetch(portal, { method: 'POST', body: body(what), redirect: 'manual' });
      yield mine();
    }
    fake.advance(31 * DAY);
    yield mine();
  }
}

/** Sends an event to the service as Stripe does, and lets the job process it. */
export async function handOn({ parts }: Money, event: { readonly id: string }): Promise<void> {
  const body = Buffer.from(JSON.stringify(event));
  const now = new Date(parts.clock.now());
  const signature = signatureOf(SECRET, body.toString(), Math.floor(now.getTime() / 1000));
  const read = readWebhook(parts.stripe, SECRET, { body, signature, now });
  if (read === null || read === 'not-ours') throw new Error('the event was refused');
  await keepEvents(parts.db, [read]);
  await lookIntoEvent(parts, read.id);
}

/** Looks into events as their jobs do. @returns the result of the first. @throws what failed. */
export async function lookIntoEvent(
  parts: BillingParts,
  ...ids: [string, ...string[]]
): Promise<'done' | 'unknown-customer'> {
  const looked = await lookIntoEvents(parts, ids);
  for (const came of looked.values()) if (came.type === 'failed') throw came.error;
  const came = looked.get(ids[0]);
  return came?.type === 'unknown-customer' ? came.type : 'done';
}

/** Hands on all that has happened since the last time, in its order. */
export async function handOnAll(money: Money): Promise<void> {
  for (const event of money.fake.delivery.events.splice(0)) await handOn(money, event);
}

/** Two that pay, and one that is declined. */
type Card = '4242' | '4444' | '0002';

/** The customer pays at the checkout whose address this is, or tries with a card that is declined. */
export async function pay(url: string, card: Card = '4242'): Promise<void> {
  await fetch(url, { method: 'POST', body: new URLSearchParams({ card }), redirect: 'manual' });
}

/** Pays for the smallest plan at its checkout; nobody has told the service yet. */
export async function checkOut(
  { parts }: Pick<Money, 'parts'>,
  businessId: BusinessId,
  card: Card = '4242',
): Promise<void> {
  const opened = await startCheckout(parts, businessId, { plan: 'starter', interval: 'month' }, 'o@a.test');
  if (opened.type !== 'checkout') throw new Error('no checkout');
  await pay(opened.url, card);
}

/** The same, and the service knows. */
export async function subscribe(money: Money, businessId: BusinessId): Promise<void> {
  await checkOut(money, businessId);
  await handOnAll(money);
}

/** Presses a button of Stripe's portal, of which the service is told. */
export async function pressAtPortal(money: Money, businessId: BusinessId, what: string): Promise<void> {
  const portal = await openPortal(money.parts, businessId);
  if (portal === null) throw new Error('no portal');
  await fetch(portal, { method: 'POST', body: new URLSearchParams({ do: what }), redirect: 'manual' });
  await handOnAll(money);
}

/** Time passes, and the service is told of what was due at Stripe. */
export async function goOn(money: Money, seconds: number): Promise<void> {
  money.fake.advance(seconds);
  await handOnAll(money);
}

export async function readAccount({ parts: { db } }: Money, businessId: BusinessId) {
  const [row] = await db.system
    .select()
    .from(billingAccount)
    .where(eq(billingAccount.businessId, businessId));
  if (row === undefined) throw new Error('no such account');
  return row;
}

let calls = 0;
const newSid = (): string => {
  calls += 1;
  return `CA-billing-${calls}`;
};

/** Asks whether one more call would be answered, and has none come in. */
export const askAtTheGate = ({ parts }: Money, businessId: BusinessId): Promise<Admission> =>
  admitCall(parts, { businessId, sid: newSid() }, (_tx, admission) => Promise.resolve(admission));

/** A carrier's call that was answered, went on so long, and has not been closed yet. */
export async function talk({ parts }: Money, businessId: BusinessId, seconds: number): Promise<CallId> {
  const { db, clock } = parts;
  const id = newId<CallId>();
  const endedAt = new Date(clock.now());
  await insertCalls(db.system, {
    businessId,
    id,
    sid: newSid(),
    startedAt: new Date(endedAt.getTime() - seconds * 1000),
    answeredAt: new Date(endedAt.getTime() - seconds * 1000),
    endedAt,
    outcome: 'answered',
  });
  return id;
}

/** The same, and it is in the ledger. */
export async function talkAndClose(money: Money, businessId: BusinessId, seconds: number): Promise<CallId> {
  const callId = await talk(money, businessId, seconds);
  await money.parts.db.tenant(businessId, (tx) => recordTalk(tx, { businessId, callId }));
  return callId;
}

/** The number of jobs that wait in a queue. */
export async function waitingJobs(db: Database, queue: string): Promise<number> {
  const [row] = await db.system.execute<{ count: number }>(
    sql`select count(*)::int as count from pgboss.job where name = ${queue}`,
  );
  return row?.count ?? 0;
}
