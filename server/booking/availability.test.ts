import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId, type StaffId } from '../../db/ids.ts';
import type { Stretch, WeeklyHours } from '../../db/schema.ts';
import { type AvailabilityInput, openings } from './availability.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The slow and obvious reference: writes down every single minute of work, and asks each whether it will do. */
function reference(input: AvailabilityInput): { staffId: StaffId; startsAt: number }[] {
  const { zone, policy, service } = input;
  const at = (epoch: number) => Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(zone);
  const today = at(input.now).toPlainDate();
  const horizon = today.add({ days: policy.daysAhead + 1 }).toZonedDateTime(zone).epochMilliseconds;
  const clockShows = (day: Temporal.PlainDate, time: string) =>
    day.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone).epochMilliseconds;

  /** Every minute of these hours, and those at which a stretch begins. */
  function write(hours: (day: Temporal.PlainDate) => readonly Stretch[]) {
    const minutes = new Set<number>();
    const begins = new Set<number>();
    const first = at(input.from).toPlainDate().subtract({ days: 3 });
    const last = at(input.to).toPlainDate().add({ days: 2 });
    for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
      for (const { from, to } of hours(day)) {
        const end = clockShows(to > from ? day : day.add({ days: 1 }), to);
        const begin = clockShows(day, from);
        if (begin < end) begins.add(begin);
        for (let minute = begin; minute < end; minute += MINUTE) minutes.add(minute);
      }
    }
    return { minutes, begins };
  }
  const special = (day: Temporal.PlainDate) => input.specialDays.find((each) => each.day === day.toString());
  const open = write((day) => special(day)?.stretches ?? input.hours[day.dayOfWeek - 1] ?? []);

  return input.staff.flatMap(({ id, hours, busy }) => {
    const own = hours === null ? open : write((day) => hours[day.dayOfWeek - 1] ?? []);
    const works = open.minutes.intersection(own.minutes);
    const begins = open.begins.union(own.begins).intersection(works);
    const fits = (start: number) => {
      if (start < input.from || start >= input.to || start >= horizon) return false;
      if (start < input.now + policy.noticeMinutes * MINUTE) return false;
      let begin = start;
      while (!begins.has(begin)) begin -= MINUTE;
      if ((start - begin) % (policy.stepMinutes * MINUTE) !== 0) return false;
      const end = start + service.durationMinutes * MINUTE;
      for (let minute = start; minute < end; minute += MINUTE) if (!works.has(minute)) return false;
      const from = start - service.bufferBeforeMinutes * MINUTE;
      const to = end + service.bufferAfterMinutes * MINUTE;
      return !busy.some((other) => other.from < to && from < other.to);
    };
    return [...works].filter(fits).map((startsAt) => ({ staffId: id, startsAt }));
  });
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
  'the search finds the same openings as a slow reference, in any time zone and when the clocks change',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(input, (each) => {
        const order = (a: { staffId: string; startsAt: number }, b: typeof a) =>
          a.staffId < b.staffId ? -1 : a.staffId > b.staffId ? 1 : a.startsAt - b.startsAt;
        expect(openings(each).sort(order)).toEqual(reference(each).sort(order));
      }),
      { numRuns: 1000 },
    );
  },
);

test('an opening is found again when only its own moment is asked for', () => {
  fc.assert(
    fc.property(input, fc.nat(), (each, pick) => {
      const found = openings(each);
      const opening = found[pick % Math.max(1, found.length)];
      fc.pre(opening !== undefined);
      const again = openings({ ...each, from: opening.startsAt, to: opening.startsAt + 1 });
      expect(again).toContainEqual(opening);
    }),
    { numRuns: 300 },
  );
});

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

test('the first opening respects the notice, and the last one ends when the shop closes', () => {
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
