import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inWords, secondsOf, tooManyTries } from './wait.ts';

test.each([
  [1, 'a few seconds'],
  [11, '20 seconds'],
  [90, '90 seconds'],
  [91, '2 minutes'],
  [240, '4 minutes'],
  [241, '5 minutes'],
  [5_400, '90 minutes'],
  [86_400, '24 hours'],
])('%d seconds are shown as %s', (seconds, words) => {
  expect(tooManyTries(seconds)).toBe(`Too many tries. Try again in ${words}.`);
});

test('no user is told to come back too early', () => {
  const units: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3_600 };
  fc.assert(
    fc.property(fc.integer({ min: 11, max: 1_000_000 }), (seconds) => {
      const [count = '', unit = ''] = inWords(seconds).split(' ');
      expect(Number(count) * (units[unit] ?? 0)).toBeGreaterThanOrEqual(seconds);
    }),
  );
});

test.each([
  ['240', 240],
  ['Fri, 31 Dec 1999 23:59:59 GMT', 60],
  ['-5', 60],
  [null, 60],
])('a Retry-After of %j counts as %d seconds', (header, seconds) => {
  expect(secondsOf(header)).toBe(seconds);
});
