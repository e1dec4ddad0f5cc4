import { expect, test } from 'vitest';
import { dialable } from './number.ts';

test.each([
  ['(212) 555-0142', '+12125550142'],
  ['1 212 555 0142', '+12125550142'],
  ['+44 20 7946 0958', '+442079460958'],
  ['212', null],
  ['my number', null],
  ['', null],
])('%s is dialled as %s', (typed, dialled) => {
  expect(dialable(typed, 'US')).toBe(dialled);
});

test('a number without a prefix counts as one of the country', () => {
  expect(dialable('020 7946 0123', 'GB')).toBe('+442079460123');
  expect(dialable('020 7946 0123', 'US')).toBeNull();
});
