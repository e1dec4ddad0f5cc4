/** When a message that is put off comes back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { snoozes } from './snoozes.ts';

const NEW_YORK = 'America/New_York';
const told = (at: string) =>
  snoozes(new Date(at), NEW_YORK).map(({ name, until }) => [name, until.toISOString()]);

test('on a Tuesday morning a message can wait an hour, until the evening, the next morning or Monday', () => {
  expect(told('2026-11-24T15:00:00Z')).toEqual([
    ['hour', '2026-11-24T16:00:00.000Z'],
    ['evening', '2026-11-24T23:00:00.000Z'],
    ['tomorrow', '2026-11-25T14:00:00.000Z'],
    ['monday', '2026-11-30T14:00:00.000Z'],
  ]);
});

test('in the evening this evening is no choice, and on a Sunday tomorrow is Monday', () => {
  expect(told('2026-11-30T00:30:00Z').map(([name]) => name)).toEqual(['hour', 'tomorrow']);
});

test('whenever it is asked, all choices are to come, in order, and within eight days', () => {
  const zones = fc.constantFrom(NEW_YORK, 'Europe/Berlin', 'Pacific/Auckland', 'Asia/Kolkata');
  const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, zones, (now, zone) => {
      const all = snoozes(now, zone).map(({ until }) => until.getTime());
      expect(all).toEqual(all.toSorted((a, b) => a - b));
      for (const at of all) {
        expect(at).toBeGreaterThan(now.getTime());
        expect(at).toBeLessThan(now.getTime() + 8 * 86_400_000);
      }
    }),
  );
});
