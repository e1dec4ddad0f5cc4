import { expect, test } from 'vitest';
import { parsePhone } from './phone.ts';

test.each([
  ['(212) 555-0199', 'US', '+12125550199'],
  ['+44 20 7946 0958', 'US', '+442079460958'],
  ['0044 20 7946 0958', 'US', '+442079460958'],
  ['020 7946 0958', 'GB', '+442079460958'],
  ['416 555 0199', 'CA', '+14165550199'],
])('%s in %s is the number %s', (text, country, number) => {
  expect(parsePhone(text, country)).toBe(number);
});

test.each([
  ['310 7549', 'CA'],
  ['555 0199', 'US'],
  ['1234567890', 'US'],
  ['212 155 0199', 'US'],
  ['911 555 0199', 'US'],
  ['212 555 01999', 'US'],
  ['911', 'US'],
])('%s in %s is no number that could be dialled from elsewhere', (text, country) => {
  expect(parsePhone(text, country)).toBeNull();
});
