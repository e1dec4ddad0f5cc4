/** Reports talk time to Stripe's meter, each call once, and compares the two every day. */
import { and, eq, gte, isNotNull, isNull, lt } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import { billingAccount, reconciliation, usage } from '../../db/schema.ts';
import type { BusinessId } from '../../db/ids.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { accountOf } from './accounts.ts';
import { billableSeconds, type CallKey, noteReported, unreported } from './ledger.ts';
import type { BillingParts } from './sync.ts';
import { METER_EVENT } from './stripe.ts';
import { inTurn } from './turn.ts';

/**
 * Reports one call. The identifier makes the meter take it once: it refuses a second one for a day at least. Who was
 * killed after sending and before noting it sends again, and is refused, which is as good as taken.
 */
export async function reportUsage(parts: BillingParts, key: CallKey): Promise<void> {
  const { db, stripe } = parts;
  const row = await unreported(db, key);
  if (row === null) return;
  const [account] = await db.tenant(key.businessId, (tx) =>
    tx
      .select({ customerId: billingAccount.customerId })
      .from(billingAccount)
      .where(eq(billingAccount.businessId, key.businessId)),
  );
  if (account?.customerId == null) return;
  await sendToMeter(stripe, {
    customerId: account.customerId,
    seconds: row.quantity,
    at: row.at,
    identifier: `call:${key.callId}:talk`,
  });
  await noteReported(db, key);
}

async function sendToMeter(
  stripe: BillingParts['stripe'],
  event: {
    readonly customerId: string;
    readonly seconds: number;
    readonly at: Date;
    readonly identifier: string;
  },
): Promise<void> {
  try {
    await stripe.billing.meterEvents.create({
      event_name: METER_EVENT,
      identifier: event.identifier,
      timestamp: Math.floor(event.at.getTime() / 1000),
      payload: { stripe_customer_id: event.customerId, value: String(event.seconds) },
    });
  } catch (error) {
    if (!isKnownAlready(error)) throw error;
  }
}

/** Stripe says in words only that an identifier was used before. */
const isKnownAlready = (error: unknown): boolean =>
  error instanceof Error &&
  'type' in error &&
  error.type === 'StripeInvalidRequestError' &&
  /identifier/i.test(error.message);

/** The meter works through what it was sent a little later; what is younger is compared the next day. */
const SETTLED_MS = 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;

/**
 * Compares the present period of one business with Stripe's meter, and mends the meter under a name of its own: what it
 * lost is sent again, what it has too much of is taken back. A call that is just being reported is on its way: it is
 * neither missed nor too much.
 */
export async function reconcile(parts: BillingParts, meterId: string, businessId: BusinessId): Promise<void> {
  const { db, stripe, clock } = parts;
  await inTurn(db, businessId, async ({ account: row, write }) => {
    const account = accountOf(row);
    if (row.customerId === null || account.type !== 'subscribed') return;
    // Stripe sums whole minutes.
    const wholeMinute = (ms: number) => new Date(Math.floor(ms / MINUTE_MS) * MINUTE_MS);
    const from = wholeMinute(account.periodStart.getTime());
    const to = wholeMinute(clock.now() - SETTLED_MS);
    if (to <= from) return;
    const { all, reported } = await db.tenant(businessId, async (tx) => {
      await reportMissed(tx, businessId, { from, to });
      return billableSeconds(tx, businessId, { from, to });
    });
    const theirs = await metered(stripe, meterId, row.customerId, from, to);
    const ours = Math.min(Math.max(theirs, reported), all);
    const repaired = ours - theirs;
    if (repaired !== 0)
      await sendToMeter(stripe, {
        customerId: row.customerId,
        seconds: repaired,
        at: new Date(to.getTime() - MINUTE_MS),
        identifier: `mend:${businessId}:${to.getTime()}`,
      });
    await write(async (tx) => {
      await tx
        .insert(reconciliation)
        .values({ businessId, periodStart: from, ours, theirs, repaired, at: new Date(clock.now()) })
        // Compared twice in the same moment is compared once.
        .onConflictDoNothing();
    });
  });
}

/** Has the calls reported that no job reported. */
async function reportMissed(
  tx: TenantTransaction,
  businessId: BusinessId,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<void> {
  const missed = await tx
    .select({ callId: usage.conversationId })
    .from(usage)
    .where(
      and(
        eq(usage.businessId, businessId),
        eq(usage.billable, true),
        isNull(usage.reportedAt),
        gte(usage.at, from),
        lt(usage.at, to),
      ),
    );
  for (const { callId } of missed) await enqueue(tx, 'mind-usage', { businessId, callId });
}

async function metered(
  stripe: BillingParts['stripe'],
  meterId: string,
  customer: string,
  from: Date,
  to: Date,
): Promise<number> {
  let sum = 0;
  const summaries = stripe.billing.meters.listEventSummaries(meterId, {
    customer,
    start_time: from.getTime() / 1000,
    end_time: to.getTime() / 1000,
    limit: 100,
  });
  for await (const summary of summaries) sum += summary.aggregated_value;
  return Math.round(sum);
}

/** Compares every business that has a customer at Stripe; one that fails does not keep the others waiting. */
export async function reconcileAll(parts: BillingParts, onError: (error: unknown) => void): Promise<void> {
  const { db, stripe } = parts;
  const meter = (await stripe.billing.meters.list({ status: 'active', limit: 100 })).data.find(
    ({ event_name: name }) => name === METER_EVENT,
  );
  if (meter === undefined)
    throw new Error(`Stripe has no meter for ${METER_EVENT}: run npm run stripe:setup`);
  const accounts = await db.system
    .select({ businessId: billingAccount.businessId })
    .from(billingAccount)
    .where(isNotNull(billingAccount.customerId));
  for (const { businessId } of accounts) await reconcile(parts, meter.id, businessId).catch(onError);
}
