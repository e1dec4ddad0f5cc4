/** Bookings and hours as the schedule draws them. Pure: the service's answers come in, events in wall-clock time come out. */
import type { ScheduleEventData, ScheduleResourceData } from '@mantine/schedule';
import type { RouterOutputs } from '../api.ts';
import { addDays, daysBetween, type Wall, wallOf, weekday } from './wall-clock.ts';
import type { Range } from './range.ts';
import { text } from '../languages/text.ts';

export type Booking = RouterOutputs['bookings']['list']['bookings'][number];
export type Profile = RouterOutputs['businesses']['get'];
/** The opening hours of the business and its staff. */
export type Hours = Pick<Profile, 'zone' | 'hours' | 'specialDays' | 'staff' | 'blocks'>;
type Stretch = Profile['hours'][number][number];
type StaffMember = Profile['staff'][number];

/** One for each staff member, by name; after the last it begins again. */
const COLORS = ['harbour', 'brass', 'kelp', 'grape', 'buoy', 'indigo', 'pink', 'lime'];

export interface Column {
  readonly id: Booking['staffId'];
  readonly name: string;
  readonly color: string;
}

/** The staff members who work here, and those who left but have bookings in these days. */
export function columnsOf(
  profile: Hours,
  bookings: readonly Booking[],
  only: Booking['staffId'] | null,
): Column[] {
  const names = new Map(bookings.map(({ staffId, staff }) => [staffId, staff]));
  for (const { id, name } of profile.staff) if (only === null || id === only) names.set(id, name);
  const sorted = [...names].sort(([, a], [, b]) => a.localeCompare(b));
  return sorted.map(([id, name], index) => ({
    id,
    name,
    color: COLORS[index % COLORS.length] ?? 'harbour',
  }));
}

export const resourcesOf = (columns: readonly Column[]): ScheduleResourceData[] =>
  columns.map(({ id, name, color }) => ({ id, label: name, color }));

/** The bookings that are drawn: all but the cancelled. */
export const shown = (bookings: readonly Booking[]): Booking[] =>
  bookings.filter(({ status }) => status !== 'cancelled');

export const eventsOf = (
  bookings: readonly Booking[],
  columns: readonly Column[],
  zone: string,
): ScheduleEventData[] =>
  shown(bookings).map((each) => ({
    id: each.id,
    title: `${each.name} · ${each.service}`,
    start: wallOf(each.startsAt, zone),
    end: wallOf(each.endsAt, zone),
    color:
      each.status === 'no-show'
        ? 'gray'
        : (columns.find(({ id }) => id === each.staffId)?.color ?? 'harbour'),
    resourceId: each.staffId,
  }));

/** Minutes of a day by the wall clock. */
interface Minutes {
  readonly from: number;
  readonly to: number;
}

const DAY_MINUTES = 24 * 60;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
/** The part of each day that is drawn. */
export type Window = Minutes;
export const WHOLE_DAY: Window = { from: 0, to: DAY_MINUTES };

/** `24:00` is the last second of the day: the next day is another one. */
export const timeAt = (minutes: number): string =>
  minutes >= DAY_MINUTES
    ? '23:59:59'
    : `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;

/** The part of a day's stretches that lies on that day, and what the day before reaches over into it. */
function openOn(stretchesOf: (day: string) => readonly Stretch[], day: string): Minutes[] {
  const overnight = ({ from, to }: Stretch) => to <= from;
  const own = stretchesOf(day).map((each) => ({
    from: minutesOf(each.from),
    to: overnight(each) ? DAY_MINUTES : minutesOf(each.to),
  }));
  const over = stretchesOf(addDays(day, -1))
    .filter(overnight)
    .map(({ to }) => ({ from: 0, to: minutesOf(to) }));
  return [...over, ...own].sort((a, b) => a.from - b.from);
}

/** The rest of the day without these. */
function closedOn(open: readonly Minutes[]): Minutes[] {
  const closed: Minutes[] = [];
  let end = 0;
  for (const { from, to } of open) {
    if (from > end) closed.push({ from: end, to: from });
    end = Math.max(end, to);
  }
  if (end < DAY_MINUTES) closed.push({ from: end, to: DAY_MINUTES });
  return closed;
}

const businessHours =
  ({ hours, specialDays }: Hours) =>
  (day: string): readonly Stretch[] =>
    specialDays.find((special) => special.day === day)?.stretches ?? hours[weekday(day)] ?? [];

const staffHours =
  (staff: StaffMember) =>
  (day: string): readonly Stretch[] =>
    staff.hours?.[weekday(day)] ?? [];

/**
 * What stands behind the bookings: when the business is closed, and when time is blocked. Where the days are several
 * people's, one who is away is drawn beside the bookings, since the others are there.
 */
export function backgroundOf(
  profile: Hours,
  columns: readonly Column[],
  range: Range,
  window: Window,
): ScheduleEventData[] {
  const closed = daysBetween(range.from, range.to).flatMap((day) =>
    clip(closedOn(openOn(businessHours(profile), day)), window).map((part) =>
      block(`closed ${day} ${part.from}`, closedTitle(profile, day, part), day, part),
    ),
  );
  const staff = profile.staff.filter(({ id }) => columns.some((column) => column.id === id));
  const alone = columns.length === 1;
  const away = staff.flatMap((person) => awayOf(profile, person));
  return [
    ...closed,
    ...blocksOf(profile),
    ...away.map((each) => (alone ? each : { ...each, display: 'default' as const })),
  ];
}

/** The same for rows: each has the business's closed hours and the person's own. */
export function rowBackgroundOf(
  profile: Hours,
  columns: readonly Column[],
  range: Range,
  window: Window,
): ScheduleEventData[] {
  const days = daysBetween(range.from, range.to);
  return columns.flatMap(({ id }) => {
    const person = profile.staff.find((each) => each.id === id);
    const own = person === undefined || person.hours === null ? null : staffHours(person);
    const closed = days.flatMap((day) => {
      const shop = closedOn(openOn(businessHours(profile), day));
      const away = own === null ? [] : closedOn(openOn(own, day));
      return clip(union([...shop, ...away]), window).map((part) =>
        block(`closed ${id} ${day} ${part.from}`, closedTitle(profile, day, part), day, part, id),
      );
    });
    const blocked = blocksOf(profile).map((each) => ({ ...each, id: `${each.id} ${id}`, resourceId: id }));
    return [...closed, ...blocked, ...(person === undefined ? [] : awayOf(profile, person))];
  });
}

function union(parts: readonly Minutes[]): Minutes[] {
  const all: Minutes[] = [];
  for (const part of [...parts].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last === undefined || part.from > last.to) all.push(part);
    else all[all.length - 1] = { from: last.from, to: Math.max(last.to, part.to) };
  }
  return all;
}

const clip = (parts: readonly Minutes[], { from, to }: Window): Minutes[] =>
  parts
    .map((part) => ({ from: Math.max(part.from, from), to: Math.min(part.to, to) }))
    .filter((part) => part.from < part.to);

/** The words on a closed block: a long one says that it is closed and why, a night says nothing. */
function closedTitle(profile: Hours, day: string, { from, to }: Minutes): string {
  const special = profile.specialDays.find((each) => each.day === day);
  const whole = to - from >= SHORTEST_CLOSURE;
  if (special === undefined || special.note === '') return whole ? text.common.closed : '';
  return whole ? text.calendar.closedFor(special.note) : special.note;
}

/** Less is a break or an evening. */
const SHORTEST_CLOSURE = 6 * 60;

const awayOf = ({ zone }: Hours, { id, name, timeOff }: StaffMember): ScheduleEventData[] =>
  timeOff.map((off) => ({
    ...offOf(off, zone),
    title: off.note === '' ? text.calendar.isOff(name) : text.calendar.isOffFor(name, off.note),
    resourceId: id,
  }));

const blocksOf = ({ zone, blocks }: Hours) =>
  blocks.map((off) => ({
    ...offOf(off, zone),
    title: off.note === '' ? text.calendar.blocked : text.calendar.blockedFor(off.note),
  }));

const offOf = ({ id, from, to }: Hours['blocks'][number], zone: string) => ({
  id: `off ${id}`,
  start: wallOf(from, zone),
  end: wallOf(to, zone),
  color: 'gray',
  display: 'background' as const,
});

const block = (
  id: string,
  title: string,
  day: string,
  { from, to }: Minutes,
  resourceId?: string,
): ScheduleEventData => ({
  id,
  title,
  start: at(day, from),
  end: at(day, to),
  color: 'gray',
  display: 'background',
  ...(resourceId === undefined ? {} : { resourceId }),
});

const at = (day: string, minutes: number): Wall => `${day} ${timeAt(minutes)}`;

/** The hours that are drawn: those of the week, and those of bookings outside of them. */
export function windowOf(profile: Hours, bookings: readonly Booking[]): Window {
  const stretches = [
    ...profile.hours.flat(),
    ...profile.specialDays.flatMap((special) => special.stretches),
    ...profile.staff.flatMap(({ hours }) => hours?.flat() ?? []),
  ];
  if (stretches.some(({ from, to }) => to <= from)) return WHOLE_DAY;
  const booked = shown(bookings).map((each) => ({
    from: wallOf(each.startsAt, profile.zone).slice(11),
    to: wallOf(each.endsAt, profile.zone).slice(11),
  }));
  const all = [...stretches, ...booked];
  if (all.length === 0) return { from: 8 * 60, to: 18 * 60 };
  const first = Math.min(...all.map(({ from }) => minutesOf(from)));
  const last = Math.max(...all.map(({ from, to }) => (to <= from ? DAY_MINUTES : minutesOf(to))));
  return { from: Math.floor(first / 60) * 60, to: Math.ceil(last / 60) * 60 };
}
