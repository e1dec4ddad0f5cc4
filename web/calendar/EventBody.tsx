/** The words on a booking in the grid. */
import type { ScheduleEventData } from '@mantine/schedule';
import classes from './Grid.module.css';
import type { Booking } from './layout.ts';
import { text } from '../languages/text.ts';
import { timeOf } from '../ui/format.ts';

interface EventBodyProps {
  readonly event: ScheduleEventData;
  /** None: it is closed, blocked or somebody's time off. */
  readonly booking: Booking | undefined;
  readonly zone: string;
  /** `line`: in a month, where a day has one line a booking. `row`: high and narrow, the words go on below. */
  readonly as: 'block' | 'row' | 'line';
}

export function EventBody({ event, booking, zone, as }: EventBodyProps) {
  if (booking === undefined) return <span className={classes['behind']}>{event.title}</span>;
  const time = timeOf(booking.startsAt, zone);
  const short = Date.parse(booking.endsAt) - Date.parse(booking.startsAt) < TWO_LINES_MS;
  return (
    <span
      className={classes['body']}
      data-wraps={as === 'row'}
      data-short={short || as === 'line'}
      data-missed={booking.status === 'no-show'}
    >
      {as === 'line' ? (
        <>
          {time} <b>{booking.name}</b>
        </>
      ) : (
        // The name comes first: a narrow block shows a few pixels only.
        <>
          <b>{booking.name}</b>{' '}
          <span>
            {time} {booking.service}
            {booking.changedOnline === 'moved' && ` · ${text.calendar.movedOnline}`}
          </span>
        </>
      )}
    </span>
  );
}

/** Less is too low for a second line. */
const TWO_LINES_MS = 25 * 60_000;

/** A booking, for who hears it. */
export const spoken = (
  { name, service, staff, startsAt, endsAt, status, changedOnline }: Booking,
  zone: string,
): string =>
  text.calendar.spoken(
    name,
    text.common.appointment(service, staff),
    timeOf(startsAt, zone),
    timeOf(endsAt, zone),
    moreOf({ status, changedOnline }),
  );

function moreOf({ status, changedOnline }: Pick<Booking, 'status' | 'changedOnline'>): string | null {
  if (status === 'no-show') return text.calendar.missedVisit;
  return changedOnline === 'moved' ? text.calendar.movedOnline : null;
}
