/** Names as callers say them: spelled, beside other words, and not at all. */
import { expect, test } from 'vitest';
import { english } from '../../languages/en/index.ts';
import { call, shop, type Shop } from './testing.ts';
import { Utterance } from './utterance.ts';

const heard = (text: string) => new Utterance(text, english).heardName(true);

test.each([
  ['Robert Smith, S M I T H', 'Robert Smith'],
  ['Phillips, that is P H I double L I P S', 'Phillips'],
  ['Smith, S as in Sam, M as in Mary, I, T, H', 'Smith'],
  ['Nguyen, N for November, G for Golf, U, Y, E, N', 'Nguyen'],
  ['J like John, A, N, E', 'Jane'],
  ['sierra mike india tango hotel', 'Smith'],
  ["O'Brien, O apostrophe B R I E N", "O'Brien"],
  ["Siobhan, that's S I O B H A N, O'Rourke, O apostrophe R O U R K E", "Siobhan O'Rourke"],
  ["the name's Bond, James Bond", 'James Bond'],
  ["it's Jess, Jess Moran", 'Jess Moran'],
  ['An Nguyen', 'An Nguyen'],
  ['Sunday Okafor', 'Sunday Okafor'],
  ['Johnny Good', 'Johnny Good'],
  ['Jo March', 'Jo March'],
  ['Samuel L. Jackson', 'Samuel L Jackson'],
  ['A. J. P. Taylor', 'A J P Taylor'],
  ['Dr. Jane Roe', 'Dr Jane Roe'],
  ['Mary-Jane Watson', 'Mary-Jane Watson'],
  ['it\u2019s Jane O\u2019Brien', "Jane O'Brien"],
  ['it\u00b4s Jane O\u02bcBrien', "Jane O'Brien"],
  ['Will', 'Will'],
  ['put it under the company, Acme Plumbing', 'Acme Plumbing'],
  ['put me down as Rob', 'Rob'],
  ['no sorry, Tom', 'Tom'],
  ['first name Tom, last name Hanks', 'Tom Hanks'],
  ['Tom. Last name Hanks.', 'Tom Hanks'],
  ['last name is Wu, first name Lin', 'Lin Wu'],
  ['my name is Tom and my last name is Hanks', 'Tom Hanks'],
  ['Tom Hanks, last name Hanks', 'Tom Hanks'],
  ['yes, Tom, last name H A N K S', 'Tom Hanks'],
  ['B-O-B', 'Bob'],
  ['Happy Singh', 'Happy Singh'],
  ['Mai Dang', 'Mai Dang'],
])('%s is the name %s', (text, name) => {
  expect(heard(text)).toEqual({ name, sure: true });
});

test.each([
  'sounds good',
  'wonderful',
  'Got it.',
  'shut up',
  'Oh dear',
  'still thinking',
  'take a guess',
  'perfect, thanks',
  'whatever you like',
  'it is for my brother',
  'it is for my niece',
  'none of your business',
  'I already told you',
  'what is my last name',
  'affirmative',
  'fair enough',
  'bless you',
  'I am driving right now',
  'bingo',
])('%s is no name', (text) => {
  expect(heard(text)).toBeNull();
});

test('a name that may be other words is asked about, and is taken by a yes', async () => {
  const caller = call();
  await caller.says('A haircut on Tuesday at three');
  await caller.says('yes');
  expect(await caller.says('jo march')).toBe('Was that the name: Jo March?');
  expect(await caller.says('yes')).toContain('booked, Jo March');
});

test('a name that was misheard is asked for once more', async () => {
  const caller = call();
  await caller.says('A haircut on Tuesday at three');
  await caller.says('yes');
  await caller.says('jo march');
  expect(await caller.says('no')).toContain('What name');
  expect(await caller.says('Jo Marsh')).toContain('booked, Jo Marsh');
});

test('a haircut for a brother straight after is for nobody called Straight After', () => {
  expect(new Utterance('a haircut for my brother, straight after mine', english).name()).toBeNull();
});

test('a name that is put right after the booking is passed on', async () => {
  const caller = call();
  await caller.says('A haircut on Tuesday at three');
  await caller.says('yes');
  await caller.says('Tim');
  await caller.says('no sorry, Tom');
  expect(caller.calls.at(-1)).toEqual(['take_message', expect.objectContaining({ name: 'Tom' })]);
});

const hiddenNumber: Shop = (request) =>
  request.name === 'book' && request.arguments['phone'] === undefined
    ? { status: 'ask', ask: 'phone', say: 'What number can we reach you at?' }
    : shop(request);

test.each([[["it's 212", '555', '0144']], [['two one two', 'five five five', 'oh one double four']]])(
  'a number that comes in pieces is put together: %j',
  async (pieces) => {
    const caller = call(hiddenNumber);
    await caller.says('A haircut on Tuesday at three');
    await caller.says('yes');
    await caller.says('Kay Lind');
    for (const piece of pieces) await caller.says(piece);
    expect(caller.calls.at(-1)).toEqual(['book', expect.objectContaining({ phone: '2125550144' })]);
  },
);
