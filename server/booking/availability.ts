/**
 * Which times can be booked. Pure: hours, bookings and the present moment come in, start times come out. Only the ends
 * of a stretch are converted from the wall clock; between them time is counted in epoch milliseconds, so that the days
 * on which the clocks change need no case of their own.
 */
import type { StaffId } from '../../db/ids.ts';
import type { BookingPolicy, Stretch, WeeklyHours } from '../../db/schema.ts';
import { dateAt } from '../clock.ts';

/** Half-open, in epoch milliseconds. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface StaffTime {
  readonly id: StaffId;
  /** Null: works whenever the business is open. */
  readonly hours: WeeklyHours | null;
  /** Time off and time that bookings occupy, with their buffers. */
  readonly busy: readonly Interval[];
}

export interface AvailabilityInput {
  readonly zone: string;
  readonly hours: WeeklyHours;
  readonly specialDays: readonly { readonly day: string; readonly stretches: readonly Stretch[] }[];
  readonly staff: readonly StaffTime[];
  readonly service: {
    readonly durationMinutes: number;
    readonly bufferBeforeMinutes: number;
    readonly bufferAfterMinutes: number;
  };
  readonly policy: BookingPolicy;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Start times at or after `from` and before `to`, epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

export interface Opening {
  readonly staffId: StaffId;
  /** Epoch milliseconds. */
  readonly startsAt: number;
}

const MINUTE = 60_000;

/** The margin around the range: a stretch lasts a day, and a change of the clocks may push its end further. */
const DAYS_AROUND = 2;

/** The last day on which the business takes bookings yet. */
export const lastDay = (
  { zone, policy }: Pick<AvailabilityInput, 'zone' | 'policy'>,
  now: number,
): Temporal.PlainDate => dateAt(now, zone).add({ days: policy.daysAhead });

/** The part of the range that can be booked: from the end of the notice to as far ahead as the business plans. */
export function bookable(
  input: Pick<AvailabilityInput, 'zone' | 'policy' | 'now' | 'from' | 'to'>,
): Interval {
  const { policy } = input;
  const wall = new WallClock(input.zone);
  return {
    from: Math.max(input.from, input.now + policy.noticeMinutes * MINUTE),
    to: Math.min(input.to, wall.epoch(lastDay(input, input.now).add({ days: 1 }), '00:00')),
  };
}

/**
 * All openings, by staff member as given, then by time, on a grid of `stepMinutes` that begins anew with each stretch
 * of the business's hours and of the person's own. The appointment itself lies within the time that both are there,
 * through stretches that touch; its buffers may reach out of it (cleaning up after closing), but not into other
 * occupied time. Whether a time is an opening does not depend on the range that was asked for.
 */
export function openings(input: AvailabilityInput): Opening[] {
  const range = bookable(input);
  if (range.from >= range.to) return [];

  const wall = new WallClock(input.zone);
  const days = daysBetween(
    dateAt(range.from, input.zone).subtract({ days: DAYS_AROUND }),
    dateAt(range.to, input.zone).add({ days: DAYS_AROUND }),
  );
  const special = new Map(input.specialDays.map(({ day, stretches }) => [day, stretches]));
  const business = days.flatMap((day) =>
    intervals(wall, day, special.get(day.toString()) ?? input.hours[day.dayOfWeek - 1] ?? []),
  );
  const open = merge(business);

  return input.staff.flatMap(({ id, hours, busy }) => {
    const own = hours && days.flatMap((day) => intervals(wall, day, hours[day.dayOfWeek - 1] ?? []));
    const works = own === null ? open : intersect(open, merge(own));
    const begins = [...business, ...(own ?? [])].map((stretch) => stretch.from).sort((a, b) => a - b);
    return startsOf({ works, begins, busy: merge(busy), range }, input).map((startsAt) => ({
      staffId: id,
      startsAt,
    }));
  });
}

interface Person {
  /** When they are there, in order. */
  readonly works: readonly Interval[];
  /** Where a stretch begins, and the grid with it, in order. */
  readonly begins: readonly number[];
  /** In order, none touching the next. */
  readonly busy: readonly Interval[];
  readonly range: Interval;
}

/** The times in the range at which an appointment can begin, in order. */
function startsOf(
  { works, begins, busy, range }: Person,
  { service, policy }: Pick<AvailabilityInput, 'service' | 'policy'>,
): number[] {
  const step = policy.stepMinutes * MINUTE;
  const before = service.bufferBeforeMinutes * MINUTE;
  const after = (service.durationMinutes + service.bufferAfterMinutes) * MINUTE;
  const starts: number[] = [];
  let next = 0;
  let ahead = 0;
  for (const stretch of works) {
    const last = Math.min(stretch.to - service.durationMinutes * MINUTE, range.to - 1);
    while ((begins[next] ?? Infinity) < stretch.from) next += 1;
    for (; (begins[next] ?? Infinity) < stretch.to; next += 1) {
      const begin = begins[next] ?? Infinity;
      const end = begins[next + 1] ?? Infinity;
      /** The first time of this grid at or after a moment. */
      const onGrid = (moment: number) => begin + Math.max(0, Math.ceil((moment - begin) / step)) * step;
      for (let start = onGrid(range.from); start <= last && start < end;) {
        while ((busy[ahead]?.to ?? Infinity) <= start - before) ahead += 1;
        const taken = busy[ahead];
        if (taken === undefined || taken.from >= start + after) {
          starts.push(start);
          start += step;
        } else {
          // Over the whole of what is occupied at once.
          start = onGrid(taken.to + before);
        }
      }
    }
  }
  return starts;
}

function intervals(wall: WallClock, day: Temporal.PlainDate, stretches: readonly Stretch[]): Interval[] {
  return stretches
    .map(({ from, to }) => ({
      from: wall.epoch(day, from),
      to: wall.epoch(to > from ? day : day.add({ days: 1 }), to),
    }))
    .filter(({ from, to }) => from < to);
}

/** Intervals that overlap or touch become one, in order of time. */
function merge(all: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const each of [...all].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || each.from > last.to) merged.push(each);
    else if (each.to > last.to) merged[merged.length - 1] = { from: last.from, to: each.to };
  }
  return merged;
}

/** The time in both of two ordered lists. */
function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const both: Interval[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [x, y] = [a[i], b[j]];
    if (x === undefined || y === undefined) break;
    const shared = { from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) };
    if (shared.from < shared.to) both.push(shared);
    if (x.to < y.to) i += 1;
    else j += 1;
  }
  return both;
}

function daysBetween(first: Temporal.PlainDate, last: Temporal.PlainDate): Temporal.PlainDate[] {
  const count = first.until(last, { largestUnit: 'days' }).days + 1;
  return Array.from({ length: count }, (_, index) => first.add({ days: index }));
}

/** Wall-clock times of one zone as epoch milliseconds, each converted once: staff mostly share their hours. */
class WallClock {
  readonly #zone: string;
  readonly #known = new Map<string, number>();

  constructor(zone: string) {
    this.#zone = zone;
  }

  epoch(day: Temporal.PlainDate, time: string): number {
    const key = `${day.toString()}T${time}`;
    let epoch = this.#known.get(key);
    if (epoch === undefined) {
      epoch = Temporal.PlainDateTime.from(key).toZonedDateTime(this.#zone, {
        disambiguation: 'compatible',
      }).epochMilliseconds;
      this.#known.set(key, epoch);
    }
    return epoch;
  }
}
