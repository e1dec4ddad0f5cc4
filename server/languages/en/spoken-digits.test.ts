import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digitsPiece, sayPhone, spokenDigits, spokenExtension } from './spoken-digits.ts';

describe('a spoken number', () => {
  test.each([
    ['two one two, five five five, oh one nine nine', '2125550199'],
    ['Two one two, five five five, oh one, no wait, five five five, oh one seven seven', '2125550177'],
    ['212 555 0198, sorry, 0199', '2125550199'],
    ['212 555 01, no wait, 0144', '2125550144'],
    ['212 555 0188, sorry, I mean 99', '2125550199'],
    ["212 555 0199, no, that's wrong, it's 555 0188", '2125550188'],
    ['212 555 0199, no sorry, 646 555 0123', '6465550123'],
    ['two one two, five five six, I mean five five five, oh one four four', '2125550144'],
    ['two one two five hundred fifty five zero one four four', '2125550144'],
    ['eight hundred fifty five five oh one nine nine', '8005550199'],
    ['212 555 0199 extension 12', '2125550199'],
    ['two one two five five five oh one nine nine extension four two', '2125550199'],
    ['country code 44, 20 7946 0958', '+442079460958'],
    ['naught two oh, seven nine four six, nought nine five eight', '02079460958'],
    ['eight six six four fifty sixty one fifty two', '8664506152'],
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

test.each([
  ['212 555 0199 extension 12', '12'],
  ['212 555 0199 x42', '42'],
  ['two one two five five five oh one nine nine, ext four two', '42'],
  ['212 555 0199', ''],
  ['I need an extension on Tuesday', ''],
])('the extension in %j is %j', (words, extension) => {
  expect(spokenExtension(words)).toBe(extension);
});

test.each([
  ["it's 212", '212'],
  ['five five five', '555'],
  ['and then double oh', '00'],
  ['at three', ''],
  ['Tuesday the 12th', ''],
  ['two of us', ''],
])('of the words %j, the piece of a number is %j', (words, piece) => {
  expect(digitsPiece(words)).toBe(piece);
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
