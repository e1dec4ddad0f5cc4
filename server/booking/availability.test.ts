import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId, type StaffId } from '../../db/ids.ts';
import type { Stretch, WeeklyHours } from '../../db/schema.ts';
import { type AvailabilityInput, openings } from './availability.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The slow and obvious reference: asks of every minute of every day whether it is working time. */
function reference(input: AvailabilityInput): { staffId: StaffId; startsAt: number }[] {
  const at = (epoch: number) => Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(input.zone);
  const today = at(input.now).toPlainDate();
  const horizon = today
    .add({ days: input.policy.daysAhead + 1 })
    .toZonedDateTime(input.zone).epochMilliseconds;
  const covers = (stretches: readonly Stretch[], day: Temporal.PlainDate, epoch: number) =>
    stretches.some(({ from, to }) => {
      const begin = day.toPlainDateTime(Temporal.PlainTime.from(from)).toZonedDateTime(input.zone);
      const lastDay = to > from ? day : day.add({ days: 1 });
      const end = lastDay.toPlainDateTime(Temporal.PlainTime.from(to)).toZonedDateTime(input.zone);
      return begin.epochMilliseconds <= epoch && epoch < end.epochMilliseconds;
    });
  const open = (hours: (day: Temporal.PlainDate) => readonly Stretch[], epoch: number) => {
    const day = at(epoch).toPlainDate();
    return [day, day.subtract({ days: 1 })].some((each) => covers(hours(each), each, epoch));
  };
  const business = (day: Temporal.PlainDate) =>
    input.specialDays.find((special) => special.day === day.toString())?.stretches ??
    input.hours[day.dayOfWeek - 1] ??
    [];

  const found: { staffId: StaffId; startsAt: number }[] = [];
  const begin = at(input.from).subtract({ days: 3 }).startOfDay().epochMilliseconds;
  for (const person of input.staff) {
    const own = (day: Temporal.PlainDate) =>
      person.hours === null ? business(day) : (person.hours[day.dayOfWeek - 1] ?? []);
    const works: boolean[] = [];
    for (let epoch = begin; epoch < input.to + 2 * DAY; epoch += MINUTE)
      works.push(open(business, epoch) && open(own, epoch));
    let stretchStart = 0;
    works.forEach((working, index) => {
      if (!working) return;
      if (works[index - 1] !== true) stretchStart = index;
      const start = begin + index * MINUTE;
      const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = input.service;
      if ((index - stretchStart) % input.policy.stepMinutes !== 0) return;
      if (start < input.from || start >= input.to || start >= horizon) return;
      if (start < input.now + input.policy.noticeMinutes * MINUTE) return;
      for (let minute = 0; minute < durationMinutes; minute += 1) if (works[index + minute] !== true) return;
      const occupied = {
        from: start - bufferBeforeMinutes * MINUTE,
        to: start + (durationMinutes + bufferAfterMinutes) * MINUTE,
      };
      if (person.busy.some((busy) => busy.from < occupied.to && occupied.from < busy.to)) return;
      found.push({ staffId: person.id, startsAt: start });
    });
  }
  return found;
}

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(quarter / 4))}:${pad((quarter % 4) * 15)}`;
});
const stretches = fc.array(fc.record({ from: time, to: time }), { maxLength: 2 });
const hours: fc.Arbitrary<WeeklyHours> = fc.array(stretches, { minLength: 7, maxLength: 7 });

/** Moments around which the clocks change somewhere. */
const moments = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
  '2027-02-07',
  '2026-06-15',
];
const zones = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'America/Santiago',
  'UTC',
];

const input: fc.Arbitrary<AvailabilityInput> = fc
  .record({
    zone: fc.constantFrom(...zones),
    moment: fc.constantFrom(...moments),
    nowShift: fc.integer({ min: -48, max: 24 }),
    fromShift: fc.integer({ min: -48, max: 24 }),
    lengthHours: fc.integer({ min: 0, max: 60 }),
    hours,
    special: fc.option(stretches),
    people: fc.array(
      fc.record({ hours: fc.option(hours), busy: fc.array(fc.tuple(fc.nat(400), fc.nat(20))) }),
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
    duration: fc.integer({ min: 1, max: 12 }).map((each) => each * 10),
    before: fc.constantFrom(0, 10, 15),
    after: fc.constantFrom(0, 5, 30),
    policy: fc.record({
      noticeMinutes: fc.constantFrom(0, 60, 600),
      daysAhead: fc.integer({ min: 0, max: 5 }),
      stepMinutes: fc.constantFrom(5, 15, 20, 60),
      cancelNoticeMinutes: fc.constant(0),
    }),
  })
  .map(
    ({
      zone,
      moment,
      nowShift,
      fromShift,
      lengthHours,
      special,
      people,
      duration,
      before,
      after,
      policy,
      ...rest
    }) => {
      const centre = Temporal.PlainDate.from(moment).toZonedDateTime(zone).epochMilliseconds;
      const from = centre + fromShift * 60 * MINUTE;
      return {
        zone,
        hours: rest.hours,
        policy,
        specialDays: special === null ? [] : [{ day: moment, stretches: special }],
        staff: people.map((person) => ({
          id: newId<StaffId>(),
          hours: person.hours,
          busy: person.busy.map(([quarter, length]) => {
            const start = centre - 2 * DAY + quarter * 15 * MINUTE;
            return { from: start, to: start + length * 10 * MINUTE };
          }),
        })),
        service: { durationMinutes: duration, bufferBeforeMinutes: before, bufferAfterMinutes: after },
        now: centre + nowShift * 60 * MINUTE,
        from,
        to: from + lengthHours * 60 * MINUTE,
      };
    },
  );

test(
  'openings are what the slow reference finds, in any zone and on the days the clocks change',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(input, (each) => {
        const order = (a: { staffId: string; startsAt: number }, b: typeof a) =>
          a.staffId < b.staffId ? -1 : a.staffId > b.staffId ? 1 : a.startsAt - b.startsAt;
        expect(openings(each).sort(order)).toEqual(reference(each).sort(order));
      }),
      { numRuns: 40 },
    );
  },
);

const barber: AvailabilityInput = {
  zone: 'America/New_York',
  hours: [
    [],
    ...Array<Stretch[]>(4).fill([{ from: '09:00', to: '18:00' }]),
    [{ from: '09:00', to: '16:00' }],
    [],
  ],
  specialDays: [],
  staff: [{ id: newId<StaffId>(), hours: null, busy: [] }],
  service: { durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
  policy: { noticeMinutes: 120, daysAhead: 60, stepMinutes: 15, cancelNoticeMinutes: 0 },
  now: Date.parse('2026-11-24T14:00:00Z'),
  from: Date.parse('2026-11-24T05:00:00Z'),
  to: Date.parse('2026-11-25T05:00:00Z'),
};
const startsOf = (each: AvailabilityInput) =>
  openings(each).map(({ startsAt }) =>
    Temporal.Instant.fromEpochMilliseconds(startsAt)
      .toZonedDateTimeISO(each.zone)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' }),
  );

test('the first opening keeps the notice, the last ends when the shop closes', () => {
  const starts = startsOf(barber);
  expect(starts[0]).toBe('11:00');
  expect(starts.at(-1)).toBe('17:30');
});

test('a closure and a booking with its buffers leave no opening', () => {
  expect(startsOf({ ...barber, specialDays: [{ day: '2026-11-24', stretches: [] }] })).toEqual([]);
  const busy = [{ from: Date.parse('2026-11-24T17:00:00Z'), to: Date.parse('2026-11-24T18:00:00Z') }];
  const starts = startsOf({
    ...barber,
    staff: barber.staff.map((person) => ({ ...person, busy })),
    service: { ...barber.service, bufferAfterMinutes: 15 },
  });
  expect(starts).toContain('11:15');
  expect(starts).not.toContain('11:30');
  expect(starts).toContain('13:00');
});
