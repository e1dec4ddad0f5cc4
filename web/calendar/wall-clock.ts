/**
 * Times by the business's wall clock, from instants and back. The calendar lays days out by these, whatever the browser's
 * own zone is.
 */
import type { Instant } from '../ui/format.ts';

/** `2026-11-24 15:00:00` */
export type Wall = string;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  // Swedish writes dates and times as ISO 8601 does.
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

export const wallOf = (at: Instant, zone: string): Wall => formatOf(zone).format(new Date(at));

/** The instant of a wall-clock time. A skipped time is read by the offset before the change; of a repeated one, the earlier. */
export function instantOf(wall: Wall, zone: string): Date {
  const asUtc = utc(wall);
  // The offset may change within the day around; the one before a change gives the answer wherever both or none fit.
  const [before, after] = [offsetAt(asUtc - DAY_MS, zone), offsetAt(asUtc + DAY_MS, zone)];
  const fits = [before, after].find((offset) => wallOf(new Date(asUtc - offset), zone) === normal(wall));
  return new Date(asUtc - (fits ?? before));
}

const DAY_MS = 86_400_000;
const utc = (wall: Wall): number => Date.parse(`${wall.replace(' ', 'T')}Z`);
const normal = (wall: Wall): Wall => new Date(utc(wall)).toISOString().slice(0, 19).replace('T', ' ');

/** How far the wall clock is ahead of UTC at an instant, in milliseconds. */
const offsetAt = (epochMs: number, zone: string): number => utc(wallOf(new Date(epochMs), zone)) - epochMs;

/** Whether two zones show the same time at this moment. */
export const sameTime = (zone: string, other: string, at: Date): boolean =>
  wallOf(at, zone) === wallOf(at, other);

export const addDays = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

/** The same day of another month, or its last day where it has none such. */
export function addMonths(day: string, months: number): string {
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const last = new Date(first);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  const wanted = Math.min(Number(day.slice(8)), last.getUTCDate());
  return `${first.toISOString().slice(0, 8)}${String(wanted).padStart(2, '0')}`;
}

/** 0 for Monday. */
export const weekday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The first day of the week in which a day lies, where weeks begin on `firstDay` (0 for Sunday). */
export const weekOf = (day: string, firstDay: number): string =>
  addDays(day, -((weekday(day) + 8 - firstDay) % 7));

/** All days from `from` on, before `to`. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The day's beginning and end as instants, for a query of its openings. */
export const dayRange = (day: string, zone: string) => ({
  from: instantOf(`${day} 00:00:00`, zone).toISOString(),
  to: instantOf(`${addDays(day, 1)} 00:00:00`, zone).toISOString(),
});
