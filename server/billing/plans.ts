/** The plans: what they cost and what they include. Stripe's prices are made from this list, and matched to it again. */
import { type BillingInterval, PLAN_IDS, type PlanId } from '../../db/schema.ts';

export interface Plan {
  readonly id: PlanId;
  readonly name: string;
  /** In cents of `CURRENCY`, for a period of each length. */
  readonly price: Readonly<Record<BillingInterval, number>>;
  /** A yearly plan includes twelve times as many, to be used whenever in the year. */
  readonly includedMinutesPerMonth: number;
  /** For each minute above those included, to the second. */
  readonly overageCentsPerMinute: number;
  readonly numbers: number;
  readonly seats: number;
  readonly concurrentCalls: number;
}

export const CURRENCY = 'usd';

const PLANS: Readonly<Record<PlanId, Plan>> = {
  starter: {
    id: 'starter',
    name: 'Starter',
    price: { month: 4_900, year: 49_000 },
    includedMinutesPerMonth: 200,
    overageCentsPerMinute: 30,
    numbers: 1,
    seats: 2,
    concurrentCalls: 2,
  },
  growth: {
    id: 'growth',
    name: 'Growth',
    price: { month: 14_900, year: 149_000 },
    includedMinutesPerMonth: 800,
    overageCentsPerMinute: 24,
    numbers: 3,
    seats: 10,
    concurrentCalls: 5,
  },
  scale: {
    id: 'scale',
    name: 'Scale',
    price: { month: 39_900, year: 399_000 },
    includedMinutesPerMonth: 2_500,
    overageCentsPerMinute: 18,
    numbers: 10,
    seats: 50,
    concurrentCalls: 20,
  },
};

/** A trial is taken for the smallest plan. */
export const TRIAL_PLAN = PLANS.starter;

export const planOf = (id: PlanId): Plan => PLANS[id];
export const allPlans = (): readonly Plan[] => PLAN_IDS.map(planOf);

const MONTHS: Readonly<Record<BillingInterval, number>> = { month: 1, year: 12 };

/** The seconds that a whole period includes. */
export const includedSeconds = (plan: Plan, interval: BillingInterval): number =>
  plan.includedMinutesPerMonth * MONTHS[interval] * 60;

/** The cost of so many seconds of a period above the plan's price, in whole cents as an invoice rounds them. */
export function overageCents(plan: Plan, interval: BillingInterval, seconds: number): number {
  const above = Math.max(0, seconds - includedSeconds(plan, interval));
  return Math.round((above * plan.overageCentsPerMinute) / 60);
}

/** The most seconds that can be talked in a period before its overage costs more than `capCents`. */
export const cappedSeconds = (plan: Plan, interval: BillingInterval, capCents: number): number =>
  includedSeconds(plan, interval) + Math.floor((capCents * 60) / plan.overageCentsPerMinute);
