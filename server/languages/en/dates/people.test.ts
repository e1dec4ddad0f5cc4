import { expect, test } from 'vitest';
import { peopleIn } from './people.ts';

test.each([
  ['two of us on Friday', 2],
  ['me and my son', 2],
  ['my wife and I', 2],
  ['me, my wife and our two kids', 4],
  ['me and two friends tuesday at three', 3],
  ['a party of four', 4],
  ['a table for six at eight', 6],
  ['for four people', 4],
  ['there are five of us', 5],
  ['both of us', 2],
  ['two haircuts on Friday at ten', 2],
  ['a haircut for me and my 5 year old', 2],
])('the words "%s" count %i people', (words, count) => {
  expect(peopleIn(words)).toBe(count);
});

test.each([
  'a haircut on Tuesday at three',
  'a haircut for four',
  'my son needs a haircut',
  'my 5 year old needs a haircut',
  'I have been here for two years',
  'a table for 8 pm',
  'in two hours',
  'my hair is killing me, I need a haircut',
  'she said to me dad you need a haircut',
  '',
])('the words "%s" do not say how many people come', (words) => {
  expect(peopleIn(words)).toBeNull();
});
