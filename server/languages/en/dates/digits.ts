import { ordinal, ordinalDigits, SMALL, TENS } from '../number-words.ts';
import { wholeDurations } from './durations.ts';
import { FULL_WEEKDAY, MONTH } from './rules.ts';

const ONES = new Map(SMALL.map((word, value) => [word, value] as const));
const TENFOLD = new Map(TENS.slice(2).map((word, index) => [word, (index + 2) * 10] as const));
const ORDINALS = new Map([...SMALL.keys(), 20, 30].slice(1).map((value) => [ordinal(value), value] as const));

const UNIT = '(?:minutes?|mins?|hours?|days?|weeks?|months?|years?)';
const HOUR = '(1[0-2]|[1-9])';

/**
 * Writes the numbers of plain words (see plain-words.ts) in digits and the spoken clock as `h:mm`, and leaves every
 * other word: "half past three" is `3:30`, "the twenty fourth" `the 24th`, "in a couple of weeks" `in 2 weeks`.
 * "One" is a number only where a number is expected, and "first" and "second" only where a date is.
 */
export function digitsForNumberWords(plain: string): string {
  return clockIdioms(wholeDurations(numerals(datesFirstAndSecond(misheard(plain)))));
}

/** "At to", "at ate" are how recognisers write "at two", "at eight"; "half passed" is "half past". */
function misheard(text: string): string {
  return HOMOPHONES.reduce((line, { pattern, meant }) => line.replace(pattern, `at ${meant}`), text).replace(
    /\b(half|quarter|five|ten|twenty) passed\b/g,
    '$1 past',
  );
}
const HOUR_ENDS = '(?= (?:pm|am|oclock|thirty|fifteen|forty|please|tomorrow|today|on)\\b|$)';
const HOMOPHONES = [
  { heard: 'to|too', meant: 'two' },
  { heard: 'for|fore', meant: 'four' },
  { heard: 'won', meant: 'one' },
  { heard: 'ate', meant: 'eight' },
].map(({ heard, meant }) => ({ pattern: new RegExp(`\\bat (?:${heard})${HOUR_ENDS}`, 'g'), meant }));

function datesFirstAndSecond(text: string): string {
  return DATES.reduce(
    (line, { behind, before, digits }) =>
      line.replace(behind, `$1${digits}`).replace(before, `${digits} of `),
    text,
  );
}
const DATES = [
  { which: 'first', digits: '1st' },
  { which: 'second', digits: '2nd' },
].map(({ which, digits }) => ({
  digits,
  behind: new RegExp(
    `\\b(${MONTH} (?:the )?|${FULL_WEEKDAY} (?:the )?|on the )${which}\\b(?! (?:one|thing))`,
    'g',
  ),
  before: new RegExp(`\\b${which} of (?=${MONTH}|the month|this month|next month)`, 'g'),
}));

function numerals(text: string): string {
  const words = text.split(' ');
  const out: string[] = [];
  let at = 0;
  while (at < words.length) {
    const digits = digitRun(words, at);
    if (digits) {
      out.push(digits.text);
      at += digits.length;
      continue;
    }
    const number = numeral(words, at);
    out.push(number?.text ?? words[at] ?? '');
    at += number?.length ?? 1;
  }
  return out.join(' ');
}

interface Numeral {
  readonly text: string;
  readonly length: number;
}

/** Digits said one by one, as of a phone number: "two one two". "Nine oh five" is a clock's. */
function digitRun(words: readonly string[], start: number): Numeral | undefined {
  const digits: string[] = [];
  for (let at = start; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const value = word === 'oh' || word === 'o' ? 0 : (ONES.get(word) ?? 10);
    if (value > 9) break;
    digits.push(String(value));
  }
  const clock = digits.length === 3 && digits[1] === '0';
  return digits.length >= 3 && !clock ? { text: digits.join(''), length: digits.length } : undefined;
}

function numeral(words: readonly string[], at: number): Numeral | undefined {
  const word = words[at] ?? '';
  const next = words[at + 1] ?? '';
  const tens = TENFOLD.get(word);
  if (tens !== undefined) {
    const ordinal = ORDINALS.get(next);
    if (ordinal !== undefined && ordinal < 10) return { text: ordinalDigits(tens + ordinal), length: 2 };
    const unit = ONES.get(next);
    if (unit !== undefined && unit > 0 && unit < 10) return { text: String(tens + unit), length: 2 };
    return { text: String(tens), length: 1 };
  }
  const ordinal = ORDINALS.get(word);
  if (ordinal !== undefined && ordinal > 2) return { text: ordinalDigits(ordinal), length: 1 };
  if (word === 'one' && !oneIsNumber(words, at)) return undefined;
  const value = ONES.get(word);
  if (value === undefined) return undefined;
  if (next !== 'hundred') return { text: String(value), length: 1 };
  if (words[at + 2] === 'hours' && value < 24)
    return { text: `${String(value).padStart(2, '0')}:00`, length: 3 };
  // "Fifteen hundred" is the clock's.
  return { text: value > 12 ? `${String(value)}:00` : String(value * 100), length: 2 };
}

const BEFORE_ONE = new Set(
  'at around about by before after until till til past between half quarter from in within option number approximately'.split(
    ' ',
  ),
);
const AFTER_ONE =
  /^(?:oclock|[ap]m|ish|ten|fifteen|twenty|thirty|forty|fifty|oh|hour|week|day|month|or|to|till|hundred|sharp|tomorrow|today|week)$/;
const NEVER_AFTER_ONE = /^(?:of|more|person|thing|another|second|moment|minute|sec|that|which|with|for)$/;
const COMMAND =
  /(?:^|\b(?:make it|make that|lets do|lets say|how about|what about|no|sorry|mean|actually|say))$/;

/** How many words before a "one" tell what it is: "between half past eleven and one". */
const LEAD = 6;

function oneIsNumber(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? '';
  const after = words[at + 1] ?? '';
  if (NEVER_AFTER_ONE.test(after)) return false;
  if (after === 'and' && /^(?:half|a half|a quarter)\b/.test(words.slice(at + 2, at + 4).join(' ')))
    return true;
  if (
    /^(?:the|this|that|which|first|second|third|last|next|no|any|another|other|later|earlier|noon|morning|afternoon|minutes?|hour)$/.test(
      before,
    )
  )
    return before === 'no'
      ? after !== '' && AFTER_ONE.test(after)
      : /^(?:oclock|[ap]m|thirty|fifteen|forty|oh)$/.test(after);
  if (BEFORE_ONE.has(before) || AFTER_ONE.test(after)) return true;
  const hourBefore = words[at - 2] ?? '';
  if (
    /^(?:to|and|or|of)$/.test(before) &&
    (ONES.has(hourBefore) || /^(?:\d+|[ap]m|thirty|quarter|noon)$/.test(hourBefore))
  )
    return true;
  const lead = words.slice(Math.max(0, at - LEAD), at);
  if (before === 'and' && lead.includes('between')) return true;
  return /^(?:|please|works|instead|is)$/.test(after) && COMMAND.test(lead.join(' '));
}

const HALF_PAST = new RegExp(`\\bhalf (?:past|after) ${HOUR}\\b`, 'g');
const HALF = new RegExp(`\\bhalf ${HOUR}\\b(?! ${UNIT})(?!:)`, 'g');
const MINUTES_PAST = new RegExp(
  `\\b((?:a )?quarter|5|10|20|25)(?: minutes)? (?:past|after) ${HOUR}\\b(?! ${UNIT})(?!:)`,
  'g',
);
const MINUTES_TO = new RegExp(
  `\\b((?:a )?quarter|(?<!\\b(?:from|between|open|anytime|time|hours|\\d) )(?:5|10|20|25))(?: minutes)? (?:to|till?|of|before) ${HOUR}\\b(?! ${UNIT})(?!:)`,
  'g',
);
const DATE_AND_CLOCK = new RegExp(
  `(?<=(?:\\dst|\\dnd|\\drd|\\dth|${MONTH} \\d{1,2}) )20 (?=[2-9]\\d\\b)`,
  'g',
);
const HOUR_AND_MINUTES = new RegExp(
  `(?<!\\b${MONTH} )(?<!\\d )\\b(1\\d|2[0-3]|[1-9]) ([1-5]\\d)\\b(?! (?:${UNIT}|dollars|bucks|people)\\b)(?!:)(?! \\d{2})`,
  'g',
);

function clockIdioms(text: string): string {
  const before = (hour: string, minutes: number) =>
    `${String(((Number(hour) + 10) % 12) + 1)}:${String(60 - minutes)}`;
  const minutes = (words: string) => (words.includes('quarter') ? 15 : Number.parseInt(words, 10));
  return text
    .replace(/(?<=\d )in the (?=[ap]m\b)/g, '')
    .replace(
      /(?<=\b(?:quarter|half|5|10|20|25)(?: minutes)? (?:past|after|to|till?|of|before) )(?:noon|midday)\b/g,
      '12',
    )
    .replace(/\bnoon (15|30|45)\b/g, '12:$1')
    .replace(HALF_PAST, '$1:30')
    .replace(HALF, '$1:30')
    .replace(
      MINUTES_PAST,
      (_, past: string, hour: string) => `${hour}:${String(minutes(past)).padStart(2, '0')}`,
    )
    .replace(MINUTES_TO, (_, short: string, hour: string) => before(hour, minutes(short)))
    .replace(DATE_AND_CLOCK, '20')
    .replace(/\b(1\d|2[0-3]|[1-9]) (?:oh?|0) ([1-9])\b/g, '$1:0$2')
    .replace(HOUR_AND_MINUTES, '$1:$2');
}
