/** Appointments as iCalendar (RFC 5545). */
import ical, { type ICalCalendar, type ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Booking } from './bookings.ts';
import { vtimezone } from './time-zone.ts';

/** An empty calendar whose time zone reaches over all of the bookings. */
export function emptyCalendar(
  { zone }: { readonly zone: string },
  bookings: readonly Booking[],
  method: ICalCalendarMethod | null = null,
): ICalCalendar {
  const moments = bookings.flatMap(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()]);
  const [from, to] = [Math.min(...moments), Math.max(...moments)];
  return ical({
    prodId: { company: 'Ahoy', product: 'Calendar' },
    // For who subscribes; an invitation has nothing behind its entry.
    ...(method === null ? { x: { 'X-WR-TIMEZONE': zone } } : { method }),
    // Without a name here: with one, ical-generator writes by that zone what has to be in UTC, such as DTSTAMP.
    timezone: {
      name: null,
      generator: (name) =>
        vtimezone(
          name,
          Temporal.Instant.fromEpochMilliseconds(from),
          Temporal.Instant.fromEpochMilliseconds(to),
        ),
    },
  });
}

/**
 * The same booking gives the same lines until it changes, and a higher number when it does. In the hour that the clocks show
 * twice, a local time would mean the first one (RFC 5545, 3.3.5), so that UTC is written.
 */
export const eventOf = (
  { id, startsAt, endsAt, status, sequence, updatedAt }: Booking,
  { zone }: { readonly zone: string },
) => ({
  id,
  ...([startsAt, endsAt].some((moment) => isShownTwice(moment, zone)) ? {} : { timezone: zone }),
  start: startsAt.toTemporalInstant(),
  end: endsAt.toTemporalInstant(),
  stamp: updatedAt.toTemporalInstant(),
  lastModified: updatedAt.toTemporalInstant(),
  sequence,
  status: status === 'booked' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
});

/** Whether the clocks of a zone show the time of this moment at another one too. */
function isShownTwice(moment: Date, zone: string): boolean {
  const shown = moment.toTemporalInstant().toZonedDateTimeISO(zone).toPlainDateTime();
  const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
    shown.toZonedDateTime(zone, { disambiguation }),
  );
  return first?.epochNanoseconds !== second?.epochNanoseconds;
}
