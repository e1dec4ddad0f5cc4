/** The days as a grid: by the hour, by the month, or with a row for each staff member. Bookings are dragged and stretched here. */
import { Box, UnstyledButton, useComputedColorScheme } from '@mantine/core';
import {
  DayView,
  MonthView,
  ResourcesDayView,
  ResourcesMonthView,
  ResourcesWeekView,
  type ScheduleEventData,
  WeekView,
} from '@mantine/schedule';
import '@mantine/schedule/styles.css';
import { type ComponentPropsWithoutRef, type KeyboardEvent, useMemo } from 'react';
import classes from './Grid.module.css';
import { moveByKey, useFocusAfter } from './keys.ts';
import {
  backgroundOf,
  type Booking,
  type Column,
  eventsOf,
  type Profile,
  resourcesOf,
  rowBackgroundOf,
  timeAt,
  WHOLE_DAY,
  windowOf,
} from './layout.ts';
import { rangeOf } from './range.ts';
import type { View } from './search.ts';
import type { Move } from './useChanges.tsx';
import { instantOf, type Wall, wallOf } from './wall-clock.ts';
import { text } from '../languages/text.ts';
import { countsToTwelve, dayOf, timeOf } from '../ui/format.ts';

interface GridProps {
  readonly view: View;
  readonly day: string;
  readonly rows: boolean;
  readonly profile: Profile;
  readonly bookings: readonly Booking[];
  readonly columns: readonly Column[];
  readonly onMove: (move: Move) => void;
  readonly onOpen: (booking: Booking) => void;
  readonly onSlot: (startsAt: Wall, staffId: Booking['staffId'] | null) => void;
  readonly onDay: (day: string) => void;
}

interface Dropped {
  readonly eventId: string | number;
  readonly newStart: Wall;
  readonly newEnd: Wall;
  readonly resourceId?: string | number;
}

const SLOT_MINUTES = 15;
/** In rows: wide enough for a first name in a quarter of an hour. */
const ROW_HOUR_WIDTH = 208;

export function Grid(props: GridProps) {
  const { view, day, rows, profile, bookings, columns, onMove, onOpen, onSlot, onDay } = props;
  const { zone } = profile;
  const byId = useMemo(
    () => new Map<string | number, Booking>(bookings.map((each) => [each.id, each])),
    [bookings],
  );
  const onInk = useComputedColorScheme('light') === 'dark';
  const window = useMemo(() => windowOf(profile, bookings), [profile, bookings]);
  const events = useMemo(() => {
    const drawn = view === 'month' ? WHOLE_DAY : window;
    const background = (rows ? rowBackgroundOf : backgroundOf)(profile, columns, rangeOf(view, day), drawn);
    const behind = view === 'month' ? background.filter(isWholeDay) : background;
    const booked = eventsOf(bookings, columns, zone);
    // In the dark scheme a tint is nearly black.
    const drawnAs = onInk
      ? booked.map((each) => ({ ...each, color: `${each.color}.8`, variant: 'filled' as const }))
      : booked;
    return [...behind, ...drawnAs];
  }, [view, day, rows, profile, bookings, columns, zone, window, onInk]);
  const resources = useMemo(() => resourcesOf(columns), [columns]);
  const focusAfter = useFocusAfter(bookings);

  const staffAt = (id: string | number | undefined, booking: Booking) =>
    columns.find((column) => column.id === id)?.id ?? booking.staffId;

  function place({ eventId, newStart, newEnd, resourceId }: Dropped, stretched: boolean): void {
    const booking = byId.get(eventId);
    if (booking === undefined) return;
    const [startsAt, endsAt] = [newStart, newEnd].map((wall) => instantOf(wall, zone).toISOString());
    if (startsAt === undefined || endsAt === undefined) return;
    onMove({
      bookingId: booking.id,
      staffId: staffAt(resourceId, booking),
      startsAt,
      ...(stretched ? { endsAt } : {}),
    });
  }

  function press(event: KeyboardEvent, booking: Booking): void {
    const move = moveByKey(event, booking, zone);
    if (move === null || !canChange(booking)) return;
    event.preventDefault();
    focusAfter(booking.id);
    onMove(move);
  }

  const renderEvent = (event: ScheduleEventData, given: ComponentPropsWithoutRef<'button'>) => {
    const booking = byId.get(event.id);
    // A block behind the bookings is no button.
    if (booking === undefined) return <Box {...blockProps(given)} />;
    return (
      <UnstyledButton
        {...given}
        aria-label={spoken(booking, zone)}
        onKeyDown={(pressed: KeyboardEvent) => press(pressed, booking)}
      />
    );
  };

  const shared = {
    date: day,
    events,
    withHeader: false,
    labels: { resources: text.calendar.staff, resource: text.calendar.staff },
    renderEvent,
    renderEventBody: (event: ScheduleEventData) => (
      <EventBody event={event} booking={byId.get(event.id)} zone={zone} wraps={rows} />
    ),
    withEventsDragAndDrop: true,
    canDragEvent: (event: ScheduleEventData) => canChange(byId.get(event.id)),
    onEventDrop: (dropped: Dropped) => place(dropped, false),
    onEventClick: (event: ScheduleEventData) => {
      const booking = byId.get(event.id);
      if (booking !== undefined) onOpen(booking);
    },
  };
  const byTheHour = {
    startTime: timeAt(window.from),
    endTime: timeAt(window.to),
    slotLabelFormat: countsToTwelve() ? 'h A' : 'HH:mm',
    // It would stand over the hours.
    withCurrentTimeBubble: false,
    withEventResize: true,
    canResizeEvent: (event: ScheduleEventData) => canChange(byId.get(event.id)),
    onEventResize: (dropped: Dropped) => place(dropped, true),
    eventDragInterval: SLOT_MINUTES,
    eventResizeInterval: SLOT_MINUTES,
    getCurrentTime: () => wallOf(new Date(), zone),
    onTimeSlotClick: ({ slotStart, resourceId }: { slotStart: Wall; resourceId?: string | number }) =>
      onSlot(slotStart, columns.find(({ id }) => id === resourceId)?.id ?? null),
  };
  const ofRows = { resources, maxEventsPerTimeSlot: 4, rowHeight: 96 };
  const today = dayOf(new Date(), zone);
  const { from, to } = rangeOf(view, day);
  /** The first day in sight in rows: today, if it is among the days. */
  const first = from <= today && today < to ? today : day;

  switch (view) {
    case 'day':
      return rows ? (
        <ResourcesDayView {...shared} {...byTheHour} {...ofRows} slotWidth={ROW_HOUR_WIDTH} />
      ) : (
        <DayView {...shared} {...byTheHour} intervalMinutes={30} slotHeight={88} withAllDaySlot={false} />
      );
    case 'week':
      return rows ? (
        <ResourcesWeekView
          {...shared}
          {...byTheHour}
          {...ofRows}
          slotWidth={ROW_HOUR_WIDTH}
          firstDayOfWeek={1}
          weekendDays={[]}
          startScrollDateTime={`${first} ${timeAt(window.from)}`}
        />
      ) : (
        <WeekView
          {...shared}
          {...byTheHour}
          intervalMinutes={30}
          slotHeight={88}
          weekendDays={[]}
          highlightToday
          classNames={{ weekViewDayLabel: classes['weekday'] ?? '' }}
          firstDayOfWeek={1}
          withAllDaySlots={false}
          withWeekNumber={false}
        />
      );
    case 'month':
      return rows ? (
        <ResourcesMonthView
          {...shared}
          {...ofRows}
          weekendDays={[]}
          highlightToday={false}
          startScrollDate={first}
          classNames={{ resourcesMonthViewResourceLabel: classes['rowLabel'] ?? '' }}
          onDayClick={({ date }) => onDay(date)}
        />
      ) : (
        <MonthView
          {...shared}
          classNames={{ monthViewDay: classes['day'] ?? '' }}
          firstDayOfWeek={1}
          weekendDays={[]}
          consistentWeeks={false}
          // Its own "today" is the browser's.
          highlightToday={false}
          getDayProps={(date) => (date === today ? { 'aria-current': 'date' } : {})}
          onDayClick={onDay}
        />
      );
  }
}

/** The name comes first: a narrow block shows a few pixels only. */
function EventBody({
  event,
  booking,
  zone,
  wraps,
}: {
  readonly event: ScheduleEventData;
  readonly booking: Booking | undefined;
  readonly zone: string;
  readonly wraps: boolean;
}) {
  if (booking === undefined) return <span className={classes['behind']}>{event.title}</span>;
  const short = Date.parse(booking.endsAt) - Date.parse(booking.startsAt) < TWO_LINES_MS;
  return (
    <span
      className={classes['body']}
      data-wraps={wraps}
      data-short={short}
      data-missed={booking.status === 'no-show'}
    >
      <b>{booking.name}</b>{' '}
      <span>
        {timeOf(booking.startsAt, zone)} {booking.service}
      </span>
    </span>
  );
}

/** Less is too low for a second line. */
const TWO_LINES_MS = 25 * 60_000;

/** Whether a booking can be dragged: a missed or cancelled one stays where it is. */
const canChange = (booking: Booking | undefined): boolean => booking?.status === 'booked';

const isWholeDay = ({ start, end }: ScheduleEventData): boolean =>
  typeof start === 'string' &&
  start.endsWith('00:00:00') &&
  typeof end === 'string' &&
  end.endsWith('23:59:59');

/** The properties of a block that is no button, in the page's quiet colour. */
const blockProps = ({ className, style, children }: ComponentPropsWithoutRef<'button'>) => ({
  className: `${className ?? ''} ${classes['block'] ?? ''}`,
  style,
  children,
});

const spoken = ({ name, service, staff, startsAt, endsAt, status }: Booking, zone: string): string =>
  text.calendar.spoken(
    name,
    text.common.appointment(service, staff),
    timeOf(startsAt, zone),
    timeOf(endsAt, zone),
    status === 'no-show',
  );
