/** Times, numbers and names as an owner reads them. Times are in the business's zone. */
import type { Line } from '../../server/protocol/feed.ts';
import { text } from '../languages/text.ts';

/** Dates as they come from the service: instants, as text or parsed. */
export type Instant = string | Date;

/** The page's language as people write it in a country. */
export const localeIn = (country: string): string => `${text.common.language}-${country}`;

/** Where the business is. */
let home = 'US';
/** Writes a number as it is dialled within a country; null until it is loaded. */
let nationalNumber: ((e164: string, country: string) => string) | null = null;
let loading: Promise<void> | null = null;
let gaveUp = false;

/** Where numbers are written as in the United States. */
const NORTH_AMERICA = new Set(['US', 'CA', 'PR', 'BS', 'BB', 'JM', 'TT', 'DO']);

/**
 * Sets the country in whose manner everything is written from now on.
 * @param country ISO 3166 alpha-2
 * @returns null when it is ready; else the promise of what has to load first, the same one each time. Where that fails,
 *   numbers keep their international form: better than no page.
 */
export function writeAsIn(country: string): Promise<void> | null {
  home = country;
  if (NORTH_AMERICA.has(country) || nationalNumber !== null || gaveUp) return null;
  loading ??= import('./national-number.ts').then(
    (loaded) => {
      ({ nationalNumber } = loaded);
    },
    () => {
      gaveUp = true;
    },
  );
  return loading;
}

/** The locale, for components that format by themselves. */
export const currentLocale = (): string => localeIn(home);

/** Whether the clock has twelve hours. */
export const countsToTwelve = (): boolean =>
  new Intl.DateTimeFormat(currentLocale(), { hour: 'numeric' }).resolvedOptions().hour12 === true;

/** `1,234` */
export const countOf = (value: number): string => value.toLocaleString(currentLocale());

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Cached: making one takes ten times as long as using it, and a list uses hundreds. */
function formatter(
  zone: string,
  options: Intl.DateTimeFormatOptions,
  inLocale = currentLocale(),
): Intl.DateTimeFormat {
  const key = `${inLocale} ${zone} ${JSON.stringify(options)}`;
  let known = formatters.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(inLocale, { timeZone: zone, ...options });
    formatters.set(key, known);
  }
  return known;
}

/** `America/New York` */
export const zoneName = (zone: string): string => zone.replaceAll('_', ' ');

/** `3:00 PM` */
export const timeOf = (at: Instant, zone: string): string =>
  formatter(zone, { hour: 'numeric', minute: '2-digit' }).format(new Date(at));

/** `3:00 PM`, from `15:00` on any day's clock. */
export const clockText = (wall: string): string => timeOf(`2024-01-01T${wall}:00Z`, 'UTC');

/** `Tue, Nov 24` */
export const dateOf = (at: Instant, zone: string): string =>
  formatter(zone, { weekday: 'short', month: 'short', day: 'numeric' }).format(new Date(at));

/** `Nov 24, 2026`: for what may lie in another year. */
export const fullDateOf = (at: Instant, zone: string): string =>
  formatter(zone, { year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(at));

/** `3:00 PM` today, `Tue, Nov 24, 3:00 PM` on another day. */
export function momentOf(at: Instant, zone: string, now: Date): string {
  const time = timeOf(at, zone);
  return dayOf(at, zone) === dayOf(now, zone) ? time : `${dateOf(at, zone)}, ${time}`;
}

/** `2026-11-24`, by which days are compared and grouped. */
export const dayOf = (at: Instant, zone: string): string => formatter(zone, {}, 'en-CA').format(new Date(at));

/** `Monday` to `Sunday`. */
export const weekdayNames = (): string[] =>
  // 2024-01-01 was a Monday.
  Array.from({ length: 7 }, (_, day) =>
    formatter('UTC', { weekday: 'long' }).format(Date.UTC(2024, 0, 1 + day)),
  );

/** `Today`, `Tomorrow`, or `Tuesday, November 24`. */
export function dayTitle(at: Instant, zone: string, now: Date): string {
  const day = dayOf(at, zone);
  if (day === dayOf(now, zone)) return text.common.today;
  if (day === dayAfter(dayOf(now, zone))) return text.ui.tomorrow;
  return formatter(zone, { weekday: 'long', month: 'long', day: 'numeric' }).format(new Date(at));
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** `2:05`, `1:02:05` */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** `(212) 555-0199` for a number of the business's own country, `+44 ...` for others. */
export function phoneNumber(e164: string): string {
  if (nationalNumber !== null && !NORTH_AMERICA.has(home)) return nationalNumber(e164, home);
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  return parts === null ? e164 : `(${parts[1] ?? ''}) ${parts[2] ?? ''}-${parts[3] ?? ''}`;
}

interface CallerFields {
  readonly customer: string | null;
  readonly from: string | null;
  readonly line: Line;
}

/** The caller's name, else their number, else what is known of the line. */
export function callerName({ customer, from, line }: CallerFields): string {
  if (customer !== null && customer !== '') return customer;
  if (from !== null) return phoneNumber(from);
  return text.ui.callers[line];
}

/** The number that was dialled, where the business has several. */
export function numberCalled(
  { to, line }: { readonly to: string; readonly line: CallerFields['line'] },
  { numbers }: { readonly numbers: readonly string[] },
): string | null {
  return line === 'carrier' && numbers.length > 1 ? phoneNumber(to) : null;
}

/** `Thursday, December 24, 2026`, from `2026-12-24`. */
export const dayText = (day: string): string =>
  new Intl.DateTimeFormat(currentLocale(), {
    timeZone: 'UTC',
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    year: 'numeric',
  }).format(new Date(day));
