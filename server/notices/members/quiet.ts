/** Quiet hours: from when until when a member is not to be disturbed, by the wall clock of the business. */
import type { QuietHours } from './wishes.ts';

/** When the quiet hours end that it is now; null: it is none. Where clocks change, the wall clock counts. */
export function quietUntil(now: Date, zone: string, { from, to }: QuietHours): Date | null {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const time = local.toPlainTime();
  const isBefore = (text: string) => Temporal.PlainTime.compare(time, text) < 0;
  const overnight = from > to;
  const quiet = overnight ? !isBefore(from) || isBefore(to) : !isBefore(from) && isBefore(to);
  if (!quiet) return null;
  const day = local.toPlainDate().add({ days: overnight && !isBefore(from) ? 1 : 0 });
  // An hour that comes twice ends the second time: after the first it would be quiet once more.
  const end = day.toPlainDateTime(to).toZonedDateTime(zone, { disambiguation: 'later' });
  return new Date(end.epochMilliseconds);
}
