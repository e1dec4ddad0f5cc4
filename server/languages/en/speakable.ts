/**
 * Turns what is written into what a voice should say: "$35 at 3:30 PM" is "thirty five dollars at three thirty P M".
 * Voices differ in how they read signs; words they all read alike. Words that are plain already stay as they are.
 */
import type { SpeakableOptions } from '../facts.ts';
import { applyRules, LAYOUT, type SpokenRule } from '../spoken-rules.ts';
import { monthNumber, MONTHS, weekdayNumber, WEEKDAYS } from './names.ts';
import { cardinal, digitWords, numberWords, ordinal, yearWords } from './number-words.ts';

const MONTH = String.raw`(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?`;
const DAY_SHORT = String.raw`(?:Sun|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat)`;
const NUMBER = String.raw`\d+(?:,\d{3}){0,6}(?:\.\d+)?`;
const RANGE = String.raw`\s?[-\u2013\u2014]\s?`;
/** The end of "p.m." is also the sentence's where nothing, or a new sentence, follows. */
const HALF = String.raw`\s?(?<half>[apAP])(?:\.\s?[mM]\.(?:(?<stop>(?=\s*$|\s+[A-Z]))|)|[mM]\b)`;
const TOP_LEVEL = String.raw`(?:com|org|net|info|biz|io|co|app|dev|shop|salon|us|uk|ca|au|nz|ie|de|eu|test|example)`;

const MONEY: Readonly<Record<string, readonly [one: string, many: string, cent: string, cents: string]>> = {
  USD: ['dollar', 'dollars', 'cent', 'cents'],
  MXN: ['peso', 'pesos', 'centavo', 'centavos'],
  GBP: ['pound', 'pounds', 'penny', 'pence'],
  EUR: ['euro', 'euros', 'cent', 'cents'],
};

const ADDRESSES: readonly SpokenRule[] = [
  [
    /(?<![\w.+-])(?<user>[\w.+-]+)@(?<host>[\w-]+(?:\.[\w-]+)+)/g,
    ({ user = '', host = '' }) => `${spelled(user)} at ${spelled(host)}`,
  ],
  [
    /https?:\/\/(?:www\.)?(?<address>[^\s,;!?)]*[^\s.,;!?)])/g,
    ({ address = '' }) => spelled(address.replace(/(?<!\/)\/+$/, '')),
  ],
  [
    new RegExp(
      String.raw`(?<![\w.-])(?:www\.)?(?<address>[a-z][\w-]*(?:\.[\w-]+)*\.${TOP_LEVEL}(?:/[\w/-]*)?)(?![\w])`,
      'gi',
    ),
    ({ address = '' }) => spelled(address),
  ],
];

const DATES: readonly SpokenRule[] = [
  [/\b24\s?\/\s?7\b/g, 'twenty four seven'],
  [
    /\b(?<year>\d{4})-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\d|3[01])\b/g,
    ({ year, month, day }) => date(monthOf(month), day, year),
  ],
  [
    /\b(?<first>\d{1,2})\/(?<second>\d{1,2})(?:\/(?<year>\d{4}|\d{2}))?\b(?!\/)/g,
    ({ first, second, year }, { country }) => {
      const [month, day] = country === 'US' ? [first, second] : [second, first];
      const full = year?.length === 2 ? `20${year}` : year;
      const isDate = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
      return isDate
        ? date(monthOf(month), day, full)
        : `${numberWords(first ?? '')} ${numberWords(second ?? '')}`;
    },
  ],
  [
    new RegExp(
      String.raw`\b${MONTH}\s(?<day>\d{1,2})(?:st|nd|rd|th)?\b(?!:)(?:,?\s(?<year>(?:19|20)\d\d)\b)?`,
      'g',
    ),
    ({ month, day, year }) => date(fullMonth(month), day, year),
  ],
  [
    new RegExp(
      String.raw`\b(?<the>the\s)?(?<day>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?${MONTH}(?:,?\s(?<year>(?:19|20)\d\d)\b)?`,
      'g',
    ),
    ({ the, month, day, year }) =>
      the === undefined
        ? date(fullMonth(month), day, year)
        : `the ${ordinal(Number(day))} of ${date(fullMonth(month), undefined, year)}`,
  ],
  [
    new RegExp(String.raw`\b(?<from>${DAY_SHORT})\b\.?${RANGE}(?<to>${DAY_SHORT})\b\.?`, 'g'),
    ({ from, to }) => `${fullDay(from)} to ${fullDay(to)}`,
  ],
  [
    new RegExp(
      String.raw`\b(?<day>Mon|Tues?|Wed|Thurs?|Thu|Fri|(?:Sat|Sun)(?=\.?,?\s(?:at\s)?(?:\d|${MONTHS.join('|')}|morning|afternoon)))\b\.?(?=[\s,;:!?)]|$)`,
      'g',
    ),
    ({ day }) => fullDay(day),
  ],
  [
    new RegExp(String.raw`\b(?<month>Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b\.?(?=[\s,]|$)`, 'g'),
    ({ month }) => fullMonth(month),
  ],
  [
    /\b(?<before>in|since|of|year)\s(?<year>(?:19|20)\d\d)\b(?![\d,.:]*\d)/gi,
    ({ before = '', year }) => `${before} ${yearWords(Number(year))}`,
  ],
];

const TIMES: readonly SpokenRule[] = [
  [
    new RegExp(String.raw`\b(?<from>\d{1,2}(?::\d\d)?)(?:${RANGE})(?<to>\d{1,2}(?::\d\d)?)${HALF}`, 'g'),
    ({ from, to, half, stop }) => `${clock(from)} to ${clock(to, half)}${stop === undefined ? '' : '.'}`,
  ],
  [
    new RegExp(String.raw`\b(?<time>\d{1,2}(?::\d\d)?)${HALF}(?<range>${RANGE}(?=\d))?`, 'g'),
    ({ time, half, stop, range }) =>
      `${clock(time, half)}${range === undefined ? (stop === undefined ? '' : '.') : ' to '}`,
  ],
  [
    /\b(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)\b(?<range>\s?[-\u2013\u2014]\s?(?=\d))?/g,
    ({ hour = '', minute = '', range }) => {
      const late = Number(hour) > 12;
      const half = late ? 'p' : hour.startsWith('0') ? 'a' : undefined;
      return `${clock(`${late ? Number(hour) - 12 : Number(hour)}:${minute}`, half)}${range === undefined ? '' : ' to '}`;
    },
  ],
];

const AMOUNTS: readonly SpokenRule[] = [
  [
    new RegExp(
      String.raw`(?<sign>[$\u00a3\u20ac])(?<from>${NUMBER})${RANGE}[$\u00a3\u20ac]?(?<to>${NUMBER})(?![\d%])`,
      'g',
    ),
    ({ sign, from = '', to = '' }, options) => `${numberWords(from)} to ${money(to, sign, options)}`,
  ],
  [
    new RegExp(String.raw`(?<sign>[$\u00a3\u20ac])\s?(?<amount>${NUMBER})`, 'g'),
    ({ sign, amount = '' }, options) => money(amount, sign, options),
  ],
  [
    new RegExp(
      String.raw`\b(?<amount>${NUMBER})\s?(?<sign>\u20ac|\u00a3|USD\b|EUR\b|GBP\b|CAD\b|AUD\b|NZD\b)`,
      'g',
    ),
    ({ sign, amount = '' }, options) => money(amount, sign, options),
  ],
  [
    new RegExp(String.raw`\b(?<amount>${NUMBER})\s?%`, 'g'),
    ({ amount = '' }) => `${numberWords(amount)} percent`,
  ],
  [/\b(?<place>\d{1,4})(?:st|nd|rd|th)\b/g, ({ place }) => ordinal(Number(place))],
  [
    /\b(?<count>\d+)[\s-]?min(?:s|\.)?(?=\W|$)/g,
    ({ count = '' }) => `${numberWords(count)} ${count === '1' ? 'minute' : 'minutes'}`,
  ],
  [
    /\b(?<count>\d+)[\s-]?hrs?\b\.?/g,
    ({ count = '' }) => `${numberWords(count)} ${count === '1' ? 'hour' : 'hours'}`,
  ],
];

const PHONES: readonly SpokenRule[] = [
  [
    /\b(?<before>call|dial|text|ring|phone)\s(?<number>\d{3})\b(?!-)/gi,
    ({ before = '', number = '' }) => `${before} ${digitWords(number)}`,
  ],
  [
    /(?<![\w.])(?<number>\+\d{1,3}[\s.-]?(?:\(?\d{1,4}\)?[\s.-]?){1,4}\d{2,4}|(?:1[\s.-])?(?:\(\d{3,5}\)\s?|\d{3,5}[\s.-])\d{3,4}[\s.-]?\d{3,4}|\d{3}-\d{4}|\d{10,11})(?![\d])/g,
    ({ number = '' }) => phone(number),
  ],
];

const ABBREVIATIONS: readonly SpokenRule[] = [
  [/\b(?<name>[A-Z]\w+) St\.?(?=[,;:!?)]|\s[^A-Z\s]|\s?$)/g, ({ name = '' }) => `${name} Street`],
  [/\b(?<name>\d+ [A-Z]\w+) Dr\.?(?=[,;:!?)]|\s[^A-Z\s]|\s?$)/g, ({ name = '' }) => `${name} Drive`],
  [/\bSt\.\s?(?=[A-Z])/g, 'Saint '],
  [/\bDr\.\s?(?=[A-Z])|\bDr\s(?=[A-Z])/g, 'Doctor '],
  [/\bMr\b\.?/g, 'Mister'],
  [/\bMrs\b\.?/g, 'Missus'],
  [/\bMs\b\.?(?=\s[A-Z])/g, 'Miz'],
  [/\bAve\b\.?/g, 'Avenue'],
  [/\bBlvd\b\.?/g, 'Boulevard'],
  [/\bRd\b\.?/g, 'Road'],
  [/\bApt\b\.?/g, 'Apartment'],
  [/\bSte\b\.?(?=\s\d)/g, 'Suite'],
  [/\bNo\.\s?(?=\d)/g, 'number '],
  [/\be\.g\.,?/gi, 'for example'],
  [/\bi\.e\.,?/gi, 'that is'],
  [/\betc\b\.?/g, 'et cetera'],
  [/\bapprox\b\.?/g, 'about'],
  [/\bvs\b\.?/g, 'versus'],
  [/\bw\/o\b/g, 'without'],
  [/\bw\/\s?/g, 'with '],
];

const SIGNS: readonly SpokenRule[] = [
  [/#\s?(?=\d)/g, 'number '],
  [/&/g, ' and '],
  [/(?<=\s)@\s+/g, 'at '],
  [/~\s?(?=\d)/g, 'about '],
  [new RegExp(String.raw`(?<=\d)${RANGE}(?=\d)`, 'g'), ' to '],
  [/(?<=\d)\s?\+\s?(?=\d)/g, ' plus '],
  [/(?<=\d)\+/g, ' or more'],
  [/(?<=\w)\s?\/\s?(?=\w)/g, ' or '],
  [
    new RegExp(String.raw`(?<lead>\p{L}?)(?<number>${NUMBER})(?<tail>\p{L}?)`, 'gu'),
    ({ lead = '', number = '', tail = '' }) =>
      `${lead}${lead && ' '}${numberWords(number)}${tail && ' '}${tail}`,
  ],
  [/[<>|/\\^{}[\]~=_#@]+/g, ' '],
  [/ {2,}/g, ' '],
];

const RULES = [LAYOUT, ADDRESSES, DATES, TIMES, PHONES, AMOUNTS, ABBREVIATIONS, SIGNS].flat();

export const speakable = (text: string, options: SpeakableOptions): string =>
  applyRules(RULES, text, options);

function clock(time = '', half?: string): string {
  const [hour = '', minute = '00'] = time.split(':');
  if (half !== undefined && Number(hour) === 12 && minute === '00') {
    return half.toLowerCase() === 'p' ? 'noon' : 'midnight';
  }
  const minutes = minute === '00' ? '' : ` ${minute.startsWith('0') ? 'oh ' : ''}${cardinal(Number(minute))}`;
  const sharp = half === undefined && minutes === '' && time.includes(':') ? " o'clock" : '';
  return `${cardinal(Number(hour))}${minutes}${sharp}${half === undefined ? '' : ` ${half.toUpperCase()} M`}`;
}

function date(month: string, day?: string, year?: string): string {
  return `${month}${day === undefined ? '' : ` ${ordinal(Number(day))}`}${year === undefined ? '' : `, ${yearWords(Number(year))}`}`;
}

const monthOf = (number = ''): string => MONTHS[Number(number) - 1] ?? number;
const fullMonth = (short = ''): string => MONTHS[monthNumber(short) - 1] ?? short;
const fullDay = (short = ''): string => WEEKDAYS[weekdayNumber(short) - 1] ?? short;

function money(amount: string, sign = '', { currency }: SpeakableOptions): string {
  const code = { $: currency, '\u00a3': 'GBP', '\u20ac': 'EUR' }[sign] ?? sign;
  const [one, many, cent, cents] = MONEY[code] ?? ['dollar', 'dollars', 'cent', 'cents'];
  const [whole = '', fraction = ''] = amount.replaceAll(',', '').split('.');
  const small = fraction.length === 2 ? Number(fraction) : 0;
  if (fraction !== '' && fraction.length !== 2) return `${numberWords(amount)} ${many}`;
  const large = `${numberWords(whole)} ${whole === '1' ? one : many}`;
  if (small === 0) return large;
  const change = `${cardinal(small)} ${small === 1 ? cent : cents}`;
  return Number(whole) === 0 ? change : `${large} and ${change}`;
}

/** Digit by digit, with a breath between the groups; ten digits in a row are grouped as in North America. */
function phone(written: string): string {
  const groups = /^\+?1?\d{10}$/.test(written)
    ? written.replace(/^(?:\+?1)?(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3').split(' ')
    : written.replace(/^\+1\D/, '').match(/\d+/g);
  return (groups ?? [])
    .flatMap((group) => group.match(/\d{1,4}/g) ?? [])
    .map(digitWords)
    .join(', ');
}

function spelled(address: string): string {
  const signs: Readonly<Record<string, string>> = {
    '.': 'dot',
    '-': 'dash',
    _: 'underscore',
    '/': 'slash',
    '+': 'plus',
  };
  return address
    .replaceAll(/[-._/+]/g, (sign) => ` ${signs[sign] ?? ''} `)
    .replaceAll(/\d+/g, (digits) => ` ${digitWords(digits)} `)
    .replaceAll(/[^\w ]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
