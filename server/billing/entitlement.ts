/**
 * Whether the receptionist may answer the next call. Pure: what is known of the account and of its usage goes in, the
 * decision comes out. A call in progress is never asked about: only new calls are refused.
 */
import type { BillingInterval, PlanId } from '../../db/schema.ts';
import { cappedSeconds, includedSeconds, overageCents, type Plan, planOf, TRIAL_PLAN } from './plans.ts';

/** Days in which a business is still answered in full after an invoice was not paid. */
export const GRACE_DAYS = 7;
/** Days for which the data of a business is kept after its subscription has ended. */
export const KEPT_DAYS = 30;
/** Days before that at which its owners are reminded. */
export const REMINDER_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

export type Account =
  /** This installation takes no money: nothing is limited. */
  | { readonly type: 'free' }
  | { readonly type: 'trial'; readonly endsAt: Date; readonly minutes: number }
  /** One of its owners, or its card, had a trial with another business. */
  | { readonly type: 'no-trial'; readonly why: 'person' | 'card'; readonly since: Date }
  | {
      readonly type: 'subscribed';
      readonly plan: PlanId;
      readonly interval: BillingInterval;
      readonly periodStart: Date;
      readonly periodEnd: Date;
      /** When the oldest invoice that is not paid was made; null: all are paid. */
      readonly unpaidSince: Date | null;
      readonly cancelsAt: Date | null;
    }
  /** There was a subscription, and there is none any more. */
  | { readonly type: 'ended'; readonly at: Date };

/** The limits that the owner has set. */
export interface Caps {
  readonly overageCents: number | null;
  readonly dailyMinutes: number | null;
}

/** Seconds talked, and calls that are being talked in. */
export interface Used {
  /** In the trial, or in the present period. */
  readonly periodSeconds: number;
  /** Since midnight by the business's clock. */
  readonly todaySeconds: number;
  readonly callsNow: number;
}

export const REFUSALS = [
  'trial-days',
  'trial-minutes',
  'no-trial',
  'unpaid',
  'ended',
  'overage-cap',
  'daily-cap',
  'concurrent-calls',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export type Entitlement = { readonly type: 'open' } | { readonly type: 'refused'; readonly why: Refusal };

/** Whether one more call may be answered. */
export function entitlementOf(account: Account, caps: Caps, used: Used, now: Date): Entitlement {
  const why = refusalOf(account, caps, used, now);
  return why === null ? { type: 'open' } : { type: 'refused', why };
}

function refusalOf(account: Account, caps: Caps, used: Used, now: Date): Refusal | null {
  const closed = closedWhy(account, now);
  if (closed !== null) return closed;
  switch (account.type) {
    case 'trial':
      if (used.periodSeconds >= account.minutes * 60) return 'trial-minutes';
      if (used.callsNow >= TRIAL_PLAN.concurrentCalls) return 'concurrent-calls';
      return dailyRefusal(caps, used);
    case 'subscribed': {
      const { interval } = account;
      const plan = planOf(account.plan);
      const capped = caps.overageCents === null ? null : cappedSeconds(plan, interval, caps.overageCents);
      if (capped !== null && used.periodSeconds >= capped) return 'overage-cap';
      if (used.callsNow >= plan.concurrentCalls) return 'concurrent-calls';
      return dailyRefusal(caps, used);
    }
    case 'free':
    case 'no-trial':
    case 'ended':
      return null;
  }
}

/** The reason why no call at all is answered, however little was used; null: calls are. */
export function closedWhy(
  account: Account,
  now: Date,
): Extract<Refusal, 'trial-days' | 'no-trial' | 'unpaid' | 'ended'> | null {
  switch (account.type) {
    case 'free':
      return null;
    case 'trial':
      return now >= account.endsAt ? 'trial-days' : null;
    case 'subscribed': {
      const { unpaidSince } = account;
      return unpaidSince !== null && now >= graceEnds(unpaidSince) ? 'unpaid' : null;
    }
    case 'no-trial':
    case 'ended':
      return account.type;
  }
}

const dailyRefusal = ({ dailyMinutes }: Caps, { todaySeconds }: Used): Refusal | null =>
  dailyMinutes !== null && todaySeconds >= dailyMinutes * 60 ? 'daily-cap' : null;

/**
 * The plan that says how many people may work with the dashboard, and how many numbers may be connected; null: as many
 * as there are. What is there already stays.
 */
export function allowanceOf(account: Account): Pick<Plan, 'seats' | 'numbers'> | null {
  switch (account.type) {
    case 'free':
      return null;
    case 'subscribed':
      return planOf(account.plan);
    case 'trial':
    case 'no-trial':
    case 'ended':
      return TRIAL_PLAN;
  }
}

export const graceEnds = (unpaidSince: Date): Date => new Date(unpaidSince.getTime() + GRACE_DAYS * DAY_MS);
export const keptUntil = (endedAt: Date): Date => new Date(endedAt.getTime() + KEPT_DAYS * DAY_MS);

/** The meter of a period: the used share of what is included, the cost above that, and the forecast. */
export interface Meter {
  readonly usedSeconds: number;
  readonly includedSeconds: number;
  readonly overageCents: number;
  /** The forecast for the end of the period at the present rate: seconds, and cents above the plan's price. */
  readonly forecastSeconds: number;
  readonly forecastOverageCents: number;
}

/** Less of a period than this tells too little of the rest of it. */
const FORECAST_AFTER_MS = DAY_MS;

/** The meter of a period; null where nothing is metered. */
export function meterOf(account: Account, usedSeconds: number, now: Date): Meter | null {
  switch (account.type) {
    case 'free':
    case 'no-trial':
    case 'ended':
      return null;
    case 'trial':
      return {
        usedSeconds,
        includedSeconds: account.minutes * 60,
        overageCents: 0,
        forecastSeconds: usedSeconds,
        forecastOverageCents: 0,
      };
    case 'subscribed': {
      const { interval, periodStart, periodEnd } = account;
      const plan = planOf(account.plan);
      const passed = Math.max(FORECAST_AFTER_MS, now.getTime() - periodStart.getTime());
      const whole = Math.max(passed, periodEnd.getTime() - periodStart.getTime());
      const forecastSeconds = Math.round((usedSeconds * whole) / passed);
      return {
        usedSeconds,
        includedSeconds: includedSeconds(plan, interval),
        overageCents: overageCents(plan, interval, usedSeconds),
        forecastSeconds,
        forecastOverageCents: overageCents(plan, interval, forecastSeconds),
      };
    }
  }
}
