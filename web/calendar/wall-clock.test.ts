/** The wall clock against the platform's own calendar. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, instantOf, wallOf, weekOf } from './wall-clock.ts';

const zone = fc.constantFrom(
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'UTC',
);
const moment = fc
  .integer({ min: Date.UTC(2012, 0) / 1000, max: Date.UTC(2040, 0) / 1000 })
  .map((seconds) => new Date(seconds * 1000));
const day = moment.map((at) => at.toISOString().slice(0, 10));

test('an instant has the wall-clock time that the platform gives', () => {
  fc.assert(
    fc.property(moment, zone, (at, where) => {
      const local = at.toTemporalInstant().toZonedDateTimeISO(where).toPlainDateTime();
      expect(wallOf(at, where)).toBe(local.toString({ smallestUnit: 'second' }).replace('T', ' '));
    }),
  );
});

test('a wall-clock time has the instant that the platform gives, also where clocks skip or repeat it', () => {
  // Around the changes of 2026, to the minute.
  const around = fc.constantFrom(
    ...['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-04-05', '2026-10-04'].map((each) =>
      Date.parse(`${each}T00:00:00Z`),
    ),
  );
  const minutes = fc.integer({ min: -24 * 60, max: 48 * 60 });
  fc.assert(
    fc.property(
      fc.oneof(
        moment,
        fc.tuple(around, minutes).map(([at, by]) => new Date(at + by * 60_000)),
      ),
      zone,
      (at, where) => {
        const local = at.toISOString().slice(0, 19);
        const expected = Temporal.PlainDateTime.from(local).toZonedDateTime(where).epochMilliseconds;
        expect(instantOf(local.replace('T', ' '), where).getTime()).toBe(expected);
      },
    ),
    { numRuns: 1000 },
  );
});

test('days and months are counted as the platform counts them', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -800, max: 800 }), (from, count) => {
      const date = Temporal.PlainDate.from(from);
      expect(addDays(from, count)).toBe(date.add({ days: count }).toString());
      expect(addMonths(from, count % 30)).toBe(date.add({ months: count % 30 }).toString());
      const monday = Temporal.PlainDate.from(weekOf(from, 1));
      expect(monday.dayOfWeek).toBe(1);
      expect(monday.until(date).days).toBe(date.dayOfWeek - 1);
    }),
  );
});
