/** Written things that only a few trades and countries write, and signs that stand for words. */
import { expect, test } from 'vitest';
import { speakable } from './speakable.ts';

test.each([
  ['US', 'USD', '$20+', 'twenty dollars or more'],
  ['US', 'USD', 'It is $20 USD.', 'It is twenty dollars.'],
  ['MX', 'MXN', '$350 MXN', 'three hundred fifty pesos'],
  ['US', 'USD', '$350 MXN', 'three hundred fifty Mexican pesos'],
  ['US', 'USD', 'a $5-off coupon', 'a five dollars off coupon'],
  ['US', 'USD', '$5ea', 'five dollars each'],
  ['US', 'USD', '-$5', 'minus five dollars'],
  ['GB', 'GBP', '\u00a320pp', 'twenty pounds per person'],
  ['GB', 'GBP', '50p', 'fifty pence'],
  ['IN', 'INR', '\u20b91,50,000', 'one hundred fifty thousand rupees'],
  ['IN', 'INR', 'Rs 250/-', 'two hundred fifty rupees'],
  ['CH', 'CHF', 'Fr. 80.\u2013', 'eighty francs'],
  ['CH', 'CHF', 'CHF 80.-', 'eighty francs'],
  ['SE', 'SEK', '450:-', 'four hundred fifty kronor'],
  ['HU', 'HUF', '5 000 Ft', 'five thousand forints'],
  ['AE', 'AED', 'Dhs 150', 'one hundred fifty dirhams'],
  ['KE', 'KES', 'KSh 500', 'five hundred shillings'],
])('money as it is written in %s (%s) is said: %s', (country, currency, written, said) => {
  expect(speakable(written, { country, currency })).toBe(said);
});

test.each([
  ['US', 'at 00:00', 'at midnight'],
  ['US', 'at 0:30', 'at twelve thirty A M'],
  ['US', '8:30a-5p', 'eight thirty A M to five P M'],
  ['US', '9a-5p', 'nine A M to five P M'],
  ['US', 'M-F 9am-5pm', 'Monday to Friday nine A M to five P M'],
  ['US', 'Sun: closed', 'Sunday: closed'],
  ['DE', '24.12.2026', 'December twenty fourth, twenty twenty six'],
  ['GB', '01.02.2027', 'February first, twenty twenty seven'],
  ['US', '12-25-2026', 'December twenty fifth, twenty twenty six'],
  ['US', '25/12/2026', 'December twenty fifth, twenty twenty six'],
  ['US', '2026-12-25T15:00', 'December twenty fifth, twenty twenty six at three P M'],
  ['US', 'the 90s', 'the nineties'],
])('times and dates as they are written in %s are said: %s', (country, written, said) => {
  expect(speakable(written, { country, currency: 'USD' })).toBe(said);
});

test.each([
  ['5W-30 oil', 'five W thirty oil'],
  ['205/55R16', 'two hundred five or fifty five R sixteen'],
  ['I-95', 'I ninety five'],
  ['Hwy 101', 'Highway one oh one'],
  ['Rt. 9', 'Route nine'],
  ['1-on-1', 'one on one'],
  ['2x a week', 'two times a week'],
  ['a 1:1 session', 'a one to one session'],
  ['<5 min', 'less than five minutes'],
  ['\u2265 2 hrs', 'at least two hours'],
  ['A/C and/or heat', 'A C and or heat'],
  ['42nd St', 'forty second Street'],
  ['1600 Pennsylvania Ave NW', 'sixteen hundred Pennsylvania Avenue Northwest'],
  ['1-800-FLOWERS', 'one eight hundred Flowers'],
  ['on Instagram @bobs_cuts', 'on Instagram at bobs underscore cuts'],
  ['#bobscuts', 'hashtag bobscuts'],
  ['bobs.studio', 'bobs dot studio'],
  ['https://bobscuts.com/book?x=1', 'bobscuts dot com slash book'],
])('a sign stands for a word: %s', (written, said) => {
  expect(speakable(written, { country: 'US', currency: 'USD' })).toBe(said);
});
