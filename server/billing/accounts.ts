/** The account of each business: its trial, its subscription as Stripe last told it, and the limits that its owner set. */
import { and, eq, type InferSelectModel, inArray, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import {
  billingAccount,
  billingNotice,
  call,
  conversation,
  conversationOfCall,
  usage,
} from '../../db/schema.ts';
import { ownersAsPeople } from '../accounts/owners.ts';
import type { Clock } from '../clock.ts';
import { claimTrial } from './trials.ts';
import { HEARTBEAT_SECONDS } from './ledger.ts';
import type { Account, Caps, Used } from './entitlement.ts';

export type AccountRow = InferSelectModel<typeof billingAccount>;

/** The trial of a business before it pays; null: this installation takes no money, and limits nothing. */
export type Trial = { readonly days: number; readonly minutes: number } | null;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The account of a business; one that has none yet begins its trial now, unless an owner had one with another business. */
export async function openAccount(
  tx: TenantTransaction,
  businessId: BusinessId,
  trial: NonNullable<Trial>,
  clock: Clock,
): Promise<AccountRow> {
  const known = await readAccount(tx, businessId);
  if (known !== null) return known;
  const account = (await claimTrial(tx, await ownersAsPeople(tx)))
    ? { trialEndsAt: new Date(clock.now() + trial.days * DAY_MS), trialRefused: null }
    : { trialEndsAt: new Date(clock.now()), trialRefused: 'person' as const };
  await tx
    .insert(billingAccount)
    .values({ businessId, trialMinutes: trial.minutes, ...account })
    .onConflictDoNothing();
  const made = await readAccount(tx, businessId);
  if (made === null) throw new Error('an account that was just made is not there');
  return made;
}

async function readAccount(tx: TenantTransaction, businessId: BusinessId): Promise<AccountRow | null> {
  const [row] = await tx.select().from(billingAccount).where(eq(billingAccount.businessId, businessId));
  return row ?? null;
}

/** States in which a subscription never began to be paid, so that the trial still counts. */
export const NEVER_BEGUN: readonly string[] = ['incomplete', 'incomplete_expired'];

/** The account that a row describes. */
export function accountOf(row: AccountRow): Account {
  const { subscriptionStatus: status, plan, interval, periodStart, periodEnd } = row;
  if (status === null || NEVER_BEGUN.includes(status))
    return row.trialRefused === null
      ? { type: 'trial', endsAt: row.trialEndsAt, minutes: row.trialMinutes }
      : { type: 'no-trial', why: row.trialRefused, since: row.trialEndsAt };
  if (
    status === 'canceled' ||
    plan === null ||
    interval === null ||
    periodStart === null ||
    periodEnd === null
  )
    return { type: 'ended', at: row.endedAt ?? row.lookedAt ?? row.trialEndsAt };
  const { unpaidSince, cancelsAt } = row;
  return { type: 'subscribed', plan, interval, periodStart, periodEnd, unpaidSince, cancelsAt };
}

export const capsOf = ({ overageCapCents, dailyCapMinutes }: AccountRow): Caps => ({
  overageCents: overageCapCents,
  dailyMinutes: dailyCapMinutes,
});

/** The beginning of what counts together: the subscription's present period, else all that came before. */
const countedFrom = (account: Account): Date =>
  account.type === 'subscribed' ? account.periodStart : new Date(0);

/**
 * The usage so far, with running calls counted up to now: they are in no ledger yet, and would else let a
 * business talk far beyond its limit; those of its website are, too, but take no line. One that was not seen for a while counts up to when it was. A call that only rings
 * has its line already. The call `besides` is left out.
 */
export async function readUsed(
  tx: TenantTransaction,
  businessId: BusinessId,
  account: Account,
  { now, today, besides = '' }: { readonly now: Date; readonly today: Date; readonly besides?: string },
): Promise<Used> {
  const since = countedFrom(account);
  const seconds = (from: Date) => sql`coalesce((
    select sum(${usage.quantity}) from ${usage}
    where ${usage.businessId} = ${businessId} and ${usage.kind} = 'talk' and ${usage.at} >= ${from.toISOString()}
  ), 0)`;
  const running = sql`(
    select (count(*) filter (where ${call.carrier} is not null))::int as calls, coalesce(sum(extract(epoch from case
      when ${call.lastConnectedAt} is null then ${now.toISOString()}::timestamptz - ${conversation.answeredAt}
      else make_interval(secs => ${call.connectedMs} / 1000.0)
        + coalesce(least(${now.toISOString()}::timestamptz, ${call.lastConnectedAt} + make_interval(secs => ${HEARTBEAT_SECONDS})) - ${call.connectedSince}, interval '0')
    end)), 0) as seconds
    from ${call} join ${conversation} on ${conversationOfCall}
    where ${call.businessId} = ${businessId} and ${call.status} <> 'ended' and (${call.carrier} is not null or ${conversation.fromWebsite}) and ${call.sid} <> ${besides}
  )`;
  const [row] = await tx.execute<{ period: number; today: number; calls: number }>(sql`
    select (${seconds(since)} + r.seconds)::int as period, (${seconds(today)} + r.seconds)::int as today, r.calls from ${running} r`);
  return { periodSeconds: row?.period ?? 0, todaySeconds: row?.today ?? 0, callsNow: row?.calls ?? 0 };
}

/** The notice that a limit of the owner's own is reached: after a change it is sent anew. */
const OWN_LIMITS = ['refused-overage-cap', 'refused-daily-cap'];

/** Changes what the owner may set. */
export async function setCaps(
  db: Database,
  businessId: BusinessId,
  caps: Pick<AccountRow, 'overageCapCents' | 'dailyCapMinutes' | 'fallbackPhone'>,
  /** What else is set in the same transaction. */
  beside: (tx: TenantTransaction) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await db.tenant(businessId, async (tx) => {
    await beside(tx);
    await tx.update(billingAccount).set(caps).where(eq(billingAccount.businessId, businessId));
    await tx
      .delete(billingNotice)
      .where(and(eq(billingNotice.businessId, businessId), inArray(billingNotice.kind, OWN_LIMITS)));
  });
}
