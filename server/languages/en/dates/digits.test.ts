import { expect, test } from 'vitest';
import { digitsForNumberWords } from './digits.ts';
import { plainWords } from './plain-words.ts';

test.each([
  ['Half past three.', '3:30'],
  ['quarter to five', '4:45'],
  ['a quarter to one', '12:45'],
  ['ten to three', '2:50'],
  ['from ten to three', 'from 10 to 3'],
  ['three thirty', '3:30'],
  ['nine oh five', '9:05'],
  ['ten fifteen', '10:15'],
  ['twenty fourth', '24th'],
  ['the twenty-first', 'the 21st'],
  ['the third', 'the 3rd'],
  ['noon', 'noon'],
  ["five o'clock", '5 oclock'],
  ['5 p.m.', '5 pm'],
  ['in two weeks', 'in 2 weeks'],
  ['a couple of days', '2 days'],
  ['in an hour', 'in 1 hour'],
  ['half an hour', '30 minutes'],
  ['november second', 'november 2nd'],
  ['just a second', 'just a second'],
  ['the second one', 'the second one'],
  ['the first one', 'the first one'],
  ['for one person', 'for one person'],
  ['at one', 'at 1'],
  ['one thirty', '1:30'],
  ['one of those', 'one of those'],
  ['that one is good', 'that one is good'],
  ['no one told me', 'no one told me'],
  ['a thirty minute cut', 'a 30 minute cut'],
  ['I want to come too', 'i want to come too'],
  ['for two', 'for 2'],
  ['twenty twenty', '20:20'],
  ['two one two five five five oh one nine nine', '2125550199'],
  ['uh tuesday um at at four', 'tuesday at 4'],
  ['at 2-4pm', 'at 2 until 4 pm'],
])('the text %s is rewritten as %s', (words, expected) => {
  expect(digitsForNumberWords(plainWords(words))).toBe(expected);
});
