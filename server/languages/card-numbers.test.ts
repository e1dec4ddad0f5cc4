/** What is taken out of a text, and above all what is not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digitWords } from './en/number-words.ts';
import { english } from './en/index.ts';
import { digitsAtEnd, passesLuhn, withoutCardNumbers } from './card-numbers.ts';

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

  test('is found where it was begun in the turn before', () => {
    const before = digitsAtEnd("it's 4111 1111", english);
    expect(before).toBe('41111111');
    expect(withoutCardNumbers('1111 1111', english, { before }).removed).toEqual(['card']);
    expect(withoutCardNumbers('Yes, 1111 1111', english, { before }).removed).toEqual([]);
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
