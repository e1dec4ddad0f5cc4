/** The times, weekdays and dates that stand in a few words: enough to tell offers apart, not to resolve a date. */

/** Minutes after midnight; not certain where morning or afternoon was left open. */
export interface Time {
  readonly minutes: number;
  readonly certain: boolean;
}

export interface Traits {
  readonly times: readonly Time[];
  /** Weekdays and months by their first letters, and days told from today. */
  readonly days: readonly string[];
  readonly months: readonly string[];
  readonly dates: readonly number[];
}

const HOURS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const MINUTES: Readonly<Record<string, number>> = {
  'forty five': 45,
  fifteen: 15,
  thirty: 30,
  ten: 10,
  twenty: 20,
  forty: 40,
  fifty: 50,
};
const NOON = 12 * 60;

const HOUR = String.raw`(?<hour>\d{1,2}|${HOURS.slice(1).join('|')})\b`;
const HALF = String.raw`(?:\s?(?<half>[ap])\.?\s?m\b)?`;
const PAST = String.raw`(?:(?<past>half past|quarter past|quarter to|quarter of)\s)?`;
const EXACT = String.raw`(?::(?<digits>\d\d)|\s(?<words>${Object.keys(MINUTES).join('|')})\b)?`;
const TIME = new RegExp(String.raw`\b${PAST}${HOUR}${EXACT}(?:\s?o'clock)?${HALF}`, 'g');
const OFFSETS: Readonly<Record<string, number>> = {
  'half past': 30,
  'quarter past': 15,
  'quarter to': -15,
  'quarter of': -15,
};

const DATE = /\b(\d{1,2})(?:st|nd|rd|th)\b/g;
/** "That one" is no time of day. */
const NOT_TIMES = /\b(?:that|this|the|which|first|second|third|last|no|any) one\b|\bone of\b/g;
const DAY = /\b(today|tomorrow|tonight|(?:sun|mon|tue|wed|thu|fri|sat)(?=(?:s|rs|nes|ur|urs)?(?:day)?\b))/g;
const MONTH = /\b(jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\w*/g;

/** What lower-case words name. */
export function traits(words: string): Traits {
  const rest = words.replaceAll(DATE, ' ').replaceAll(NOT_TIMES, ' ');
  const times = Array.from(rest.matchAll(TIME), ({ groups = {} }) => time(groups)).filter(
    ({ minutes }) => minutes < 24 * 60,
  );
  if (/\b(noon|midday)\b/.test(words)) times.push({ minutes: NOON, certain: true });
  return {
    times,
    days: Array.from(words.matchAll(DAY), ([, day = '']) => day),
    months: Array.from(words.matchAll(MONTH), ([, month = '']) => month),
    dates: Array.from(words.matchAll(DATE), ([, date]) => Number(date)),
  };
}

function time(found: Readonly<Record<string, string | undefined>>): Time {
  const { hour = '', digits, words = '', past = '', half } = found;
  const hours = /\d/.test(hour) ? Number(hour) : HOURS.indexOf(hour);
  const minutes =
    hours * 60 + (digits === undefined ? (MINUTES[words] ?? 0) : Number(digits)) + (OFFSETS[past] ?? 0);
  if (half === undefined) return { minutes, certain: hours > 12 };
  return { minutes: (minutes % NOON) + (half === 'p' ? NOON : 0), certain: true };
}
