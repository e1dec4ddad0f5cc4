import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quietAround } from './quiet-hours.ts';

const two = (value: number) => String(value).padStart(2, '0');
const time = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
  .map(({ hour, minute }) => `${two(hour)}:${two(minute)}`);
const hours = fc.record({ from: time, to: time }).filter(({ from, to }) => from !== to);
/** Zones whose clocks change by an hour, by half of one, at midnight, and never. */
const zone = fc.constantFrom('America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kolkata');
const now = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
const wallClock = (date: Date, timeZone: string) =>
  date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });

test('quiet hours are those that the clock on the wall shows', () => {
  fc.assert(
    fc.property(now, zone, hours, (at, where, quiet) => {
      const shown = wallClock(at, where);
      const { from, to } = quiet;
      const expected = from < to ? from <= shown && shown < to : from <= shown || shown < to;
      expect(quietAround(at, where, quiet) !== null).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});

test('quiet hours begin and end within a day and an hour, and are over at their end', () => {
  fc.assert(
    fc.property(now, zone, hours, (at, where, quiet) => {
      const around = quietAround(at, where, quiet);
      if (around === null) return;
      const end = around.to;
      expect(around.from.getTime()).toBeLessThanOrEqual(at.getTime());
      expect(at.getTime() - around.from.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
      expect(end.getTime()).toBeGreaterThan(at.getTime());
      expect(end.getTime() - at.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
      expect(quietAround(end, where, quiet)).toBeNull();
    }),
    { numRuns: 2_000 },
  );
});

test('a night with 25 hours is quiet until the clock shows the end for the last time', () => {
  // 1:10 for the first time; the clock goes back from 2:00 to 1:00 at 6:00 UTC.
  const at = new Date('2026-11-01T05:10:00Z');
  const quiet = quietAround(at, 'America/New_York', { from: '22:00', to: '01:30' });
  expect(quiet?.to.toISOString()).toBe('2026-11-01T06:30:00.000Z');
});

test('hours that end when they begin are not quiet', () => {
  fc.assert(
    fc.property(now, zone, time, (at, where, same) => {
      expect(quietAround(at, where, { from: same, to: same })).toBeNull();
    }),
  );
});
