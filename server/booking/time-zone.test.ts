/** A zone as a file tells it means the same moments as the zone itself. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vtimezone } from './time-zone.ts';

const ZONES = [
  'America/New_York',
  'Europe/London',
  'Europe/Dublin',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'UTC',
];

/** The offset that the file's rules give for a time by the wall, in nanoseconds; rules in order, the last one wins. */
function offsetIn(file: string, local: Temporal.PlainDateTime): number {
  const rules = [...file.matchAll(/DTSTART:(\S+)\r\nTZOFFSETFROM:(\S+)\r\nTZOFFSETTO:(\S+)/g)];
  const rule = rules.findLast(
    ([, from]) =>
      Temporal.PlainDateTime.compare(
        Temporal.PlainDateTime.from(from?.replace(/T(..)(..)(..)$/, 'T$1:$2:$3') ?? ''),
        local,
      ) <= 0,
  );
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)/.exec(rule?.[3] ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60e9;
}

test('a reader gets every moment of a range back by the rules in the file', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2035, 0) }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
      (zone, start, parts) => {
        const from = Temporal.Instant.fromEpochMilliseconds(start - (start % 60_000));
        const to = from.add({ hours: 24 * 500 });
        const file = vtimezone(zone, from, to);
        for (const part of parts) {
          const minutes = Math.floor(part * 24 * 60 * 500);
          const moment = from.add({ minutes }).toZonedDateTimeISO(zone);
          const local = moment.toPlainDateTime();
          // An hour that the clocks show twice means two moments; calendars take one of them.
          const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
          const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
          if (!earlier.equals(later)) continue;
          expect(offsetIn(file, local)).toBe(moment.offsetNanoseconds);
        }
      },
    ),
  );
});
