/** Lets calls from the browser in, one at a time of each person, and says what is left of their allowance. */
import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId, UserId } from '../../db/ids.ts';
import { accountOf, openAccount } from './accounts.ts';
import {
  type BrowserAdmission,
  type BrowserLeft,
  type BrowserLimits,
  browserLeft,
  browserEntitlementOf,
  type BrowserUse,
} from './browser-entitlement.ts';
import { type AdmissionParts, midnightOf } from './admission.ts';
import { HEARTBEAT_SECONDS } from './ledger.ts';
import type { Account } from './entitlement.ts';

export interface BrowserGateParts extends AdmissionParts {
  readonly limits: BrowserLimits;
}

/** A member of a business at their browser. */
export interface BrowserCaller {
  readonly businessId: BusinessId;
  readonly userId: UserId;
}

/** A call whose instance has been silent for three heartbeats is in nobody's way; it is ended by the sweep. */
export const ALIVE_SECONDS = 3 * HEARTBEAT_SECONDS;

/**
 * Decides about one more call, and lets `enter` write it down in the same transaction. Calls of one person that begin at
 * once, on whichever instances and in whichever of their businesses, are decided one after the other, and so are those of
 * one business: each counts those before it.
 */
export function admitBrowserCall<T>(
  parts: BrowserGateParts,
  caller: BrowserCaller,
  enter: (tx: TenantTransaction) => Promise<T>,
): Promise<
  | { readonly type: 'open'; readonly left: BrowserLeft; readonly entered: T }
  | Extract<BrowserAdmission, { type: 'refused' }>
> {
  const { db, limits, clock } = parts;
  const { businessId, userId } = caller;
  return db.tenant(businessId, async (tx) => {
    // The person first, always: two that take these locks never wait for each other.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('browser-user:' || ${userId}, 0))`);
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('browser:' || ${businessId}, 0))`);
    const { account, used } = await readUse(tx, parts, caller);
    const admission = browserEntitlementOf(account, limits, used, new Date(clock.now()));
    return admission.type === 'refused' ? admission : { ...admission, entered: await enter(tx) };
  });
}

/** The seconds left for a running call; its admission is not checked again. */
export function readBrowserLeft(parts: BrowserGateParts, caller: BrowserCaller): Promise<BrowserLeft> {
  return parts.db.tenant(caller.businessId, async (tx) => {
    const { account, used } = await readUse(tx, parts, caller);
    return browserLeft(account, parts.limits, used);
  });
}

/** The entitlement shown before somebody rings; a call of their own in another window is not looked for. */
export function readBrowserStanding(
  parts: BrowserGateParts,
  caller: BrowserCaller,
): Promise<BrowserAdmission> {
  return parts.db.tenant(caller.businessId, async (tx) => {
    const { account, used } = await readUse(tx, parts, caller);
    return browserEntitlementOf(
      account,
      parts.limits,
      { ...used, userCalls: 0 },
      new Date(parts.clock.now()),
    );
  });
}

async function readUse(
  tx: TenantTransaction,
  { trial, clock, limits }: BrowserGateParts,
  { businessId, userId }: BrowserCaller,
): Promise<{ readonly account: Account; readonly used: BrowserUse }> {
  const account: Account =
    trial === null ? { type: 'free' } : accountOf(await openAccount(tx, businessId, trial, clock));
  const today = await midnightOf(tx, businessId, clock);
  // No call lasts a day: one that runs at midnight began after this.
  const from = limits.trialSeconds === null ? new Date(today.getTime() - DAY_MS) : new Date(0);
  const [row] = await tx.execute<{
    all_seconds: number;
    today_seconds: number;
    business_calls: number;
    user_calls: number;
  }>(
    sql`select * from browser_use(${userId}, ${from.toISOString()}, ${today.toISOString()}, ${HEARTBEAT_SECONDS}, ${ALIVE_SECONDS})`,
  );
  const used = {
    allSeconds: row?.all_seconds ?? 0,
    todaySeconds: row?.today_seconds ?? 0,
    businessCalls: row?.business_calls ?? 0,
    userCalls: row?.user_calls ?? 0,
  };
  return { account, used };
}

const DAY_MS = 24 * 60 * 60 * 1000;
