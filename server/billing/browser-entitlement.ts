/**
 * Whether a member of a business may ring its receptionist from the browser, and for how long. Pure, as `standing.ts` is
 * for the telephone. These calls are paid by nobody, so they have an allowance of their own, and take no line from a
 * customer who rings.
 */
import { type Account, closedWhy } from './entitlement.ts';

/** In seconds. */
export interface BrowserLimits {
  /** Of a business, and of a person in all their businesses, since midnight by the business's clock. */
  readonly daySeconds: number;
  /** In all, before a business pays; null: no limit. */
  readonly trialSeconds: number | null;
}

export interface BrowserUse {
  readonly allSeconds: number;
  readonly todaySeconds: number;
  /** Running calls. */
  readonly businessCalls: number;
  readonly userCalls: number;
}

export const BROWSER_REFUSALS = [
  /** This person talks in another window. */
  'in-call',
  /** As many people of the business try it already as may. */
  'browser-calls',
  'browser-day',
  'browser-trial',
  'trial-days',
  'no-trial',
  'unpaid',
  'ended',
] as const;
export type BrowserRefusal = (typeof BROWSER_REFUSALS)[number];

/** A team that tries a new greeting together; each call costs as much of the machine as a customer's. */
export const CALLS_AT_ONCE = 5;

/**
 * In less than this nobody says anything. A call that its limit ended may count as a second less once it is over: it is
 * measured by another clock then.
 */
export const SHORTEST_SECONDS = 2;

/** The rest of the allowance, by the limit that is reached first. */
export interface BrowserLeft {
  readonly usedSeconds: number;
  readonly leftSeconds: number;
  readonly limit: 'browser-day' | 'browser-trial';
}

export function browserLeft(account: Account, limits: BrowserLimits, used: BrowserUse): BrowserLeft {
  const { daySeconds, trialSeconds } = limits;
  const day: BrowserLeft = {
    usedSeconds: used.todaySeconds,
    leftSeconds: Math.max(0, daySeconds - used.todaySeconds),
    limit: 'browser-day',
  };
  if (trialSeconds === null || account.type === 'subscribed') return day;
  const leftSeconds = Math.max(0, trialSeconds - used.allSeconds);
  // Of two that are used up the trial is told: it does not come back tomorrow.
  return leftSeconds <= day.leftSeconds
    ? { usedSeconds: used.allSeconds, leftSeconds, limit: 'browser-trial' }
    : day;
}

export type BrowserAdmission =
  | { readonly type: 'open'; readonly left: BrowserLeft }
  | { readonly type: 'refused'; readonly why: BrowserRefusal };

/** Whether one more call may begin. */
export function browserEntitlementOf(
  account: Account,
  limits: BrowserLimits,
  used: BrowserUse,
  now: Date,
): BrowserAdmission {
  const left = browserLeft(account, limits, used);
  const why = refusalOf(account, left, used, now);
  return why === null ? { type: 'open', left } : { type: 'refused', why };
}

function refusalOf(account: Account, left: BrowserLeft, used: BrowserUse, now: Date): BrowserRefusal | null {
  const closed = closedWhy(account, now);
  if (closed !== null) return closed;
  if (left.leftSeconds < SHORTEST_SECONDS) return left.limit;
  if (used.userCalls > 0) return 'in-call';
  return used.businessCalls >= CALLS_AT_ONCE ? 'browser-calls' : null;
}
