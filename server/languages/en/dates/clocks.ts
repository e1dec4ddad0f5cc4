/** The clock as it is said and written: "3", "3 pm", "15:30", "noon". */
import type { SpokenTime, Token } from '../../dates.ts';

/** A clock time that can be nothing else, then any number that may be one after a word such as "at". */
export const CLEAR =
  '(?:\\d{1,2}:\\d\\d(?: oclock)?(?: ?[ap]m)?|\\d{1,2} ?[ap]m|\\d{3,4} ?[ap]m|\\d{1,2} oclock(?: [ap]m)?|(?:12 )?(?:noon|midday|midnight))';
export const ANY = `(?:${CLEAR}|\\d{3,4}|\\d{1,2})`;
export const NOT_A_CLOCK =
  '(?! (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|people|persons?|kids?|haircuts|of (?:us|them)|dollars|bucks|\\w+ (?:street|st|avenue|ave|road|rd|lane|drive))\\b)';
/** Only hours to twelve are said without "at" or a half of the day. */
export const TWELVE = '(?:1[0-2]|[1-9])';
/** The clock of 24 hours, written in one: "1730". */
export const IN_ONE = '(?:[01]?\\d|2[0-3])[0-5]\\d';
export function clock(words: string | undefined): Token | undefined {
  const time = spokenTime(words ?? '');
  return time && { kind: 'clock', time };
}

export function window(from: string | undefined, to: string | undefined): Token | undefined {
  const start = from === undefined ? undefined : spokenTime(from);
  const end = to === undefined ? undefined : spokenTime(to);
  if ((from !== undefined && !start) || (to !== undefined && !end)) return undefined;
  return { kind: 'window', ...(start ? { from: start } : {}), ...(end ? { to: end } : {}) };
}

/** Reads "3", "3 pm", "15:30", "330 pm", "3 oclock", "noon"; undefined if there is no such time. */
export function spokenTime(words: string): SpokenTime | undefined {
  if (/noon|midday/.test(words)) return { hour: 12, minute: 0, half: 'pm' };
  if (/midnight/.test(words)) return { hour: 24, minute: 0 };
  const match = /^(?<hour>\d{1,2}?)(?::?(?<minute>\d\d))?(?: ?(?:oclock)? ?(?<half>[ap]m)?)?$/.exec(
    words.replace(' oclock', ''),
  );
  const hour = Number(match?.groups?.['hour']);
  const minute = Number(match?.groups?.['minute'] ?? 0);
  const half = match?.groups?.['half'];
  if (!match || hour > 23 || minute > 59) return undefined;
  if ((half === 'am' || half === 'pm') && hour >= 1 && hour <= 12) return { hour, minute, half };
  // "01:00" is written by clocks that count to 24.
  if (hour > 0 && words.startsWith('0')) return { hour, minute, half: 'am' };
  return { hour, minute };
}

const DAY = 24 * 60;

/** So many minutes after a spoken time, or before it where negative. */
export function shifted(time: SpokenTime, minutes: number): SpokenTime {
  const exact = time.half !== undefined || time.hour === 0 || time.hour > 12;
  const hour = time.half ? (time.hour % 12) + (time.half === 'pm' ? 12 : 0) : time.hour;
  const whole = exact ? DAY : DAY / 2;
  const at = (((hour * 60 + time.minute + minutes) % whole) + whole) % whole;
  const [h, minute] = [Math.floor(at / 60), at % 60];
  if (!exact) return { hour: h === 0 ? 12 : h, minute };
  return { hour: h % 12 === 0 ? 12 : h % 12, minute, half: h < 12 ? 'am' : 'pm' };
}
