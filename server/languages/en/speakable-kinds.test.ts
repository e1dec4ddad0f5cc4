/** The kinds of written things that a voice cannot read: money, fractions, addresses, ranges, measures. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { speakable } from './speakable.ts';

const CURRENCIES =
  'USD EUR GBP CHF CAD AUD NZD DKK NOK SEK PLN CZK HUF RON UAH TRY ILS AED SAR ZAR NGN KES GHS EGP MAD INR PKR BDT SGD MYR IDR PHP THB VND HKD TWD JPY KRW CNY MXN BRL ARS CLP COP PEN'.split(
    ' ',
  );

const say = (text: string, country = 'US', currency = 'USD'): string =>
  speakable(text, { country, currency });

describe('a price', () => {
  test.each([
    ['A$50', 'AU', 'AUD', 'fifty dollars'],
    ['A$50', 'US', 'USD', 'fifty Australian dollars'],
    ['CA$50', 'CA', 'CAD', 'fifty dollars'],
    ['NZ$1.50', 'NZ', 'NZD', 'one dollar and fifty cents'],
    ['US$20', 'CA', 'CAD', 'twenty US dollars'],
    ['\u20b950', 'IN', 'INR', 'fifty rupees'],
    ['Rs. 500', 'IN', 'INR', 'five hundred rupees'],
    ['\u00a55,000', 'JP', 'JPY', 'five thousand yen'],
    ["CHF 1'250.50", 'CH', 'CHF', 'one thousand two hundred fifty francs and fifty centimes'],
    ['1.250,50 PLN', 'PL', 'PLN', 'one thousand two hundred fifty zlotys and fifty groszy'],
    ['50 z\u0142', 'PL', 'PLN', 'fifty zlotys'],
    ['1\u00a0250 kr', 'SE', 'SEK', 'one thousand two hundred fifty kronor'],
    ['1.250 kr.', 'DK', 'DKK', 'one thousand two hundred fifty kroner'],
    ['R$1,250', 'BR', 'BRL', 'one thousand two hundred fifty reals'],
    ['R 120', 'ZA', 'ZAR', 'one hundred twenty rand'],
    ['AED 50', 'AE', 'AED', 'fifty dirhams'],
    ['AED 50', 'US', 'USD', 'fifty UAE dirhams'],
    ['$35/hr', 'US', 'USD', 'thirty five dollars per hour'],
    ['$10/person', 'US', 'USD', 'ten dollars per person'],
    ['$1.5 million', 'US', 'USD', 'one point five million dollars'],
    ['\u00a39.99 - \u00a312', 'GB', 'GBP', 'nine pounds and ninety nine pence to twelve pounds'],
  ])('%s in %s is said as money', (written, country, currency, said) => {
    expect(say(`It is ${written}`, country, currency)).toBe(`It is ${said}`);
  });

  test('is said with no sign left in the currencies of many countries', () => {
    const currency = fc.constantFrom(...CURRENCIES);
    fc.assert(
      fc.property(currency, fc.integer({ min: 1, max: 99_999 }), (code, amount) => {
        const written = new Intl.NumberFormat('en-US', { style: 'currency', currency: code }).format(amount);
        expect(say(`It is ${written} now`, 'US', code)).not.toMatch(/[^\p{L} .\u2019'-]/u);
      }),
    );
  });

  test('leaves letters that are no currency alone', () => {
    expect(say('Take USB 50 or R 12')).toBe('Take USB fifty or R twelve');
  });
});

describe('two numbers with a slash', () => {
  test.each([
    ['Children pay 1/2 of the price.', 'Children pay half of the price.'],
    ['The deposit is 2/3.', 'The deposit is two thirds.'],
    ['size 10 1/2', 'size ten and a half'],
    ['2 3/4 inches', 'two and three quarters inches'],
    ['Mix \u00bd and \u00bd.', 'Mix half and half.'],
    ['1\u00bd hours', 'one and a half hours'],
    ['1/5 of it', 'one fifth of it'],
    ['4.8/5 stars', 'four point eight out of five stars'],
    ['Closed on 1/2.', 'Closed on January second.'],
    ['from 12/24 to 12/26', 'from December twenty fourth to December twenty sixth'],
    ['Tuesday, 3/4 at noon', 'Tuesday March fourth at noon'],
    ['1/2/2027', 'January second, twenty twenty seven'],
    ['a 50/50 chance', 'a fifty fifty chance'],
  ])('are a date only where they are one: %s', (written, said) => {
    expect(say(written)).toBe(said);
  });
});

test.each([
  [
    '2788 Oak Road, Santa Clara, CA 95051.',
    'twenty seven eighty eight Oak Road, Santa Clara, CA nine five zero five one.',
  ],
  ['Our zip code is 10001.', 'Our zip code is one zero zero zero one.'],
  ['New York, NY 10001-1234', 'New York, NY one zero zero zero one, one two three four'],
  ['Suite 1205, 2nd floor', 'Suite twelve oh five, second floor'],
  ['1205 Oak Road', 'twelve oh five Oak Road'],
  ['350 5th Ave', 'three fifty fifth Avenue'],
  ['105 W Main St.', 'one oh five West Main Street'],
  ['Room 300, order 48213', 'Room three hundred, order four eight two one three'],
  ['We have 1205 customers', 'We have one thousand two hundred five customers'],
])('a number that names a place is no count: %s', (written, said) => {
  expect(say(written)).toBe(said);
});

test.each([
  ['Closed Dec 24-26.', 'Closed December twenty fourth to twenty sixth.'],
  ['24-26 December', 'December twenty fourth to twenty sixth'],
  ['Dec 24 \u2013 Jan 2', 'December twenty fourth to January second'],
  ['the 1st-3rd of May', 'the May first to third'],
  ['Monday-Friday 9-5', 'Monday to Friday nine to five'],
  ['Sat & Sun', 'Saturday and Sunday'],
  ['9am-noon, noon-5pm', 'nine A M to noon, noon to five P M'],
  ['10-15% off', 'ten to fifteen percent off'],
  ['30-45 min', 'thirty to forty five minutes'],
  ['2019-2023', 'twenty nineteen to twenty twenty three'],
])('a range is said with "to": %s', (written, said) => {
  expect(say(written)).toBe(said);
});

test.each([
  ['1,500 sq ft.', 'one thousand five hundred square feet.'],
  ['1,500 sq. ft. in all', 'one thousand five hundred square feet in all'],
  ['Wash at 30\u00b0C.', 'Wash at thirty degrees Celsius.'],
  ['-5\u00b0F', 'minus five degrees Fahrenheit'],
  ['60 mph, 20 lbs, 1 oz', 'sixty miles per hour, twenty pounds, one ounce'],
  ['5\'10" tall', 'five foot ten tall'],
  ['a 10x12 ft room', 'a ten by twelve feet room'],
  ['(212) 555-0199 ext. 42.', 'two one two, five five five, zero one nine nine extension four two.'],
  ['212-555-0199 x42', 'two one two, five five five, zero one nine nine, extension four two'],
  ['the 1980s', 'the nineteen eighties'],
])('a measure, an extension or a decade is said in full: %s', (written, said) => {
  expect(say(written)).toBe(said);
});
