/**
 * The openings of 90 days for ten people with 5,000 bookings, on Temporal alone, without the database. Aim: under 20 ms.
 */
import { newId, type StaffId } from '../../db/ids.ts';
import type { Stretch } from '../../db/schema.ts';
import { type AvailabilityInput, type Interval, openings } from '../booking/availability.ts';
import { percentiles, type Table } from './table.ts';

const MINUTE = 60_000;
const DAYS = 90;
const STAFF = 10;
const BOOKINGS = 5_000;
const RUNS = 200;
/** Runs that are not counted: the compiler is still learning the code. */
const WARM_UP = 20;

const zone = 'America/New_York';
const open: Stretch[] = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
];
const own: Stretch[] = [{ from: '09:00', to: '19:00' }];
const from = Temporal.PlainDate.from('2026-10-01').toZonedDateTime(zone).epochMilliseconds;

/** Appointments of half an hour, spread evenly over the days, staff and hours. */
function bookingsOf(person: number): Interval[] {
  return Array.from({ length: BOOKINGS / STAFF }, (_, index) => {
    const day = Math.floor((index * DAYS * STAFF) / BOOKINGS);
    const start = from + day * 24 * 60 * MINUTE + (8 * 60 + ((index * 97 + person * 35) % 600)) * MINUTE;
    return { from: start, to: start + 30 * MINUTE };
  });
}

const input: AvailabilityInput = {
  zone,
  hours: Array<Stretch[]>(7).fill(open),
  specialDays: [{ day: '2026-11-26', stretches: [] }],
  staff: Array.from({ length: STAFF }, (_, person) => ({
    id: newId<StaffId>(),
    hours: person % 2 === 0 ? null : Array<Stretch[]>(7).fill(own),
    busy: bookingsOf(person),
  })),
  service: { durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 10 },
  policy: { noticeMinutes: 120, daysAhead: 2 * DAYS, stepMinutes: 15, cancelNoticeMinutes: 0 },
  now: from,
  from,
  to: from + DAYS * 24 * 60 * MINUTE,
};

export function availability(): Table {
  const waits: number[] = [];
  let found = 0;
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    const began = performance.now();
    found = openings(input).length;
    if (run >= WARM_UP) waits.push(performance.now() - began);
  }
  return {
    title: `Openings of ${DAYS} days, ${STAFF} staff, ${BOOKINGS} bookings, in ms (${RUNS} runs; aim: 20)`,
    rows: [{ openings: found, ...percentiles(waits) }],
  };
}
