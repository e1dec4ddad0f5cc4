/** What is taken out of a text, and above all what is not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digitWords } from './en/number-words.ts';
import { english } from './en/index.ts';
import { passesLuhn } from './card-networks.ts';
import { withoutCardNumbers, withoutNumbersIn } from './card-numbers.ts';

const without = (text: string) => withoutCardNumbers(text, english);

const BEGINNINGS = [
  ['4', 16],
  ['51', 16],
  ['2221', 16],
  ['37', 15],
  ['6011', 16],
  ['3528', 16],
  ['36', 14],
] as const;

/** A number of one of the networks, with the right check digit. */
const cards = fc.constantFrom(...BEGINNINGS).chain(([begins, length]) => {
  const free = length - begins.length - 1;
  return fc.array(fc.integer({ min: 0, max: 9 }), { minLength: free, maxLength: free }).map((rest) => {
    const body = begins + rest.join('');
    const check = Array.from('0123456789').find((digit) => passesLuhn(body + digit));
    return body + (check ?? '');
  });
});

const inTurns = (...turns: readonly string[]) => withoutNumbersIn(turns, english).map(({ text }) => text);

const groupsOf = (digits: string, by: string) => (digits.match(/\d{1,4}/g) ?? []).join(by);

describe('a card number', () => {
  test('is taken out, however it is written or said, with nothing around it', () => {
    const say = fc.constantFrom<(card: string) => string>(
      (card) => card,
      (card) => groupsOf(card, ' '),
      (card) => groupsOf(card, '-'),
      (card) => groupsOf(card, ', '),
      (card) => groupsOf(card, ' and then '),
      digitWords,
    );
    fc.assert(
      fc.property(cards, say, (card, as) => {
        const { text, removed } = without(`It is ${as(card)}. Can I come on Tuesday at 3?`);
        expect(removed).toEqual(['card']);
        expect(text).toBe('It is [card number removed]. Can I come on Tuesday at 3?');
      }),
    );
  });

  test('is taken out with the expiry date and the code behind it', () => {
    expect(without('4111 1111 1111 1111 12 27 123').text).toBe('[card number removed]');
    expect(without('4111111111111111, the security code is 123').text).toBe(
      '[card number removed], the security code is [card code removed]',
    );
  });

  test('is taken out of every turn that holds a part of it, wherever the pauses are', () => {
    const pauses = fc.uniqueArray(fc.integer({ min: 1, max: 13 }), { minLength: 1, maxLength: 4 });
    const say = fc.constantFrom<(digits: string) => string>(
      (digits) => digits,
      (digits) => groupsOf(digits, ' '),
      digitWords,
      (digits) => `Okay, and then ${digits}.`,
    );
    const between = fc.constantFrom<readonly string[]>([], ['Yes.'], ['Hold on, let me see.']);
    fc.assert(
      fc.property(cards, pauses, say, between, (card, at, as, filler) => {
        const ends = [...at].sort((a, b) => a - b).filter((end) => end < card.length);
        // Nobody can tell the first ten digits of a card from a telephone number where the turn ends there.
        fc.pre(!ends.includes(10));
        const parts = [0, ...ends].map((from, index) => card.slice(from, ends[index]));
        const turns = ['Do you take cards?', ...parts.flatMap((part) => [as(part), ...filler])];
        const kept = withoutNumbersIn(turns, english).map(({ text }) => text);
        expect(kept.join(' ')).not.toMatch(/\d|\b(?:one|two|three|four|five|six|seven|eight|nine|zero)\b/);
        expect(kept[0]).toBe('Do you take cards?');
      }),
    );
  });

  test('that is announced is taken out from its first eight digits on, also where they look like a telephone number', () => {
    expect(inTurns('My card number is', '4242 4242', '4242', '4242')).toEqual([
      'My card number is',
      ...Array<string>(3).fill('[card number removed]'),
    ]);
    expect(inTurns('My card number is 4242424242', '424242')).toEqual([
      'My card number is [card number removed]',
      '[card number removed]',
    ]);
  });

  test('is taken out with the part of it that was said before, and with the code after it', () => {
    expect(inTurns('4111 1111', 'Sorry, 4111 1111 1111 1111', '123', 'At 10 30, please')).toEqual([
      '[card number removed]',
      'Sorry, [card number removed]',
      '[card code removed]',
      'At 10 30, please',
    ]);
  });

  test('is found in "double four" and "triple one"', () => {
    const words = 'four triple one double one double one double one double one double one double one one one';
    expect(without(words).removed).toEqual(['card']);
  });
});

test('a social security number is taken out where it is written as one, or announced', () => {
  expect(without('My number is 123-45-6789.').text).toBe('My number is [social security number removed].');
  expect(without('My social is one two three four five six seven eight nine').removed).toEqual(['security']);
  expect(without('The last four of my social security number are 6789').removed).toEqual(['security']);
});

test('a social security number is taken out of every turn that it was said in', () => {
  const removed = '[social security number removed]';
  expect(inTurns('My social is one two three', 'four five', 'six seven eight nine')).toEqual([
    `My social is ${removed}`,
    removed,
    removed,
  ]);
  expect(inTurns('123-45', '6789')).toEqual([removed, removed]);
});

describe('what is kept', () => {
  const nationals = fc
    .tuple(
      fc.integer({ min: 200, max: 999 }),
      fc.integer({ min: 200, max: 999 }),
      fc.integer({ min: 0, max: 9999 }),
    )
    .map(([area, exchange, line]) => `${area}${exchange}${String(line).padStart(4, '0')}`);

  test('is every telephone number of North America, in figures, groups and words', () => {
    const say = fc.constantFrom<(phone: string) => string>(
      (phone) => phone,
      (phone) => `${phone.slice(0, 3)}-${phone.slice(3, 6)}-${phone.slice(6)}`,
      (phone) => `(${phone.slice(0, 3)}) ${phone.slice(3, 6)} ${phone.slice(6)}`,
      (phone) => `1 ${phone}`,
      digitWords,
    );
    fc.assert(
      fc.property(nationals, say, (phone, as) => {
        const said = `You can reach me at ${as(phone)}, and I pay by credit card.`;
        expect(without(said)).toEqual({ text: said, removed: [] });
      }),
    );
  });

  test('is every number from abroad that begins with a plus or two zeros', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 13 });
    fc.assert(
      fc.property(
        fc.constantFrom('+', '00', 'plus '),
        fc.integer({ min: 1, max: 9 }),
        digits,
        (sign, first, rest) => {
          const said = `My number is ${sign}${first}${rest.join('')}.`;
          expect(without(said)).toEqual({ text: said, removed: [] });
        },
      ),
    );
  });

  test('is a telephone number that is said in parts or twice, and the day and time after it', () => {
    const split = fc.uniqueArray(fc.constantFrom(3, 6), { maxLength: 2 });
    const after = fc.constantFrom(
      '11 24 2026',
      '11 24 26',
      '10 30',
      '10001',
      'November 24 at 10 30',
      '2 people',
    );
    const say = fc.constantFrom<(digits: string) => string>((digits) => digits, digitWords);
    fc.assert(
      fc.property(nationals, split, fc.boolean(), after, say, (phone, at, twice, next, as) => {
        const ends = [...at].sort((a, b) => a - b);
        const parts = [0, ...ends].map((from, index) => as(phone.slice(from, ends[index])));
        const turns = [...parts, ...(twice ? parts : []), next];
        expect(inTurns(...turns)).toEqual(turns);
      }),
    );
  });

  test.each([
    'Can I book a haircut on 2026-11-24 at 10:30, or on the 25th at 4 15?',
    'I was there on 11/24/2026 at 3:30 pm, and it cost 45 dollars.',
    'My number is two one two five five five oh one nine nine, and I come at half past two.',
    'I want a table for 4 on the fourth of April at 4.',
    'My booking is number 5512.',
    'The tracking number is 1234567890123456.',
    'It is 415 555 0134. Or call 646 555 0123.',
  ])('%s', (said) => {
    expect(without(said)).toEqual({ text: said, removed: [] });
  });
});

test('any text is left as it is where nothing was taken out', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const result = without(text);
      if (result.removed.length === 0) expect(result.text).toBe(text);
    }),
  );
});
