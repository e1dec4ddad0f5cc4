/** Prices, which are kept in the currency's smallest unit. */
import { localeIn } from '../ui/format.ts';

/** The digits behind the point: two for dollars, none for yen. */
export const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

export const toUnits = (price: number, currency: string): number =>
  Math.round(price * 10 ** decimalsOf(currency));

export const fromUnits = (units: number, currency: string): number => units / 10 ** decimalsOf(currency);

/** The price as people in that country write it. */
export const priceText = (
  units: number,
  { country, currency }: { country: string; currency: string },
): string =>
  new Intl.NumberFormat(localeIn(country), {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(fromUnits(units, currency));
