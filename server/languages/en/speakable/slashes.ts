/** Two numbers with a slash between: a date, a fraction, or a mark out of so many; and fractions in one sign. */
import type { SpokenRule } from '../../spoken-rules.ts';
import { cardinal, numberWords, ordinal } from '../number-words.ts';
import { monthOf } from './dates.ts';
import { date } from './parts.ts';

/** Stands before a date. */
const BEFORE_DATE =
  'on|by|until|till|through|thru|since|before|after|between|and|from|starting|beginning|ending|due|dated|closed|open|Sun(?:day)?|Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?';
/** Stands behind a part of something. */
const OF_WHOLE =
  'of|off|price|cup|cups|inch|inches|mile|miles|hour|hours|day|days|pound|pounds|lb|lbs|teaspoon|tablespoon|tsp|tbsp|gallon|full|size|length|strength|sleeve';
/** Denominators that people write without saying of what. */
const COMMON = new Set([2, 3, 4, 8]);

interface Halves {
  readonly first: number;
  readonly second: number;
}

export const SLASHES: readonly SpokenRule[] = [
  [/\b24\s?\/\s?7\b/g, 'twenty four seven'],
  [
    /(?:\b(?<whole>\d{1,4})\s?)?(?<sign>[\u00bc-\u00be\u2150-\u215e])/g,
    ({ whole, sign = '' }) => {
      const [top, bottom] = sign.normalize('NFKC').split('\u2044').map(Number);
      return `${fraction(whole, { first: top ?? 0, second: bottom ?? 0 })} `;
    },
  ],
  [
    /\b(?<first>\d{1,2})\/(?<second>\d{1,2})\/(?<year>\d{4}|\d{2})\b(?!\/)/g,
    ({ first, second, year = '' }, { country }) =>
      dated(halves(first, second), country, year.length === 2 ? `20${year}` : year),
  ],
  [
    /(?<![\d.-])(?<first>\d{1,2})(?:\.(?<second>\d{1,2})\.|-(?<other>\d{1,2})-)(?<year>(?:19|20)\d\d)\b/g,
    ({ first, second, other, year }, { country }) => dated(halves(first, second ?? other), country, year),
  ],
  [
    /^(?<first>\d{1,2})\/(?<second>\d{1,2})(?=[.!?]?$)/g,
    ({ first, second }, { country }) => dated(halves(first, second), country),
  ],
  [
    /\b(?<first>\d{1,2}(?:\.\d)?)\/(?<second>5|10|100)(?=[\s-](?:stars?|points?|rating)\b)/gi,
    ({ first = '', second = '' }) => `${numberWords(first)} out of ${numberWords(second)}`,
  ],
  [
    new RegExp(
      String.raw`(?:\b(?<before>${BEFORE_DATE})\.?,?\s(?:the\s)?)?(?:(?<![\d:.,/$-])(?<whole>\d{1,3})[\s-])?(?<![\d.,/:])(?<first>\d{1,2})[/\u2044](?<second>\d{1,2})(?![\d/])(?:(?=[\s-](?:${OF_WHOLE})\b)(?<part>)|(?<range>\s?[-\u2013]\s?|\sto\s)(?=\d{1,2}/\d)|)`,
      'gi',
    ),
    (found, { country }) => slash(found, country),
  ],
];

function slash(found: Readonly<Record<string, string | undefined>>, country: string): string {
  const { before, whole, first, second, part, range } = found;
  const pair = halves(first, second);
  const proper = pair.first > 0 && pair.first < pair.second;
  const asDate = before !== undefined || range !== undefined;
  const asPart = part !== undefined || whole !== undefined || (COMMON.has(pair.second) && !asDate);
  const said =
    proper && asPart
      ? fraction(whole, pair)
      : `${whole === undefined ? '' : `${whole} `}${dated(pair, country)}`;
  return `${before === undefined ? '' : `${before} `}${said}${range === undefined ? '' : ' to '}`;
}

const halves = (first = '', second = ''): Halves => ({ first: Number(first), second: Number(second) });

/** A date where the calendar has it; else one number after the other. */
function dated({ first, second }: Halves, country: string, year?: string): string {
  const isMonthFirst = country === 'US';
  for (const [month, day, isUsual] of [
    [first, second, isMonthFirst],
    [second, first, !isMonthFirst],
  ] as const) {
    const isDate = month >= 1 && month <= 12 && day >= 1 && day <= 31;
    // The other order is meant only where the usual one is no date, and a year makes it one.
    const isMeant = isUsual || (year !== undefined && (isMonthFirst ? first : second) > 12);
    if (isDate && isMeant) return date(monthOf(String(month)), String(day), year);
  }
  return [first, second, ...(year === undefined ? [] : [Number(year)])]
    .map((each) => cardinal(each))
    .join(' ');
}

/** "half", "two thirds", "ten and a half". */
function fraction(whole: string | undefined, { first, second }: Halves): string {
  if (first === 0) return [whole, 'zero', ordinal(second)].join(' ');
  const part = second === 2 ? 'half' : second === 4 ? 'quarter' : ordinal(second);
  const several = first === 1 ? '' : 's';
  if (whole !== undefined)
    return `${numberWords(whole)} and ${first === 1 ? 'a' : cardinal(first)} ${part}${several}`;
  return second === 2 && first === 1 ? part : `${cardinal(first)} ${part}${several}`;
}
