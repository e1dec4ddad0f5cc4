/**
 * Which times can be booked. Pure: hours, bookings and the present moment come in, start times come out. Only the ends
 * of a stretch are converted from the wall clock; between them time is counted in epoch milliseconds, so that the days
 * on which the clocks change need no case of their own.
 */
import type { StaffId } from '../../db/ids.ts';
import type { BookingPolicy, Stretch, WeeklyHours } from '../../db/schema.ts';

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

/** How far around the range stretches are read: one lasts a day, and a change of the clocks may push its end further. */
const DAYS_AROUND = 2;

/**
 * All openings, by staff member as given, then by time, on a grid of `stepMinutes` that begins anew with each stretch
 * of the business's hours and of the person's own. The appointment itself lies within the time that both are there,
 * through stretches that touch; its buffers may reach out of it (cleaning up after closing), but not into other
 * occupied time. Whether a time is an opening does not depend on the range that was asked for.
 */
export function openings(input: AvailabilityInput): Opening[] {
  const { policy } = input;
  const wall = new WallClock(input.zone);
  const today = wall.dateAt(input.now);
  const from = Math.max(input.from, input.now + policy.noticeMinutes * MINUTE);
  const to = Math.min(input.to, wall.epoch(today.add({ days: policy.daysAhead + 1 }), '00:00'));
  if (from >= to) return [];

  const days = daysBetween(
    wall.dateAt(from).subtract({ days: DAYS_AROUND }),
    wall.dateAt(to).add({ days: DAYS_AROUND }),
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
    const starts = gridOf(works, begins, { from, to }, input);
    return withoutConflict(starts, busy, input.service).map((startsAt) => ({ staffId: id, startsAt }));
  });
}

/** The times in the range at which an appointment could begin if nothing else were booked, in order. */
function gridOf(
  works: readonly Interval[],
  begins: readonly number[],
  range: Interval,
  { service, policy }: AvailabilityInput,
): number[] {
  const step = policy.stepMinutes * MINUTE;
  const starts: number[] = [];
  let next = 0;
  for (const stretch of works) {
    const last = Math.min(stretch.to - service.durationMinutes * MINUTE, range.to - 1);
    while ((begins[next] ?? Infinity) < stretch.from) next += 1;
    for (; (begins[next] ?? Infinity) < stretch.to; next += 1) {
      const begin = begins[next] ?? Infinity;
      const end = begins[next + 1] ?? Infinity;
      const steps = Math.max(0, Math.ceil((range.from - begin) / step));
      for (let start = begin + steps * step; start <= last && start < end; start += step) starts.push(start);
    }
  }
  return starts;
}

/** The start times whose appointment, with its buffers, overlaps nothing that is occupied. */
function withoutConflict(
  starts: readonly number[],
  occupied: readonly Interval[],
  service: AvailabilityInput['service'],
): number[] {
  const before = service.bufferBeforeMinutes * MINUTE;
  const after = (service.durationMinutes + service.bufferAfterMinutes) * MINUTE;
  const busy = [...occupied].sort((a, b) => a.from - b.from);
  const furthest = runningEnd(busy);
  let next = 0;
  return starts.filter((start) => {
    while ((busy[next]?.from ?? Infinity) < start + after) next += 1;
    // Of all that begins before this appointment is over, nothing may reach into it.
    return (furthest[next - 1] ?? -Infinity) <= start - before;
  });
}

/** For each interval, the latest end of it and all before it. */
function runningEnd(sorted: readonly Interval[]): number[] {
  let latest = -Infinity;
  return sorted.map(({ to }) => (latest = Math.max(latest, to)));
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

  dateAt(epochMs: number): Temporal.PlainDate {
    return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(this.#zone).toPlainDate();
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
