import { getCountries } from 'libphonenumber-js';
import { expect, test } from 'vitest';
import { crisisLine, helpNumber, KNOWN_COUNTRIES } from './emergency-numbers.ts';

test.each([
  ['US', '911', '911', '911'],
  ['GB', '999', '999', '999'],
  ['DE', '112', '112', '112'],
  ['AU', '000', '000', '000'],
  ['NZ', '111', '111', '111'],
  ['IN', '112', '112', '112'],
  ['JP', '119', '119', '110'],
  ['BR', '192', '193', '190'],
  ['AE', '998', '997', '999'],
  ['ZA', '10177', '10177', '10111'],
  ['CN', '120', '119', '110'],
  ['SG', '995', '995', '999'],
])(
  'in %s the ambulance is called by %s, the fire brigade by %s and the police by %s',
  (country, ...numbers) => {
    expect((['ambulance', 'fire', 'police'] as const).map((service) => helpNumber(country, service))).toEqual(
      numbers,
    );
  },
);

/** Of libphonenumber, and without a code of ISO 3166. */
const NO_ISO_CODE = ['AC', 'TA'];

test('every country has its numbers, once', () => {
  const known = new Set(KNOWN_COUNTRIES);
  expect(getCountries().filter((country) => !known.has(country) && !NO_ISO_CODE.includes(country))).toEqual(
    [],
  );
  expect(known.size).toBe(KNOWN_COUNTRIES.length);
  for (const country of KNOWN_COUNTRIES) expect(helpNumber(country, 'ambulance')).toMatch(/^\d{2,5}$/);
});

test('a crisis line is told only where one is known', () => {
  expect(crisisLine('US')).toBe('988');
  expect(crisisLine('KP')).toBeNull();
});
