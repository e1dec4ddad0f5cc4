import { expect, test } from 'vitest';
import { countries, guessCountry } from './places.ts';

test('the country is guessed from the language where the clock does not contradict it', () => {
  expect(guessCountry('UTC', 'en-GB')).toBe('GB');
  expect(guessCountry('America/New_York', 'en-US')).toBe('US');
  expect(guessCountry('America/New_York', 'en')).toBe('US');
  expect(guessCountry('Europe/Berlin', 'en-US')).toBe('DE');
  expect(guessCountry('UTC', 'en-AQ')).toBe('US');
});

test('every country has a name, and is listed once', () => {
  expect(new Set(countries().map(({ label }) => label)).size).toBe(countries().length);
  expect(countries().every(({ value, label }) => value !== label)).toBe(true);
});
