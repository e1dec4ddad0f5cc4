/**
 * "Go and look": whatever an event says, the subscription is fetched from Stripe and what is found is written. So the
 * order in which events come, and how often, makes no difference. Looking and writing happen in one turn a business
 * (see turn.ts), so that who writes later has also looked later.
 */
import { eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { billingAccount } from '../../db/schema.ts';
import type { Clock } from '../clock.ts';
import { recordEvents } from '../events/record.ts';
import { accountOf, type AccountRow, NEVER_BEGUN } from './accounts.ts';
import { giveNotice, noticeOfChange } from './notices.ts';
import { isMissing, isOfOtherMode } from './missing.ts';
import { planOfPrice, type PriceIds } from './stripe.ts';
import { cardsOf, claimTrial } from './trials.ts';
import { inTurn } from './turn.ts';

const seconds = z.number().int();
const invoiceShape = z.object({ created: seconds });

/** The fields read of a subscription; its period is at the items since 2025-03-31, and was at the subscription before. */
export const subscriptionShape = z.object({
  id: z.string(),
  status: z.string(),
  created: seconds,
  cancel_at: seconds.nullish(),
  cancel_at_period_end: z.boolean().nullish(),
  ended_at: seconds.nullish(),
  current_period_start: seconds.nullish(),
  current_period_end: seconds.nullish(),
  items: z.object({
    data: z.array(
      z.object({
        id: z.string(),
        price: z.object({ id: z.string(), lookup_key: z.string().nullish() }),
        current_period_start: seconds.nullish(),
        current_period_end: seconds.nullish(),
      }),
    ),
  }),
});
export type SubscriptionShape = z.infer<typeof subscriptionShape>;

/** States in which a subscription is there, paid or not. */
const LIVE = ['active', 'trialing', 'past_due', 'unpaid', 'paused'];
const NOT_PAID = ['past_due', 'unpaid'];

export type SubscriptionState = Pick<
  AccountRow,
  | 'subscriptionId'
  | 'subscriptionStatus'
  | 'plan'
  | 'interval'
  | 'periodStart'
  | 'periodEnd'
  | 'cancelsAt'
  | 'endedAt'
  | 'unpaidSince'
>;

const NOTHING: SubscriptionState = {
  subscriptionId: null,
  subscriptionStatus: null,
  plan: null,
  interval: null,
  periodStart: null,
  periodEnd: null,
  cancelsAt: null,
  endedAt: null,
  unpaidSince: null,
};

const date = (value: number | null | undefined): Date | null =>
  value === null || value === undefined ? null : new Date(value * 1000);

/**
 * The result of a customer's subscriptions: the one that counts, and those that must not be there beside it. Of several
 * that are live the oldest counts: somebody paid twice, and the second is taken back.
 */
export function pickSubscription(
  subscriptions: readonly SubscriptionShape[],
  prices: PriceIds,
): { readonly state: SubscriptionState; readonly extra: readonly SubscriptionShape[] } {
  const byAge = subscriptions.toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  const [kept, ...extra] = byAge.filter(({ status }) => LIVE.includes(status));
  // A first payment that failed after a cancellation started nothing: the earlier subscription stays ended.
  const ended = byAge.filter(({ status }) => !NEVER_BEGUN.includes(status));
  const counts = kept ?? ended.at(-1) ?? byAge.at(-1);
  return { state: counts === undefined ? NOTHING : stateOf(counts, prices), extra };
}

function stateOf(subscription: SubscriptionShape, prices: PriceIds): SubscriptionState {
  const { items, status } = subscription;
  const planned = items.data.flatMap((item) => {
    const found = planOfPrice(prices, item.price);
    return found === null ? [] : [{ ...found, item }];
  })[0];
  const periodEnd = date(planned?.item.current_period_end ?? subscription.current_period_end);
  const cancels =
    date(subscription.cancel_at) ?? (subscription.cancel_at_period_end === true ? periodEnd : null);
  return {
    subscriptionId: subscription.id,
    subscriptionStatus: status,
    plan: planned?.plan ?? null,
    interval: planned?.interval ?? null,
    periodStart: date(planned?.item.current_period_start ?? subscription.current_period_start),
    periodEnd,
    cancelsAt: cancels,
    endedAt: date(subscription.ended_at),
    unpaidSince: null,
  };
}

export interface BillingParts {
  readonly db: Database;
  readonly stripe: Stripe;
  readonly prices: PriceIds;
  readonly clock: Clock;
  /** The page of the dashboard that mails lead to. */
  readonly billingUrl: string;
}

/** A customer has one subscription, and after some years a few that ended. */
const MOST_SUBSCRIPTIONS = 100;

type Listed =
  | { readonly type: 'listed'; readonly subscriptions: readonly SubscriptionShape[] }
  /** The customer was deleted, and all subscriptions ended with it. */
  | { readonly type: 'gone' }
  /** The customer was made with a test's key, and this is a live one, or the other way round. */
  | { readonly type: 'of-other-mode' };

async function subscriptionsOf(stripe: Stripe, customer: string): Promise<Listed> {
  try {
    const listed = await stripe.subscriptions.list({ customer, status: 'all', limit: MOST_SUBSCRIPTIONS });
    return { type: 'listed', subscriptions: z.array(subscriptionShape).parse(listed.data) };
  } catch (error) {
    if (isOfOtherMode(error)) return { type: 'of-other-mode' };
    if (isMissing(error)) return { type: 'gone' };
    throw error;
  }
}

/** The state of a customer at Stripe now. @throws Stripe's errors. */
export async function fetchState(
  { stripe, prices }: Pick<BillingParts, 'stripe' | 'prices'>,
  customer: string,
): Promise<ReturnType<typeof pickSubscription>> {
  const listed = await subscriptionsOf(stripe, customer);
  if (listed.type === 'gone') return { state: { ...NOTHING, subscriptionStatus: 'canceled' }, extra: [] };
  if (listed.type === 'of-other-mode') return { state: NOTHING, extra: [] };
  const { state, extra } = pickSubscription(listed.subscriptions, prices);
  const { subscriptionId: subscription, subscriptionStatus: status } = state;
  if (subscription === null || status === null || !NOT_PAID.includes(status)) return { state, extra };
  // The grace runs from the oldest invoice: one of the next month must not begin it anew.
  const open = await stripe.invoices.list({ subscription, status: 'open', limit: 100 });
  const made = z
    .array(invoiceShape)
    .parse(open.data)
    .map(({ created }) => created);
  const unpaidSince = made.length === 0 ? state.periodStart : date(Math.min(...made));
  return { state: { ...state, unpaidSince }, extra };
}

/** Fetches the state of a business at Stripe, and writes it with the notices to its owners. @throws Stripe's errors. */
export async function syncSubscription(parts: BillingParts, businessId: BusinessId): Promise<void> {
  const { db, stripe, clock, billingUrl } = parts;
  await inTurn(db, businessId, async ({ account, write }) => {
    if (account.customerId === null) return;
    const { state: found, extra } = await fetchState(parts, account.customerId);
    // Of a customer who is gone nobody can say any more when the subscription ended: when we first saw so.
    const endedAt =
      found.subscriptionStatus === 'canceled'
        ? (found.endedAt ?? account.endedAt ?? new Date(clock.now()))
        : found.endedAt;
    const state: SubscriptionState = { ...found, endedAt };
    const cards = bringsCard(account, state) ? await cardsOf(stripe, account.customerId) : [];
    // What was paid for a second subscription comes back as credit on the customer's balance.
    for (const { id } of extra) await stripe.subscriptions.cancel(id, { prorate: true, invoice_now: true });
    await write(async (tx, before) => {
      const now = new Date(clock.now());
      const refused = !(await claimTrial(tx, cards));
      const trial = refused ? { trialRefused: 'card' as const, trialEndsAt: now } : {};
      const after: AccountRow = { ...before, ...state, ...trial, lookedAt: now };
      await tx
        .update(billingAccount)
        .set({ ...state, ...trial, lookedAt: now })
        .where(eq(billingAccount.businessId, businessId));
      const told = noticeOfChange(accountOf(before), accountOf(after));
      if (told !== null) await giveNotice(tx, businessId, told.notice, { about: told.about, billingUrl });
      if (refused || !sameState(before, state))
        await recordEvents(tx, businessId, [{ type: 'billing.changed' }]);
    });
  });
}

/** Whether there may be a card that was not here before, of a business that has or had a trial. */
const bringsCard = (account: AccountRow, { subscriptionId }: SubscriptionState): boolean =>
  account.trialRefused === null &&
  (subscriptionId !== account.subscriptionId || accountOf(account).type === 'trial');

const sameState = (row: AccountRow, state: SubscriptionState): boolean =>
  Object.entries(state).every(([name, value]) => {
    const was = row[name as keyof SubscriptionState];
    return was instanceof Date && value instanceof Date ? was.getTime() === value.getTime() : was === value;
  });
