/** The names by which we find our things in an account of Stripe's. */
import type { BillingInterval, PlanId } from '../../db/schema.ts';
import { allPlans } from './plans.ts';

/** The shape of what Stripe sends and answers; the endpoint that `npm run stripe:setup` makes is pinned to it too. */
export const API_VERSION = '2026-10-28.endive';
/** The meter that counts seconds talked. */
export const METER_EVENT = 'ahoy_talk_seconds';

/** The names of Stripe's prices here; a price is found again by its name whatever its id. */
export const basePriceKey = (plan: PlanId, interval: BillingInterval): string => `ahoy_${plan}_${interval}`;
export const overagePriceKey = (plan: PlanId, interval: BillingInterval): string =>
  `ahoy_${plan}_${interval}_overage`;

/** Ids of the plans' prices in the account that is used, by `basePriceKey`. */
export type PriceIds = ReadonlyMap<string, string>;

/** The plan that a price belongs to; null for a price that is none of ours, or that bills minutes. */
export function planOfPrice(
  prices: PriceIds,
  price: { readonly id: string; readonly lookup_key?: string | null | undefined },
): { readonly plan: PlanId; readonly interval: BillingInterval } | null {
  for (const { id: plan } of allPlans()) {
    for (const interval of ['month', 'year'] as const) {
      const key = basePriceKey(plan, interval);
      if (prices.get(key) === price.id || price.lookup_key === key) return { plan, interval };
    }
  }
  return null;
}
