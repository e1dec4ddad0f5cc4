/** The public holidays of a country, for who closes on them. */
import type Calendar from 'date-holidays';
import { dateAt } from '../clock.ts';

export interface Holiday {
  /** ISO 8601. */
  readonly day: string;
  readonly name: string;
}

export interface Holidays {
  /** The parts of the country that have holidays of their own; empty where there are none. */
  readonly regions: readonly { readonly code: string; readonly name: string }[];
  readonly holidays: readonly Holiday[];
}

type Calendars = typeof Calendar;

/** Loaded apart: its rules of all countries take 30 MB and half a second, which nobody on the line is to wait for. */
let loaded: Promise<Calendars> | null = null;
let calendars: Calendars | null = null;
export async function loadCalendars(): Promise<Calendars> {
  loaded ??= import('date-holidays').then((module) => module.default);
  calendars = await loaded;
  return calendars;
}

/**
 * Those of the twelve months from a day on, in their order; none for a country that is not known.
 * @param region one of the `regions`; null: the whole country's only.
 */
export async function holidaysFrom(
  from: Temporal.PlainDate,
  country: string,
  region: string | null,
): Promise<Holidays> {
  const Calendars = await loadCalendars();
  const calendar = region === null ? new Calendars(country) : new Calendars(country, region);
  return {
    regions: Object.entries(regionsOf(calendar, country)).map(([code, name]) => ({ code, name })),
    holidays: publicHolidays(calendar, from),
  };
}

/** Kept for the last day that was asked about. */
const kept = new Map<string, { readonly from: string; readonly holidays: readonly Holiday[] }>();

/** Those of the country of a business, at once; none while the calendars are not loaded. */
export function comingHolidays(
  now: number,
  { zone, country }: { readonly zone: string; readonly country: string },
): readonly Holiday[] {
  if (calendars === null) return [];
  const from = dateAt(now, zone);
  const before = kept.get(country);
  if (before?.from === from.toString()) return before.holidays;
  const holidays = publicHolidays(new calendars(country), from);
  kept.set(country, { from: from.toString(), holidays });
  return holidays;
}

function publicHolidays(calendar: Calendar, from: Temporal.PlainDate): readonly Holiday[] {
  // Labor Day there is Labour Day elsewhere.
  const american = calendar.getLanguages().includes('en-us');
  const to = from.add({ years: 1 });
  const holidays = [from.year, to.year]
    .flatMap((year) => calendar.getHolidays(year, american ? 'en-us' : 'en'))
    .filter(({ type }) => type === 'public')
    .map(({ name, ...rest }) => ({
      ...rest,
      name: american ? name.replace('substitute day', 'observed') : name,
    }))
    .flatMap(({ date, name, start, end }) => daysOf(date, start, end).map((day) => ({ day, name })))
    .filter(({ day }) => day >= from.toString() && day < to.toString());
  const once = new Map(holidays.map((holiday) => [holiday.day, holiday]));
  return [...once.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Its types do not know that a country may have none. */
const regionsOf = (
  calendar: { getStates(country: string): Readonly<Record<string, string>> | undefined },
  country: string,
): Readonly<Record<string, string>> => calendar.getStates(country) ?? {};

/** Every day that a holiday lasts, by its first day as the country's wall clock has it, and its length. */
function daysOf(date: string, start: Date, end: Date): string[] {
  const first = Temporal.PlainDate.from(date.slice(0, 10));
  const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
  return Array.from({ length }, (_, days) => first.add({ days }).toString());
}
