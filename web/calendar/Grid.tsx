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
import 'dayjs/locale/de';
import 'dayjs/locale/es';
import 'dayjs/locale/fr';
import { type ComponentPropsWithoutRef, type KeyboardEvent, useMemo } from 'react';
import { EventBody, spoken } from './EventBody.tsx';
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
import { StaffColumns } from './StaffColumns.tsx';
import type { View } from './search.ts';
import type { Move } from './useChanges.tsx';
import { instantOf, type Wall, wallOf } from './wall-clock.ts';
import { firstDayOf } from './week.ts';
import { text } from '../languages/text.ts';
import { countsToTwelve, dayOf } from '../ui/format.ts';

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
  readonly resourceId?: string | number;
}

const SLOT_MINUTES = 15;
/** In rows: wide enough for a first name in a quarter of an hour. */
const ROW_HOUR_WIDTH = 208;

export function Grid(props: GridProps) {
  const { view, day, rows, profile, bookings, columns, onMove, onOpen, onSlot, onDay } = props;
  const { zone } = profile;
  const firstDay = firstDayOf(profile.country);
  /** Whether each staff member has a part of their own, in rows or, of one day, in columns. */
  const apart = rows || (view === 'day' && columns.length > 1);
  const byId = useMemo(
    () => new Map<string | number, Booking>(bookings.map((each) => [each.id, each])),
    [bookings],
  );
  const onInk = useComputedColorScheme('light') === 'dark';
  const window = useMemo(() => windowOf(profile, bookings), [profile, bookings]);
  const events = useMemo(() => {
    const drawn = view === 'month' ? WHOLE_DAY : window;
    const background = (apart ? rowBackgroundOf : backgroundOf)(
      profile,
      columns,
      rangeOf(view, day, firstDay),
      drawn,
    );
    const behind = view === 'month' ? background.filter(isSeenInMonth) : background;
    const booked = eventsOf(bookings, columns, zone);
    // In the dark scheme a tint is nearly black.
    const drawnAs = onInk
      ? booked.map((each) => ({ ...each, color: `${each.color}.8`, variant: 'filled' as const }))
      : booked;
    return [...behind, ...drawnAs];
  }, [view, day, apart, firstDay, profile, bookings, columns, zone, window, onInk]);
  const resources = useMemo(() => resourcesOf(columns), [columns]);
  const focusAfter = useFocusAfter(bookings);

  const staffAt = (id: string | number | undefined, booking: Booking) =>
    columns.find((column) => column.id === id)?.id ?? booking.staffId;

  function place({ eventId, newStart, resourceId }: Dropped, newEnd: Wall | null): void {
    const booking = byId.get(eventId);
    if (booking === undefined) return;
    onMove({
      bookingId: booking.id,
      staffId: staffAt(resourceId, booking),
      startsAt: instantOf(newStart, zone).toISOString(),
      ...(newEnd === null ? {} : { endsAt: instantOf(newEnd, zone).toISOString() }),
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
    locale: text.common.language,
    labels: { ...text.calendar.schedule, resources: text.calendar.staff, resource: text.calendar.staff },
    renderEvent,
    renderEventBody: (event: ScheduleEventData) => (
      <EventBody event={event} booking={byId.get(event.id)} zone={zone} as={bodyOf(view, rows)} />
    ),
    withEventsDragAndDrop: true,
    canDragEvent: (event: ScheduleEventData) => canChange(byId.get(event.id)),
    onEventDrop: (dropped: Dropped) => place(dropped, null),
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
    onEventResize: (resized: Dropped & { readonly newEnd: Wall }) => place(resized, resized.newEnd),
    eventDragInterval: SLOT_MINUTES,
    eventResizeInterval: SLOT_MINUTES,
    getCurrentTime: () => wallOf(new Date(), zone),
    onTimeSlotClick: ({ slotStart, resourceId }: { slotStart: Wall; resourceId?: string | number }) =>
      onSlot(slotStart, columns.find(({ id }) => id === resourceId)?.id ?? null),
  };
  const ofDay = { intervalMinutes: 30, slotHeight: 88, withAllDaySlot: false };
  const ofRows = { resources, maxEventsPerTimeSlot: 4, rowHeight: 96 };
  const today = dayOf(new Date(), zone);
  const { from, to } = rangeOf(view, day, firstDay);
  /** The first day in sight in rows: today, if it is among the days. */
  const first = from <= today && today < to ? today : day;

  switch (view) {
    case 'day':
      if (rows) return <ResourcesDayView {...shared} {...byTheHour} {...ofRows} slotWidth={ROW_HOUR_WIDTH} />;
      return columns.length > 1 ? (
        <StaffColumns {...shared} {...byTheHour} {...ofDay} columns={columns} />
      ) : (
        <DayView {...shared} {...byTheHour} {...ofDay} />
      );
    case 'week':
      return rows ? (
        <ResourcesWeekView
          {...shared}
          {...byTheHour}
          {...ofRows}
          slotWidth={ROW_HOUR_WIDTH}
          firstDayOfWeek={firstDay}
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
          firstDayOfWeek={firstDay}
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
          firstDayOfWeek={firstDay}
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

/** Whether a booking can be dragged: a missed or cancelled one stays where it is. */
const canChange = (booking: Booking | undefined): boolean => booking?.status === 'booked';

const bodyOf = (view: View, rows: boolean): 'block' | 'row' | 'line' => {
  if (view === 'month') return 'line';
  return rows ? 'row' : 'block';
};

/** Behind a day of the month stands only what lasts all day; beside its bookings, who is away for some of it. */
const isSeenInMonth = ({ display, start, end }: ScheduleEventData): boolean =>
  display !== 'background' ||
  (typeof start === 'string' &&
    start.endsWith('00:00:00') &&
    typeof end === 'string' &&
    end.endsWith('23:59:59'));

/** The properties of a block that is no button, in the page's quiet colour. */
const blockProps = ({ className, style, children }: ComponentPropsWithoutRef<'button'>) => ({
  className: `${className ?? ''} ${classes['block'] ?? ''}`,
  style,
  children,
});
