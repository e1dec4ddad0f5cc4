/** Prices as they are said, in every currency: "A$50" is "fifty Australian dollars", and "fifty dollars" in Australia. */
import type { SpeakableOptions } from '../../facts.ts';
import type { SpokenRule } from '../../spoken-rules.ts';
import { cardinal, numberWords } from '../number-words.ts';
import { RANGE } from './parts.ts';

/** The currency of a sign; of one that several have, where the business's own is none of them. */
const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  US$: 'USD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  MX$: 'MXN',
  NT$: 'TWD',
  R$: 'BRL',
  '\u00a3': 'GBP',
  '\u20ac': 'EUR',
  '\u00a5': 'JPY',
  'JP\u00a5': 'JPY',
  'CN\u00a5': 'CNY',
  '\u20b9': 'INR',
  Rs: 'INR',
  '\u20a9': 'KRW',
  '\u20aa': 'ILS',
  '\u20ab': 'VND',
  '\u20b1': 'PHP',
  '\u20ba': 'TRY',
  '\u20bd': 'RUB',
  '\u20b4': 'UAH',
  '\u20a6': 'NGN',
  '\u0e3f': 'THB',
  Fr: 'CHF',
  kr: 'SEK',
  'z\u0142': 'PLN',
  'K\u010d': 'CZK',
  Ft: 'HUF',
  lei: 'RON',
  RM: 'MYR',
  R: 'ZAR',
  Dhs: 'AED',
  KSh: 'KES',
};
/** Signs that are also words or letters: only where they are the business's own money. */
const ONLY_AT_HOME = new Set(['Fr', 'Ft', 'R', 'RM', 'lei']);

const CENTS = ['cent', 'cents'] as const;
/** The hundredth part, where it is not called a cent. */
const HUNDREDTHS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  GBP: ['penny', 'pence'],
  MXN: ['centavo', 'centavos'],
  BRL: ['centavo', 'centavos'],
  PHP: ['centavo', 'centavos'],
  INR: ['paisa', 'paise'],
  PLN: ['grosz', 'groszy'],
  SEK: ['ore', 'ore'],
  NOK: ['ore', 'ore'],
  DKK: ['ore', 'ore'],
  CHF: ['centime', 'centimes'],
  AED: ['fils', 'fils'],
  ILS: ['agora', 'agorot'],
  TRY: ['kurus', 'kurus'],
  MYR: ['sen', 'sen'],
};

const SIGN = String.raw`(?:[A-Z]{0,2}\p{Sc}|[A-Z]{3}(?![\p{L}])|Rs\.?|Fr\.?|kr\.?|z\u0142|K\u010d|Ft|lei|RM|R|Dhs\.?|KSh\.?)`;
const AMOUNT = String.raw`\d{1,9}(?:[,.'\u2019\u00a0\u202f]\d{3}){0,6}(?:[.,]\d{1,4})?(?![\d%])`;
const SCALE = String.raw`(?<scale>\s?(?:thousand|million|billion)\b|[kKM]\b)?`;
const PER = String.raw`(?<per>\s?/\s?(?=\p{L}))?`;
/** Behind an amount whose sign stands before it. */
const BEHIND = String.raw`(?:(?<per>\s?/\s?(?=\p{L}))|(?<each>\s?(?:pp|ea)\b\.?)|(?<more>\+(?!\d))|(?<joined>-(?=\p{L}{2})))?`;

const SCALES: Readonly<Record<string, string>> = { k: 'thousand', K: 'thousand', M: 'million' };

export const MONEY: readonly SpokenRule[] = [
  [/(?<![\w)])[-\u2212](?=\p{Sc}\d)/gu, 'minus '],
  // Lakhs have two digits between their commas.
  [
    /(?<![\d.,])(?<lakhs>\d{1,2}(?:,\d\d){1,4},\d{3})(?!,?\d)/g,
    ({ lakhs = '' }) => lakhs.replaceAll(',', ''),
  ],
  // "80.-" and "250/-" have no hundredths.
  [/(?<=\d)[.,/][-\u2013\u2014](?!\w)/g, ''],
  [
    new RegExp(
      String.raw`(?<![\d.,])(?<spaced>\d{1,3}(?: \d{3}){1,3})(?=(?:[.,]\d\d)?\s?(?:kr|z\u0142|K\u010d|Ft|lei|\p{Sc})(?![\p{L}\d]))`,
      'gu',
    ),
    ({ spaced = '' }) => spaced.replaceAll(' ', ''),
  ],
  [
    new RegExp(
      String.raw`(?<![\p{L}\d])(?<sign>${SIGN})(?<gap>\s?)(?<from>${AMOUNT})(?:(?<range>${RANGE}|\sto\s)(?:${SIGN}\s?)?(?<to>${AMOUNT}))?${SCALE}(?<code>\s?[A-Z]{3}\b)?${BEHIND}`,
      'gu',
    ),
    (found, options) => price(found, options, `${found['sign'] ?? ''}${found['gap'] ?? ''}`, ''),
  ],
  [
    new RegExp(
      String.raw`(?<![\p{L}\d.,])(?<from>${AMOUNT})(?:(?<range>${RANGE}|\sto\s)(?<to>${AMOUNT}))?${SCALE}(?<gap>\s?)(?<sign>${SIGN})(?![\p{L}\d])${PER}`,
      'gu',
    ),
    (found, options) => price(found, options, '', `${found['gap'] ?? ''}${found['sign'] ?? ''}`),
  ],
  [
    /\b(?<amount>\d{1,2})p\b/g,
    ({ amount = '' }, { currency }) =>
      currency === 'GBP' ? `${numberWords(amount)} ${amount === '1' ? 'penny' : 'pence'}` : `${amount}p`,
  ],
  [
    /(?<![\d.,:])(?<amount>\d{1,5}):-(?!\w)/g,
    ({ amount: whole = '' }, { currency }) => amount(whole, currency, false),
  ],
  [
    /(?<amount>\d{1,3})\s?\u00a2/g,
    ({ amount = '' }) => `${numberWords(amount)} ${amount === '1' ? 'cent' : 'cents'}`,
  ],
];

/** @param before what is written before the amount, and `after` behind it, where the sign is none of money. */
function price(
  found: Readonly<Record<string, string | undefined>>,
  options: SpeakableOptions,
  before: string,
  after: string,
): string {
  const { sign = '', from = '', to, range, scale, code = '' } = found;
  const named = currencies().has(code.trim()) ? code.trim() : null;
  const currency = named ?? currencyOf(sign.replace(/\.$/, ''), options.currency);
  if (currency === null) {
    const { per = '', each = '', more = '', joined = '' } = found;
    return `${before}${from}${range ?? ''}${to ?? ''}${scale ?? ''}${after}${code}${per}${each}${more}${joined}`;
  }
  const end = `${named === null ? code : ''}${behind(found)}`;
  const isForeign = currency !== options.currency && /[A-Z]/.test(sign + (named ?? ''));
  const mark = decimalMark(options.country);
  const low = plain(from, mark);
  const high = to === undefined ? undefined : plain(to, mark);
  const large = scale === undefined ? undefined : (SCALES[scale.trim()] ?? scale.trim());
  const said = (each: string) => amount(each, currency, isForeign, large);
  if (high === undefined) return `${said(low)}${end}`;
  return `${low.includes('.') && large === undefined ? said(low) : numberWords(low)} to ${said(high)}${end}`;
}

/** What follows the amount: "per", "per person", "or more", or the rest of a compound. */
function behind({ per, each, more, joined }: Readonly<Record<string, string | undefined>>): string {
  if (per !== undefined) return ' per ';
  if (each !== undefined) return each.includes('pp') ? ' per person' : ' each';
  if (more !== undefined) return ' or more';
  return joined === undefined ? '' : ' ';
}

function currencyOf(sign: string, home: string): string | null {
  if (/^[A-Z]{3}$/.test(sign)) return currencies().has(sign) ? sign : null;
  if (isSignOf(sign, home) || SIGNS[sign] === home) return home;
  return ONLY_AT_HOME.has(sign) ? null : (SIGNS[sign] ?? null);
}

/** "$", "kr" and "\u00a5" are the signs of several currencies. */
const isSignOf = (sign: string, currency: string): boolean =>
  currencies().has(currency) && nameOf(currency, 1, 'narrowSymbol').replace(/\.$/, '') === sign;

let known: ReadonlySet<string> | null = null;
const currencies = (): ReadonlySet<string> => (known ??= new Set(Intl.supportedValuesOf('currency')));

/** Kept: each takes as long to make as a sentence to read, and there are as many as the world has currencies and countries. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, style: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = JSON.stringify([locale, style]);
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, style);
  formats.set(key, format);
  return format;
}

function nameOf(currency: string, count: number, currencyDisplay: 'name' | 'narrowSymbol'): string {
  const format = { style: 'currency', currency, currencyDisplay, maximumFractionDigits: 0 } as const;
  const parts = formatOf('en', format).formatToParts(count);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

/** What stands before the hundredths in a country: 1.250,50 in Denmark is 1250.50. */
const decimalMark = (country: string): string =>
  (/^[A-Z]{2}$/.test(country)
    ? formatOf(`en-${country}`)
        .formatToParts(0.5)
        .find(({ type }) => type === 'decimal')?.value
    : undefined) ?? '.';

/** With a point before what is less than one, and without marks between the thousands. */
function plain(written: string, mark: string): string {
  const [, whole = written, sign, rest = ''] = /^(.*)([.,])(\d+)$/.exec(written) ?? [];
  const isDecimal = sign !== undefined && (rest.length !== 3 || (sign === mark && !whole.includes(mark)));
  const digits = (part: string) => part.replaceAll(/\D/g, '');
  return isDecimal ? `${digits(whole)}.${rest}` : digits(written);
}

/** In words: the whole, and its hundredths. */
function amount(written: string, currency: string, isForeign: boolean, large?: string): string {
  const unit = (count: number) => {
    const name = nameOf(currency, count, 'name');
    return isForeign ? name : (name.split(' ').at(-1) ?? name).toLowerCase();
  };
  if (large !== undefined) return `${numberWords(written)} ${large} ${unit(2)}`;
  const [whole = '', fraction = ''] = written.split('.');
  const said = `${numberWords(whole)} ${unit(Number(whole) === 1 ? 1 : 2)}`;
  if (Number(fraction) === 0) return said;
  const [cent, cents] = HUNDREDTHS[currency] ?? CENTS;
  if (fraction.length !== 2 || (HUNDREDTHS[currency] === undefined && !/dollar|euro|rand/.test(said)))
    return `${numberWords(written)} ${unit(2)}`;
  const change = `${cardinal(Number(fraction))} ${Number(fraction) === 1 ? cent : cents}`;
  return Number(whole) === 0 ? change : `${said} and ${change}`;
}
