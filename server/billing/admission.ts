/** Lets calls in: asked before each is answered, and told after each what it used. */
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { billingAccount, business, call } from '../../db/schema.ts';
import type { Clock } from '../clock.ts';
import { recordEvents } from '../events/record.ts';
import { accountOf, type AccountRow, capsOf, openAccount, readUsed, type Trial } from './accounts.ts';
import type { CallKey } from './ledger.ts';
import { giveNotice, noticesOfUsage } from './notices.ts';
import { type Account, allowanceOf, meterOf, type Refusal, entitlementOf } from './entitlement.ts';

export interface AdmissionParts {
  readonly db: Database;
  readonly trial: Trial;
  readonly clock: Clock;
  readonly billingUrl: string;
}

export type Admission =
  | { readonly type: 'open' }
  /** `fallbackPhone`: who is rung in the receptionist's place, E.164; null: a message is taken. */
  | { readonly type: 'refused'; readonly why: Refusal; readonly fallbackPhone: string | null };

/** A trial that ends within this is told of. */
const TRIAL_NOTICE_MS = 3 * 24 * 60 * 60 * 1000;

/**
 * Decides whether the receptionist may answer one more call of a business, and lets `enter` write the call down in the
 * same transaction. Calls that come in at once, on whichever instances, are decided one after the other and each counts
 * those before it: two never take the same last line. A refusal is told to the business's owners.
 */
export function admitCall<T>(
  parts: AdmissionParts,
  {
    businessId,
    sid,
    takesLine = true,
  }: {
    readonly businessId: BusinessId;
    readonly sid: string;
    /** Whether it takes one of the lines of the plan. */
    readonly takesLine?: boolean;
  },
  enter: (tx: TenantTransaction, admission: Admission) => Promise<T>,
): Promise<T> {
  const { db, trial, clock } = parts;
  return db.tenant(businessId, async (tx) => {
    if (trial === null) return enter(tx, { type: 'open' });
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('admission:' || ${businessId}, 0))`);
    const row = await openAccount(tx, businessId, trial, clock);
    const account = accountOf(row);
    const now = new Date(clock.now());
    const today = await midnightOf(tx, businessId, clock);
    // A carrier that asks twice about one call does not find it in its own way.
    const used = await readUsed(tx, businessId, account, { now, today, besides: sid });
    const lines = takesLine ? used : { ...used, callsNow: 0 };
    const standing = entitlementOf(account, capsOf(row), lines, now);
    if (standing.type === 'open') return enter(tx, standing);
    // Who was let in already is not cut off by a second question.
    if (await isUnderWay(tx, businessId, sid)) return enter(tx, { type: 'open' });
    const { why } = standing;
    const about = aboutOf(why, account, today);
    const entered = await enter(tx, { type: 'refused', why, fallbackPhone: row.fallbackPhone });
    if (await giveNotice(tx, businessId, { kind: 'refused', why }, { ...parts, about }))
      await recordEvents(tx, businessId, [{ type: 'limit.exceeded', why, at: now.toISOString() }]);
    return entered;
  });
}

async function isUnderWay(tx: TenantTransaction, businessId: BusinessId, sid: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: call.id })
    .from(call)
    .where(and(eq(call.businessId, businessId), eq(call.sid, sid), ne(call.status, 'ended')));
  return row !== undefined;
}

/** The stretch in which a refusal is told once: a day where a day is the limit, else the trial or the period. */
function aboutOf(why: Refusal, account: Account, today: Date): Date {
  if (why === 'daily-cap' || why === 'concurrent-calls') return today;
  switch (account.type) {
    case 'trial':
      return account.endsAt;
    case 'no-trial':
      return account.since;
    case 'subscribed':
      return account.unpaidSince ?? account.periodStart;
    case 'ended':
      return account.at;
    case 'free':
      return today;
  }
}

export async function midnightOf(tx: TenantTransaction, businessId: BusinessId, clock: Clock): Promise<Date> {
  const [row] = await tx.select({ zone: business.zone }).from(business).where(eq(business.id, businessId));
  const here = Temporal.Instant.fromEpochMilliseconds(clock.now()).toZonedDateTimeISO(row?.zone ?? 'UTC');
  return new Date(here.startOfDay().epochMilliseconds);
}

/** Sees after a call how full the meter is, and how near the end of the trial. */
export async function checkLimits(parts: AdmissionParts, { businessId }: CallKey): Promise<void> {
  const { db, clock, billingUrl } = parts;
  await db.tenant(businessId, async (tx) => {
    const [row] = await tx.select().from(billingAccount).where(eq(billingAccount.businessId, businessId));
    if (row === undefined) return;
    const account = accountOf(row);
    const now = new Date(clock.now());
    const { periodSeconds } = await readUsed(tx, businessId, account, { now, today: now });
    const meter = meterOf(account, periodSeconds, now);
    if (meter === null) return;
    const about = account.type === 'subscribed' ? account.periodStart : row.trialEndsAt;
    for (const notice of noticesOfUsage(account, meter.usedSeconds, meter.includedSeconds))
      await giveNotice(tx, businessId, notice, { about, billingUrl });
  });
}

/** Reminds the owners of every trial that ends soon; once a day is enough. */
export async function tellEndingTrials(parts: AdmissionParts): Promise<void> {
  const { db, clock, billingUrl } = parts;
  const now = clock.now();
  const ending = await db.system
    .select()
    .from(billingAccount)
    .where(
      sql`${billingAccount.subscriptionStatus} is null and ${billingAccount.trialEndsAt} > ${new Date(now).toISOString()}
        and ${billingAccount.trialEndsAt} < ${new Date(now + TRIAL_NOTICE_MS).toISOString()}`,
    );
  for (const { businessId, trialEndsAt: endsAt } of ending)
    await db.tenant(businessId, (tx) =>
      giveNotice(tx, businessId, { kind: 'trial-ending', endsAt }, { about: endsAt, billingUrl }),
    );
}

/** The number of people and telephone numbers that a business may have; null: there is no limit. */
export async function readAllowance(
  { db, trial, clock }: AdmissionParts,
  businessId: BusinessId,
): Promise<ReturnType<typeof allowanceOf>> {
  if (trial === null) return null;
  const row = await db.tenant(businessId, (tx) => openAccount(tx, businessId, trial, clock));
  return allowanceOf(accountOf(row));
}

/** The state of a business's plan, for its owner to see. */
export interface BillingView {
  readonly account: Account;
  readonly row: AccountRow | null;
  readonly usedSeconds: number;
  /** Why the next call would not be answered, were it the only one; null: it would be. */
  readonly refused: Refusal | null;
}

export function readBilling(parts: AdmissionParts, businessId: BusinessId): Promise<BillingView> {
  const { db, trial, clock } = parts;
  return db.tenant(businessId, async (tx) => {
    if (trial === null) return { account: { type: 'free' }, row: null, usedSeconds: 0, refused: null };
    const row = await openAccount(tx, businessId, trial, clock);
    const account = accountOf(row);
    const now = new Date(clock.now());
    const used = await readUsed(tx, businessId, account, {
      now,
      today: await midnightOf(tx, businessId, clock),
    });
    const standing = entitlementOf(account, capsOf(row), { ...used, callsNow: 0 }, now);
    const refused = standing.type === 'refused' ? standing.why : null;
    return { account, row, usedSeconds: used.periodSeconds, refused };
  });
}
