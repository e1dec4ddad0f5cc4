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

/**
 * All openings, by staff member as given, then by time, on a grid of `stepMinutes` from the beginning of each stretch in
 * which the person works. Stretches that touch are one. The appointment itself lies within the open hours; its buffers
 * may reach out of them (cleaning up after closing), but not into other occupied time.
 */
export function openings(input: AvailabilityInput): Opening[] {
  const { policy, service } = input;
  const duration = service.durationMinutes * MINUTE;
  const before = service.bufferBeforeMinutes * MINUTE;
  const after = service.bufferAfterMinutes * MINUTE;
  const step = policy.stepMinutes * MINUTE;
  const wall = new WallClock(input.zone);
  const today = wall.dateAt(input.now);
  const first = Math.max(input.from, input.now + policy.noticeMinutes * MINUTE);
  const last = Math.min(input.to, wall.epoch(today.add({ days: policy.daysAhead + 1 }), '00:00'));
  if (first >= last) return [];

  // A stretch that began the evening before may still be open.
  const days = daysBetween(wall.dateAt(first).subtract({ days: 1 }), wall.dateAt(last));
  const special = new Map(input.specialDays.map(({ day, stretches }) => [day, stretches]));
  const open = merge(
    days.flatMap((day) =>
      intervals(wall, day, special.get(day.toString()) ?? input.hours[day.dayOfWeek - 1] ?? []),
    ),
  );
  const found: Opening[] = [];

  for (const person of input.staff) {
    const { hours } = person;
    const own =
      hours === null
        ? null
        : merge(days.flatMap((day) => intervals(wall, day, hours[day.dayOfWeek - 1] ?? [])));
    const busy = [...person.busy].sort((a, b) => a.from - b.from);
    const furthest = runningEnd(busy);
    let next = 0;
    for (const stretch of own === null ? open : intersect(open, own)) {
      const steps = Math.max(0, Math.ceil((first - stretch.from) / step));
      for (
        let start = stretch.from + steps * step;
        start + duration <= stretch.to && start < last;
        start += step
      ) {
        while (next < busy.length && (busy[next]?.from ?? 0) < start + duration + after) next += 1;
        // Of all that begins before this appointment is over, nothing may reach into it.
        if (next > 0 && (furthest[next - 1] ?? 0) > start - before) continue;
        found.push({ staffId: person.id, startsAt: start });
      }
    }
  }
  return found;
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
