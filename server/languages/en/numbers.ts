import type { MoneyCustom } from '../facts.ts';
import { speakable } from './speakable.ts';
import { digitsPiece, sayPhone, spokenDigits, spokenExtension } from './spoken-digits.ts';

/** A price as it is written; `cents` in the smallest unit of the currency. */
export function money({ currency, language }: MoneyCustom, cents: number): string {
  const style = { style: 'currency', currency } as const;
  // A dollar has a hundred cents; a yen has nothing smaller.
  const { maximumFractionDigits: places = 2 } = new Intl.NumberFormat('en', style).resolvedOptions();
  const unit = 10 ** places;
  const digits = cents % unit === 0 ? 0 : places;
  return new Intl.NumberFormat(language, { ...style, minimumFractionDigits: digits }).format(cents / unit);
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${joint} ${last}`;
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Numbers, telephone numbers and prices: reading and speaking them. */
export const numbers = { speakable, spokenDigits, spokenExtension, digitsPiece, sayPhone, money, list };
