/** Dates, weekdays and years as they are said: "Dec 24-26" is "December twenty fourth to twenty sixth". */
import type { SpokenRule } from '../../spoken-rules.ts';
import { MONTHS } from '../names.ts';
import { cardinal, ordinal, yearWords } from '../number-words.ts';
import { DAY, date, fullDay, fullMonth, MONTH, RANGE } from './parts.ts';

const NUMBERED = String.raw`\d{1,2}(?:st|nd|rd|th)?\b`;
const YEAR = String.raw`(?:19|20)\d\d\b`;

export const monthOf = (number = ''): string => MONTHS[Number(number) - 1] ?? number;

/** Of which a letter or two are no day elsewhere. */
const WEEK_ENDS: Readonly<Record<string, string>> = { F: 'Fri', Th: 'Thu', Sa: 'Sat', Su: 'Sun' };

const decade = (year: number): string =>
  `${year < 100 ? cardinal(year) : yearWords(year)}s`.replace(/ys$/, 'ies');

export const DATES: readonly SpokenRule[] = [
  [/(?<=\b\d{4}-\d\d-\d\d)T(?=\d\d:)/g, ' at '],
  [
    /\bM\s?[-\u2013]\s?(?<to>F|Th|Sat?|Sun?)\b/g,
    ({ to = '' }) => `Monday to ${fullDay(WEEK_ENDS[to] ?? to)}`,
  ],
  [
    /\b(?<year>\d{4})-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\d|3[01])\b/g,
    ({ year, month, day }) => date(monthOf(month), day, year),
  ],
  [
    new RegExp(
      String.raw`\b(?<month>${MONTH})\s(?<from>${NUMBERED})${RANGE}(?<to>${NUMBERED})(?!:)(?:,?\s(?<year>${YEAR}))?`,
      'g',
    ),
    ({ month, from, to, year }) => `${date(fullMonth(month), digits(from))} to ${dayAnd(to, year)}`,
  ],
  [
    new RegExp(
      String.raw`\b(?<from>${NUMBERED})${RANGE}(?<to>${NUMBERED})\s(?:of\s)?(?<month>${MONTH})(?:,?\s(?<year>${YEAR}))?`,
      'g',
    ),
    ({ month, from, to, year }) => `${date(fullMonth(month), digits(from))} to ${dayAnd(to, year)}`,
  ],
  [
    new RegExp(
      String.raw`\b(?<month>${MONTH})\s(?<day>\d{1,2})(?:st|nd|rd|th)?\b(?!:)(?:,?\s(?<year>${YEAR}))?(?<range>${RANGE}(?=${MONTH}\s\d))?`,
      'g',
    ),
    ({ month, day, year, range }) =>
      `${date(fullMonth(month), day, year)}${range === undefined ? '' : ' to '}`,
  ],
  [
    new RegExp(
      String.raw`\b(?<the>the\s)?(?<day>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?<month>${MONTH})(?:,?\s(?<year>${YEAR}))?(?<range>${RANGE}(?=\d{1,2}\s${MONTH}))?`,
      'g',
    ),
    ({ the, month, day, year, range }) =>
      (the === undefined
        ? date(fullMonth(month), day, year)
        : `the ${ordinal(Number(day))} of ${date(fullMonth(month), undefined, year)}`) +
      (range === undefined ? '' : ' to '),
  ],
  [
    new RegExp(String.raw`\b(?<from>${MONTH})${RANGE}(?<to>${MONTH})(?=[\s,;:!?)]|$)`, 'g'),
    ({ from, to }) => `${fullMonth(from)} to ${fullMonth(to)}`,
  ],
  [
    new RegExp(String.raw`\b(?<from>${DAY})${RANGE}(?<to>${DAY})`, 'g'),
    ({ from, to }) => `${fullDay(from)} to ${fullDay(to)}`,
  ],
  [
    new RegExp(String.raw`\b(?<one>${DAY})(?<joint>\s?[&/]\s?|\s(?:and|or)\s)(?<other>${DAY})`, 'g'),
    ({ one, joint = '', other }) =>
      `${dayOrDays(one)} ${/or/.test(joint) ? 'or' : 'and'} ${dayOrDays(other)}`,
  ],
  [
    new RegExp(
      String.raw`\b(?<day>Mon|Tues?|Wed|Thurs?|Thu|Fri|(?:Sat|Sun)(?=\.?[,:]?\s(?:at\s)?(?:\d|[Cc]losed|[Oo]pen|${MONTHS.join('|')}|morning|afternoon)))\b\.?(?=[\s,;:!?)]|$)`,
      'g',
    ),
    ({ day }) => fullDay(day),
  ],
  [
    new RegExp(String.raw`\b(?<month>Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b\.?(?=[\s,]|$)`, 'g'),
    ({ month }) => fullMonth(month),
  ],
  [
    new RegExp(String.raw`\b(?<from>${YEAR})${RANGE}(?<to>${YEAR})`, 'g'),
    ({ from, to }) => `${yearWords(Number(from))} to ${yearWords(Number(to))}`,
  ],
  [/(?<=\bthe )'?(?<tens>[2-9]0)'?s\b/g, ({ tens }) => decade(Number(tens))],
  [/\b(?<year>(?:19|20)[1-9]0)'?s\b/g, ({ year }) => decade(Number(year))],
  [
    new RegExp(
      String.raw`\b(?<before>in|since|of|year|established|founded|est\.?|spring|summer|fall|autumn|winter|${MONTHS.join('|')})\s(?<year>${YEAR})(?![\d,.:]*\d)`,
      'gi',
    ),
    ({ before = '', year }) => `${before} ${yearWords(Number(year))}`,
  ],
];

const digits = (numbered = ''): string => /^\d+/.exec(numbered)?.[0] ?? '';
const dayAnd = (day: string | undefined, year: string | undefined): string =>
  `${ordinal(Number(digits(day)))}${year === undefined ? '' : `, ${yearWords(Number(year))}`}`;
/** "Mondays" stays plural. */
const dayOrDays = (day = ''): string => `${fullDay(day)}${day.endsWith('days') ? 's' : ''}`;
