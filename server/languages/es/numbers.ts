import type { MoneyCustom } from '../facts.ts';
import { speakable } from './speakable.ts';
import { digitsPiece, sayPhone, spokenDigits, spokenExtension } from './spoken-digits.ts';

/** A price as it is written; `cents` in the smallest unit of the currency. */
export function money({ currency, language }: MoneyCustom, cents: number): string {
  const style = { style: 'currency', currency } as const;
  const { maximumFractionDigits: places = 2 } = new Intl.NumberFormat('es', style).resolvedOptions();
  const unit = 10 ** places;
  const digits = cents % unit === 0 ? 0 : places;
  return new Intl.NumberFormat(language, { ...style, minimumFractionDigits: digits })
    .format(cents / unit)
    .replaceAll(/[\u00a0\u202f]/g, ' ');
}

/** "a", "a y b", "a, b y c"; before the sound of the word itself "y" is "e" and "o" is "u". */
export function list(items: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  const and = /^h?i(?!e)/i.test(last) ? 'e' : 'y';
  const or = /^(?:h?o|8|11\b)/i.test(last) ? 'u' : 'o';
  return `${items.slice(0, -1).join(', ')} ${joint === 'or' ? or : and} ${last}`;
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "1 hora", "3 horas". */
export const several = (count: number, one: string, many = `${one}s`): string =>
  `${String(count)} ${count === 1 ? one : many}`;

/** Numbers, telephone numbers and prices: reading and speaking them. */
export const numbers = { speakable, spokenDigits, spokenExtension, digitsPiece, sayPhone, money, list };
