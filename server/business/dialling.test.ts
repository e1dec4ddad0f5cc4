import fc from 'fast-check';
import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { mayDial, refusalWords } from './dialling.ts';

const atHome = (country: string) => ({ country, alsoCountries: [] });

test.each([
  ['US', '+12125550199'],
  ['US', '+12125557843'],
  ['US', '+18005551234'],
  ['CA', '+14165557843'],
  ['GB', '+442079460000'],
  ['GB', '+447400123456'],
  ['DE', '+4930123456'],
  ['CH', '+41446681800'],
  ['FR', '+33612345678'],
  ['CN', '+8613812345678'],
  ['JP', '+81312345678'],
])('a caller in %s may be put through to the ordinary number %s', (country, number) => {
  expect(mayDial(number, atHome(country))).toBeNull();
});

test.each([
  ['+19005551234', 'costs-extra'],
  ['+15005550006', 'costs-extra'],
  ['+12129761234', 'costs-extra'],
  ['+12125551212', 'costs-extra'],
  ['+449098790000', 'costs-extra'],
  ['+448712345678', 'costs-extra'],
  ['+447012345678', 'costs-extra'],
  ['+447612345678', 'costs-extra'],
  ['+491805123456', 'costs-extra'],
  ['+499001234567', 'costs-extra'],
  ['+33899123456', 'costs-extra'],
  ['+870123456789', 'satellite'],
  ['+881612345678', 'satellite'],
  ['+882131234567', 'satellite'],
  ['+883510012345', 'satellite'],
  ['+878101234567', 'satellite'],
  ['+8081234567890', 'satellite'],
  ['+9791234567', 'satellite'],
  ['+911', 'not-a-number'],
  ['911', 'not-a-number'],
  ['112', 'not-a-number'],
  ['+1911', 'not-a-number'],
  ['+44999', 'not-a-number'],
  ['sip:a@b.test', 'not-a-number'],
  ['+12125550199,,1', 'not-a-number'],
  ['', 'not-a-number'],
] as const)('no caller may be put through to %s: %s', (number, why) => {
  const everywhere = { country: 'US', alsoCountries: getCountries() };
  expect(mayDial(number, everywhere)).toBe(why);
  expect(refusalWords(why)).toMatch(/\.$/);
});

const CARIBBEAN = [
  'AG',
  'AI',
  'BB',
  'BM',
  'BS',
  'DM',
  'DO',
  'GD',
  'JM',
  'KN',
  'KY',
  'LC',
  'MS',
  'SX',
  'TC',
  'TT',
  'VC',
  'VG',
];
test.each(['US', 'CA'])('the Caribbean counts as abroad for %s, though it has the same prefix', (country) => {
  for (const area of [
    '268',
    '264',
    '246',
    '441',
    '242',
    '767',
    '809',
    '829',
    '849',
    '473',
    '876',
    '658',
    '869',
    '345',
    '758',
    '664',
    '721',
    '649',
    '868',
    '784',
    '284',
  ])
    for (const rest of ['5551234', '2551234', '5550123'])
      expect(mayDial(`+1${area}${rest}`, atHome(country)), area).not.toBeNull();
  expect(mayDial('+18769221234', { country, alsoCountries: CARIBBEAN })).toBeNull();
});

const countries = fc.constantFrom<CountryCode>(...getCountries());
const numbers = fc
  .tuple(countries, fc.stringMatching(/^\d{4,12}$/))
  .map(([country, rest]) => `+${getCountryCallingCode(country)}${rest}`);

test('every number that may be dialled is an ordinary or a free number of an allowed country', () => {
  fc.assert(
    fc.property(
      numbers,
      countries,
      fc.array(countries, { maxLength: 3 }),
      (number, country, alsoCountries) => {
        if (mayDial(number, { country, alsoCountries }) !== null) return;
        const parsed = parsePhoneNumberFromString(number);
        const type = parsed?.getType() ?? 'FIXED_LINE';
        expect(['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE', 'VOIP', 'UAN', 'TOLL_FREE']).toContain(type);
        if (type !== 'TOLL_FREE') expect([country, ...alsoCountries]).toContain(parsed?.country);
      },
    ),
    { numRuns: 5_000 },
  );
});

test('a number that is refused with many countries is refused with fewer', () => {
  fc.assert(
    fc.property(numbers, countries, (number, country) => {
      if (mayDial(number, { country, alsoCountries: getCountries() }) !== null)
        expect(mayDial(number, atHome(country))).not.toBeNull();
    }),
    { numRuns: 2_000 },
  );
});
