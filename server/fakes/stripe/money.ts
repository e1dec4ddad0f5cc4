/** Stripe's sums: parts of a period, and tiers. Pure. */
import type { Interval, Price } from './account.ts';

/** A period that begins then; months end on the same day of the next, or on its last day. */
export function periodEnd(start: number, interval: Interval): number {
  const from = new Date(start * 1000);
  const months = interval === 'month' ? 1 : 12;
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(from.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return Math.floor(to.getTime() / 1000);
}

/** The share of a price for what is left of a period, to the second, in whole cents. */
export function prorated(amount: number, at: number, start: number, end: number): number {
  return Math.round((amount * (end - at)) / (end - start));
}

/** The cost of so many units by graduated tiers, in whole cents. */
export function tiered(price: Price, quantity: number): number {
  let cents = 0;
  let below = 0;
  for (const { upTo, unitAmount } of price.tiers) {
    const inTier = Math.max(0, Math.min(quantity, upTo ?? Infinity) - below);
    cents += inTier * unitAmount;
    below = upTo ?? quantity;
  }
  return Math.round(cents);
}
