import { expect, test } from 'vitest';
import { paidAgain } from './plan-words.ts';

test.each([
  ['2026-11-30T12:00:00Z', 'month', '2026-12-30'],
  ['2027-01-31T12:00:00Z', 'month', '2027-02-28'],
  ['2028-02-29T12:00:00Z', 'year', '2029-02-28'],
  ['2026-12-15T12:00:00Z', 'month', '2027-01-15'],
] as const)('a plan paid for at %s by the %s is paid for again on %s', (now, interval, day) => {
  expect(paidAgain(new Date(now), interval).toISOString().slice(0, 10)).toBe(day);
});
