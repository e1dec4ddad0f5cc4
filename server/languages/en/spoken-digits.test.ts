import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sayPhone, spokenDigits } from './spoken-digits.ts';

describe('a spoken number', () => {
  test.each([
    ['two one two, five five five, oh one nine nine', '2125550199'],
    ["it's two one two five five five zero one nine nine thanks", '2125550199'],
    ['area code 212 then 555 0199', '2125550199'],
    ['area code two one two and the number is 5550199', '2125550199'],
    ['+1 (212) 555-0199', '+12125550199'],
    ['plus one two one two five five five oh one nine nine', '+12125550199'],
    ['212.555.0199', '2125550199'],
    ['double five five oh one double nine', '5550199'],
    ['two one two triple five oh one nine nine', '2125550199'],
    ['two one two five five five triple zero one', '2125550001'],
    ['twenty one twenty five fifty five oh one ninety nine', '2125550199'],
    ['eight hundred five five five oh one nine nine', '8005550199'],
    ['six four six five five five nineteen hundred', '6465551900'],
    ['two one two uh five five five um oh one nine nine', '2125550199'],
    ['to one two', ''],
    ['two one to five five five oh one nine nine', '2125550199'],
    ['two one two five five for oh one nine nine', '2125540199'],
    [
      'two one two five five five oh one nine eight sorry two one two five five five oh one nine nine',
      '2125550199',
    ],
    ['my number is 2 1 2 5 5 5 0 1 9 9 can I come Tuesday at 3', '2125550199'],
    ['five five five oh one nine nine', '5550199'],
    ['Tuesday at three thirty', ''],
    ['I have two kids and one dog', ''],
    ['', ''],
  ])('in the words %s has the digits %s', (words, digits) => {
    expect(spokenDigits(words)).toBe(digits);
  });
});

describe('a number that is read back', () => {
  test.each([
    ['+12125550199', '2 1 2, 5 5 5, 0 1 9 9'],
    ['2125550199', '2 1 2, 5 5 5, 0 1 9 9'],
    ['(212) 555-0199', '2 1 2, 5 5 5, 0 1 9 9'],
    ['5550199', '5 5 5, 0 1 9 9'],
    ['+4930123456', 'plus 4 9 3, 0 1 2, 3 4 5 6'],
    ['+33123456789', 'plus 3 3 1, 2 3 4, 5 6 7, 8 9'],
    ['', ''],
  ])('is spoken, for %s, as %s', (number, said) => {
    expect(sayPhone(number)).toBe(said);
  });

  test('is understood again, whatever the number', () => {
    const number = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 15 })
      .map((d) => d.join(''));
    fc.assert(
      fc.property(number, fc.boolean(), (digits, international) => {
        const written = international ? `+${digits}` : digits;
        const again = spokenDigits(sayPhone(written));
        const withoutOne = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : undefined;
        expect([written, withoutOne]).toContain(again);
      }),
    );
  });
});

test('any text gives digits or nothing, and never an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      expect(spokenDigits(words)).toMatch(/^(?:\+?\d{7,})?$/);
    }),
  );
});
