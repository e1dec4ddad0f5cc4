/** What many inputs are made of, each no wider than Postgres, JSON and the calendar can carry: wider ones are refused in words. */
import { z } from 'zod';

/** Nothing that a business plans or looks up lies outside; Postgres' own calendar ends at neither. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;
const YEARS = `must lie between the years ${FIRST_YEAR} and ${LAST_YEAR}`;

const inYears = (text: string): boolean => {
  const year = Number(text.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
};

/** Of a form that is right, but maybe of a day that no month has. */
const isDate = (text: string): boolean => !Number.isNaN(Date.parse(text));

/** An id as it travels: any client may send the plain string that it was given. */
export const idOf = <T extends string>() =>
  z
    .uuid('must be an id')
    .transform((value) => value as T)
    .meta({ override: { type: 'string', format: 'uuid' } });

/** A telephone number as it is dialled from anywhere, E.164. */
export const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a number like +12125550123');

/** A moment, ISO 8601 with its offset from UTC; kept in UTC. */
export const moment = z.iso
  .datetime({
    offset: true,
    error:
      'must be a moment with its offset from UTC, like 2026-12-01T10:00:00+02:00 or 2026-12-01T08:00:00Z',
  })
  .overwrite((text) => (text.endsWith('Z') || !isDate(text) ? text : new Date(text).toISOString()))
  .refine(inYears, YEARS);

/** A day, `YYYY-MM-DD`. */
export const day = z.iso.date().refine(inYears, YEARS);

const ZONES: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

/** The name of the list for it; null: there is no such zone, or it is none that Postgres knows too (`+02:00`). */
function zoneNamed(typed: string): string | null {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en-US', { timeZone: typed }).resolvedOptions();
    return ZONES.has(timeZone) ? timeZone : null;
  } catch {
    return null; // It says so by throwing.
  }
}

/** A time zone, by whichever of its names; kept by the one that Postgres and JavaScript share. */
export const zone = z
  .string()
  .max(64)
  .transform((typed, context) => {
    const name = zoneNamed(typed);
    if (name !== null) return name;
    context.addIssue({ code: 'custom', message: 'must be a time zone like America/New_York' });
    return z.NEVER;
  })
  // As the API's document tells it.
  .meta({ override: { type: 'string' } });

/** Amounts in a currency's smallest unit: a million of the largest, in the currency with the smallest. */
export const MOST_CENTS = 1_000_000_000;
