/** What the spoken forms of written text share: pieces of patterns, and the words of clock times and dates. */
import { monthNumber, MONTHS, weekdayNumber, WEEKDAYS } from '../names.ts';
import { cardinal, ordinal, yearWords } from '../number-words.ts';

export const NUMBER = String.raw`\d+(?:,\d{3}){0,6}(?:\.\d+)?`;
export const RANGE = String.raw`\s?[-\u2013\u2014]\s?`;
export const MONTH = String.raw`(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?`;
export const DAY = String.raw`(?:Sun(?:day)?|Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?)s?\b\.?`;

export const fullMonth = (short = ''): string => MONTHS[monthNumber(short) - 1] ?? short;
export const fullDay = (short = ''): string => WEEKDAYS[weekdayNumber(short) - 1] ?? short;

export function clock(time = '', half?: string): string {
  const [hour = '', minute = '00'] = time.split(/[:.]/);
  if (half !== undefined && Number(hour) === 12 && minute === '00') {
    return half.toLowerCase() === 'p' ? 'noon' : 'midnight';
  }
  const minutes = minute === '00' ? '' : ` ${minute.startsWith('0') ? 'oh ' : ''}${cardinal(Number(minute))}`;
  const sharp = half === undefined && minutes === '' && time.includes(':') ? " o'clock" : '';
  return `${cardinal(Number(hour))}${minutes}${sharp}${half === undefined ? '' : ` ${half.toUpperCase()} M`}`;
}

export function date(month: string, day?: string, year?: string): string {
  return `${month}${day === undefined ? '' : ` ${ordinal(Number(day))}`}${year === undefined ? '' : `, ${yearWords(Number(year))}`}`;
}

/** A house's or a room's number as it is said: "twelve oh five", "one twenty", "three hundred". */
export function placeNumber(written: string): string {
  const value = Number(written);
  if (written.length < 3 || written.length > 4 || value % 1000 === 0) return cardinal(value);
  const [front, rest] = [Math.floor(value / 100), value % 100];
  return `${cardinal(front)} ${rest === 0 ? 'hundred' : `${rest < 10 ? 'oh ' : ''}${cardinal(rest)}`}`;
}
