/** Quiet hours: from when until when people are not to be disturbed, by the clock on the wall. */
import { z } from 'zod';
import { clockTime } from '../business/settings.ts';

/** `HH:MM`; an end that is before the start is on the next day. */
export const quietHours = z
  .object({ from: clockTime, to: clockTime })
  .refine(({ from, to }) => from !== to, 'The quiet hours must end at another time than they begin.');

export type QuietHours = Readonly<z.infer<typeof quietHours>>;

/**
 * The quiet time that a moment is in; null: it is in none. The end is no longer quiet, and hours that end when they
 * begin are none. Where clocks change, it is quiet whenever the clock shows a time between the two.
 */
export function quietAround(
  at: Date,
  zone: string,
  { from, to }: QuietHours,
): { from: Date; to: Date } | null {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const today = local.toPlainDate();
  const time = local.toPlainTime();
  const isBefore = (text: string) => Temporal.PlainTime.compare(time, text) < 0;
  const overnight = from > to;
  const quiet = overnight ? !isBefore(from) || isBefore(to) : !isBefore(from) && isBefore(to);
  if (!quiet) return null;
  const begins = overnight && isBefore(from) ? today.subtract({ days: 1 }) : today;
  const ends = overnight && !isBefore(from) ? today.add({ days: 1 }) : today;
  // An hour that comes twice begins the first time and ends the second: in between it would be quiet once more.
  const moment = (day: Temporal.PlainDate, text: string, disambiguation: 'earlier' | 'later') =>
    new Date(day.toPlainDateTime(text).toZonedDateTime(zone, { disambiguation }).epochMilliseconds);
  return { from: moment(begins, from, 'earlier'), to: moment(ends, to, 'later') };
}
