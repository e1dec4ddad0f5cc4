/** Callers who have an appointment, with the real tools: what stands in the database when the call is over. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MARIA, TestShop } from '../tools/testing.ts';
import { ring } from './testing-calls.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
beforeEach(async () => {
  await shop.clear();
  await shop.appointment('2030-04-10T11:00', { name: 'Una Fry', phone: MARIA });
  await shop.appointment('2030-04-10T11:30', { name: 'Tim Fry', phone: MARIA });
});
afterAll(() => shop.db.close());

const UNA = 'Una Fry, Haircut, Wed 11:00';
const TIM = 'Tim Fry, Haircut, Wed 11:30';
const CANCEL = 'cancel my appointment, Una Fry';

describe('an appointment that is cancelled', () => {
  test.each([
    [
      [CANCEL, 'yes'],
      [`-${UNA}`, TIM],
    ],
    [
      [CANCEL, 'fine'],
      [`-${UNA}`, TIM],
    ],
    [
      ['hi, I have to cancel', 'Una Fry', "yes please, I can't make it"],
      [`-${UNA}`, TIM],
    ],
    [
      ["Hi, it's Una Fry, I'm really sorry but I won't make it on Wednesday", 'yes'],
      [`-${UNA}`, TIM],
    ],
    [
      ["cancel Tim's appointment, this is Una Fry", 'yes'],
      [`-${TIM}`, UNA],
    ],
    [
      ["I need to cancel my husband's appointment", 'Tim Fry', 'yes'],
      [`-${TIM}`, UNA],
    ],
  ])('is the one that was meant: %j', async (lines, bookings) => {
    expect((await ring(shop, lines)).bookings).toEqual(bookings);
  });

  test.each([
    'thanks',
    'no',
    'actually no keep it',
    'hmm well',
    'wait, what time is it?',
    "I don't know",
    'book it',
    'how much do I have to pay if I cancel?',
    'Una Fry',
  ])('stays after %j', async (line) => {
    expect((await ring(shop, [CANCEL, line])).bookings).toEqual([TIM, UNA]);
  });
});

describe('an appointment that is moved', () => {
  const MOVED = [TIM, 'Una Fry, Haircut, Thu 14:00'];
  test.each([
    [["I'd like to move my appointment to Thursday at 2, Una Fry", 'yes']],
    [["it's Una Fry, I can't make Wednesday, what about Thursday at 2?", 'yes']],
    [['can I come Thursday at 2 instead of Wednesday? Una Fry', 'yes']],
    [['reschedule please', 'Una Fry', 'thursday at 3', 'no, 2', 'yes']],
    [[CANCEL, 'or can I move it to thursday at 2 instead?', 'yes']],
    [["when's my appointment again? it's Una Fry", 'and can I make it Thursday at two instead?', 'yes']],
  ])('is one appointment afterwards: %j', async (lines) => {
    expect((await ring(shop, lines)).bookings).toEqual(MOVED);
  });

  test.each(['no leave it', 'thanks', 'I work until two'])('stays after %j', async (line) => {
    const lines = ["I'd like to move my appointment to Thursday at 2, Una Fry", line];
    expect((await ring(shop, lines)).bookings).toEqual([TIM, UNA]);
  });
});

describe('an appointment that was just booked', () => {
  const lines = ['haircut on friday at 4', 'yes', 'Pat Roe'];
  test.each([
    [['make it 5 instead', 'yes'], 'Pat Roe, Haircut, Fri 17:00'],
    [['actually can we do Saturday at 10?', 'yes'], 'Pat Roe, Haircut, Sat 10:00'],
    [['oh no, cancel that please', 'yes'], '-Pat Roe, Haircut, Fri 16:00'],
    [['oh, could you add a beard trim to that?', 'no thanks'], 'Pat Roe, Haircut, Fri 16:00'],
    [['what time was that again?', 'thanks'], 'Pat Roe, Haircut, Fri 16:00'],
  ])('is changed, and no second one is made: %j', async (more, booking) => {
    const { bookings } = await ring(shop, [...lines, ...more]);
    expect(bookings.filter((each) => each.includes('Pat'))).toEqual([booking]);
  });

  test('is followed by one for somebody else, under their name', async () => {
    const more = ['my wife needs a haircut on saturday at 10 too', 'yes', 'Ann Roe'];
    const { bookings } = await ring(shop, [...lines, ...more]);
    expect(bookings.slice(0, 2)).toEqual(['Ann Roe, Haircut, Sat 10:00', 'Pat Roe, Haircut, Fri 16:00']);
  });
});

test.each([
  [['do I still have my appointment on Wednesday?', 'Una Fry']],
  [['when am I coming in? This is Una Fry']],
  [["what time's my haircut? Una Fry here"]],
  [['do I have anything booked? Una Fry']],
])('an appointment is told to whom it belongs: %j', async (lines) => {
  expect((await ring(shop, lines)).replies.at(-1)).toContain('Wednesday, April 10th at 11:00 AM');
});

test.each([
  'I want to change my haircut to a haircut and beard',
  'can you add a beard trim to my appointment',
])('what an appointment is for is changed by the team: %j', async (line) => {
  const { bookings, messages, replies } = await ring(shop, [line, 'yes', 'Una Fry']);
  expect(replies[0]).toContain("can't change what an appointment is for");
  expect([bookings, messages]).toEqual([[TIM, UNA], [`Una Fry: ${line}`]]);
});
