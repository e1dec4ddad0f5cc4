/** Whole conversations with the real tools: what stands in the database when they are over. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TestShop } from '../tools/testing.ts';
import { ring } from './testing-calls.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
beforeEach(() => shop.clear());
afterAll(() => shop.db.close());

const WISH = 'haircut on friday at 4';
const BOOKED = 'Pat Roe, Haircut, Fri 16:00';

describe('a proposed time', () => {
  test.each([
    ...['yes', 'fine', "that'll do", 'go on then', 'brilliant', 'deal', 'I guess', 'ok I guess', 'lovely'],
    ...['awesome, thanks', 'sure why not', 'alright then mate', 'cool', "okay that's fine by me", 'please'],
    ...['yep Friday at four is fine', 'Friday at 4 please', "that one's fine", 'put me down for that'],
    ...['yes, that would be great, thank you very much', 'go for it', 'uh huh', 'that works for me'],
  ])('is booked after %j', async (line) => {
    expect((await ring(shop, [WISH, line, 'Pat Roe'])).bookings).toEqual([BOOKED]);
  });

  test.each([
    'thank you',
    'cheers mate',
    'ta',
    'I appreciate it',
    'no, that is fine',
    'ok bye',
    'great, thanks, bye',
  ])('is asked about once more, with a yes or a no, after %j', async (line) => {
    const { replies, bookings, hungUp } = await ring(shop, [WISH, line]);
    expect([replies.at(-1), bookings, hungUp]).toEqual(['Shall I book it, yes or no?', [], false]);
  });

  test.each([
    ...[
      'no',
      'nah',
      'not really',
      "that doesn't work for me",
      'too late for me',
      "I'd rather not",
      "I can't",
    ],
    ...['never mind', 'I finish work at four', 'I have a meeting at four', 'my son has school until four'],
    ...["I'm good", 'maybe', 'let me think', 'good question', "that's a good time for a beer", 'I see'],
    ...['is that the latest?', 'who is that with?', 'do I have to pay now?', 'yes but at 5', 'hmm'],
  ])('is not booked after %j', async (line) => {
    expect((await ring(shop, [WISH, line, 'Pat Roe'])).bookings).toEqual([]);
  });

  test.each([
    ['who is that with?', /4 PM with .*Shall I book it\?$/],
    ['wait what day was that?', /Friday, April 5th at 4 PM.*Shall I book it\?$/],
    ['how much is that?', /haircut is \$35\. Shall I book it\?$/],
    ['how long does it take?', /haircut takes 30 minutes\. Shall I book it\?$/],
    ['yes and can I bring my dog?', /Shall I book it\?$/],
  ])('is told again, and asked about again, when the caller asks %j', async (line, answer) => {
    const { replies, bookings } = await ring(shop, [WISH, line, 'yes', 'Pat Roe']);
    expect(replies[1]).toMatch(answer);
    expect(bookings).toEqual([BOOKED]);
  });

  test.each(['no', "oh wait no, I don't want it"])(
    'is asked about again when the caller is asked for a name and says %j',
    async (line) => {
      const { replies, bookings } = await ring(shop, [WISH, 'yes', line, 'Pat Roe']);
      expect(replies[2]).toBe('Shall I book it, yes or no?');
      expect(bookings).toEqual([]);
    },
  );
});

describe('several offered times', () => {
  test.each([
    ['the evening one', 'Fri 17:30'],
    ['the late one', 'Fri 17:30'],
    ['the last one', 'Fri 17:30'],
    ['half five', 'Fri 17:30'],
    ['9 is too early, 5:30 works', 'Fri 17:30'],
    ['not the first, the last one', 'Fri 17:30'],
    ['could I get the 5:30 one', 'Fri 17:30'],
    ['the morning one', 'Fri 09:00'],
    ['the early one, please', 'Fri 09:00'],
    ['nine is best for me', 'Fri 09:00'],
    ["hmm let's do 9 am then", 'Fri 09:00'],
  ])('are chosen from with %j', async (line, time) => {
    const { bookings, replies } = await ring(shop, ['haircut on friday', line, 'Pat Roe', 'yes']);
    expect([replies[1], bookings]).toEqual([
      expect.stringContaining('Friday, April 5th'),
      [`Pat Roe, Haircut, ${time}`],
    ]);
  });

  test.each([
    ...['I have a dentist at 5:30', 'I finish work at 5:30', '9 is no good', '9? no way', 'not 9, later'],
    ...['is the 9 AM with Sam?', 'is 9 the earliest?', 'is 5:30 the latest you have?', 'the best one', 'yes'],
    ...[
      "my kid's school ends at 5:30",
      '9 would be too early for me',
      'none of those',
      'do you have anything between',
    ],
    ...['I would really love to come at 5:30 if that is possible'],
  ])('are not booked by %j', async (line) => {
    const { bookings, replies } = await ring(shop, ['haircut on friday', line, 'Pat Roe']);
    expect(bookings).toEqual([]);
    expect(replies[1]).toContain('?');
  });
});

describe('the end of a call', () => {
  test.each([
    ["hi how are you? I'm good thanks, I need a haircut"],
    ['nothing fancy, just a haircut on Friday at 4'],
    ['not today, but could I come tomorrow for a haircut?'],
    ["I'm done with my long hair, haircut Friday at 4"],
    ['is there nothing left on Saturday?'],
    ['we have a great offer on card terminals for your business'],
    ['goodbye long hair, I need a haircut friday at 4'],
    ['all good here, when do you open tomorrow?'],
    [WISH, 'yes', 'Pat Roe', 'nothing else, but can I bring my dog?'],
    [WISH, 'yes', 'Pat Roe', "that's all for me, but my wife needs a haircut too"],
    [WISH, 'yes', 'Pat Roe', 'no thanks. Actually how much is a haircut?'],
  ])('does not come with a mere mention: %j', async (...lines) => {
    expect((await ring(shop, lines)).hungUp).toBe(false);
  });

  test.each([
    "no that's everything thanks",
    'nope',
    "that's all",
    "I'm all set thank you",
    'nothing else cheers',
    'great, see you friday',
    'no I am good',
    'okay thank you goodbye',
  ])('comes after the booking with %j', async (line) => {
    const { hungUp, bookings } = await ring(shop, [WISH, 'yes', 'Pat Roe', line]);
    expect([hungUp, bookings]).toEqual([true, [BOOKED]]);
  });
});

test.each([
  ['the whole wish first', ['hello, my name is Pat Roe, could I get a haircut on Friday at 4', 'yes please']],
  ['word by word', ['hello?', 'I want my hair cut', 'friday', '4', 'yes', 'Pat Roe']],
  ['in broken English', ['I want cut my hair friday 4 pm', 'yes is good', 'Pat Roe']],
  [
    'politely',
    [
      'I would be grateful for a haircut on friday at 4 if at all possible',
      'that would be splendid, thank you',
      'Pat Roe',
    ],
  ],
  ['in anger', ['you stupid machine, I want a haircut friday at 4', 'yes', 'Pat Roe']],
  ['after a question', ['how much is a haircut, and can I get one on friday at 4?', 'yes', 'Pat Roe']],
  ['after second thoughts', ['haircut on friday at 5', 'can you do 4 instead?', 'yes', 'Pat Roe']],
])('a caller who says it %s is booked', async (_how, lines) => {
  expect((await ring(shop, lines)).bookings).toEqual([BOOKED]);
});

test('a long story keeps its wish, and its length stops no tool', async () => {
  const story = `Well you see the thing is ${'that my daughter is getting married and she said I must get a proper haircut '.repeat(8)} so could I come in on Friday at four o'clock`;
  expect((await ring(shop, ['I need a haircut sometime', story, 'yes', 'Pat Roe'])).bookings).toEqual([
    BOOKED,
  ]);
});
