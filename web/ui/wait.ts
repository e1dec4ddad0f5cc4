/** The time to wait after too many tries. */
import { text } from '../languages/text.ts';

/** Used where a proxy refuses and does not say how long. */
const DEFAULT_SECONDS = 60;

/** The seconds in a Retry-After header; a date, or none, counts as a minute. */
export const secondsOf = (retryAfter: string | null): number =>
  retryAfter !== null && /^\d{1,7}$/.test(retryAfter) ? Number(retryAfter) : DEFAULT_SECONDS;

/** Rounded up, so that nobody tries too early; in steps, so that a screen reader does not announce each second. */
export function inWords(seconds: number): string {
  if (seconds > 90 * 60) return text.ui.hours(Math.ceil(seconds / 3_600));
  if (seconds > 90) return text.ui.minutes(Math.ceil(seconds / 60));
  return seconds > 10 ? text.ui.seconds(Math.ceil(seconds / 10) * 10) : text.ui.fewSeconds;
}

export const tooManyTries = (seconds: number): string => text.ui.tooManyTries(inWords(seconds));
