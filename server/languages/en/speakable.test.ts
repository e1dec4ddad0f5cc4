import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardinal, ordinal, yearWords } from './number-words.ts';
import { speakable } from './speakable.ts';

const say = (text: string, country = 'US', currency = 'USD'): string =>
  speakable(text, { country, currency });

describe('a written text', () => {
  test.each([
    ['We have 3:30 PM free.', 'We have three thirty P M free.'],
    ['Open from 9:00 AM', 'Open from nine A M'],
    ['at 3pm, or 3:05 p.m. on Monday', 'at three P M, or three oh five P M on Monday'],
    ['It is at 3:30 p.m.', 'It is at three thirty P M.'],
    ['Come at 3 p.m. See you!', 'Come at three P M. See you!'],
    ['at 12:00 PM', 'at noon'],
    ['12:30 PM', 'twelve thirty P M'],
    ['at 15:30', 'at three thirty P M'],
    ['9 AM - 6 PM', 'nine A M to six P M'],
    ['9–5 pm', 'nine to five P M'],
    ['9-18', 'nine to eighteen'],
    ['9:00-18:00', "nine o'clock to six P M"],
    ['Tuesday, Nov 24th at 3 PM', 'Tuesday, November twenty fourth at three P M'],
    ['Tue, Nov. 24, 2026', 'Tuesday, November twenty fourth, twenty twenty six'],
    ['2026-11-24', 'November twenty fourth, twenty twenty six'],
    ['on 11/24', 'on November twenty fourth'],
    ['the 2nd of May', 'the second of May'],
    ['2 May 2026', 'May second, twenty twenty six'],
    ['Mon-Fri', 'Monday to Friday'],
    ['Tue–Sat', 'Tuesday to Saturday'],
    ['Sat, November 28', 'Saturday, November twenty eighth'],
    ['I sat in the Sun', 'I sat in the Sun'],
    ['since 2009', 'since two thousand nine'],
    ['open 24/7', 'open twenty four seven'],
    ['$35', 'thirty five dollars'],
    ['It is $35.50.', 'It is thirty five dollars and fifty cents.'],
    ['$0.99, $1, $1,200', 'ninety nine cents, one dollar, one thousand two hundred dollars'],
    ['$35-$45', 'thirty five to forty five dollars'],
    ['€20 or £1.01', 'twenty euros or one pound and one penny'],
    ['20% off', 'twenty percent off'],
    ['the 1st and 22nd', 'the first and twenty second'],
    ['212-555-0147', 'two one two, five five five, zero one four seven'],
    ['(212) 555-0147.', 'two one two, five five five, zero one four seven.'],
    ['+12125550147', 'two one two, five five five, zero one four seven'],
    ['+1 212 555 0147', 'two one two, five five five, zero one four seven'],
    ['+44 20 7946 0958', 'four four, two zero, seven nine four six, zero nine five eight'],
    ['call 911', 'call nine one one'],
    ['sam@example.com', 'sam at example dot com'],
    ['jo_lee.22@mail.co.uk!', 'jo underscore lee dot two two at mail dot co dot uk!'],
    ['See https://www.ahoy.test/book-now.', 'See ahoy dot test slash book dash now.'],
    ['Visit example.com for more', 'Visit example dot com for more'],
    ['**Haircut** & _beard_', 'Haircut and beard'],
    ['We offer:\n- Haircut\n- Beard trim', 'We offer: Haircut, Beard trim'],
    ['[our site](https://x.example/y)', 'our site'],
    ['Great! 😀👍🏽', 'Great!'],
    ['Dr. Smith on 12 Harbour St.', 'Doctor Smith on twelve Harbour Street'],
    ["St. Mary's", "Saint Mary's"],
    ['5 Palm Dr, near Mrs. Jones', 'five Palm Drive, near Missus Jones'],
    ['No. 5, e.g. this', 'number five, for example this'],
    ['a 30-min or 45 min visit, 1 hr', 'a thirty minutes or forty five minutes visit, one hour'],
    ['wash/cut', 'wash or cut'],
    [
      '3.5 stars, 1,250 clients, 007',
      'three point five stars, one thousand two hundred fifty clients, zero zero seven',
    ],
    ['suite 4B', 'suite four B'],
    ['We’re “open”', 'We\'re "open"'],
    ['I may march on', 'I may march on'],
    ['Yes. No. Maybe.', 'Yes. No. Maybe.'],
  ])('is spoken in words: %s', (written, said) => {
    expect(say(written)).toBe(said);
  });

  test('dates and prices are spoken in the way of the country', () => {
    expect(say('3/4', 'US')).toBe('March fourth');
    expect(say('3/4', 'GB')).toBe('April third');
    expect(say('$35', 'MX', 'MXN')).toBe('thirty five pesos');
    expect(say('$35', 'AU', 'AUD')).toBe('thirty five dollars');
  });

  test('plain words stay as they are', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/).filter((text) => !/^(etc|vs|approx)$/.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.constantFrom('.', '?', '!', ''), (words, end) => {
        const text = `${words.join(' ')}${end}`;
        expect(say(text)).toBe(text);
      }),
    );
  });

  const forms = fc.constantFrom(
    ...[
      'Dr. Smith',
      '3:30 p.m.',
      '$35.50',
      '9-18',
      'Nov 24th',
      '2026-11-24',
      '212-555-0147',
      'a@b.co',
      '20%',
      '😀',
    ],
    ...[
      '**x**',
      '&',
      'Main St.',
      '\n',
      '1,200',
      '24/7',
      '#4',
      '€5',
      '3rd',
      'hello',
      'Tue-Fri',
      'www.ahoy.test/a',
    ],
  );

  test('spoken text contains no digit, sign or picture', () => {
    const text = fc.array(fc.oneof(forms, fc.string({ unit: 'binary-ascii', maxLength: 6 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(text, (parts) => {
        expect(say(parts.join(' '))).not.toMatch(/[\d*`<>|/\\^{}[\]~=_#@]|\p{Extended_Pictographic}/u);
      }),
      { numRuns: 500 },
    );
  });

  test('spoken text stays the same when it is made speakable again', () => {
    fc.assert(
      fc.property(fc.array(forms, { maxLength: 6 }), (parts) => {
        const once = say(parts.join(' '));
        expect(say(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});

describe('numbers in words', () => {
  test('differ from each other and have single spaces only', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.nat(999_999_999), (one, other) => {
        expect(cardinal(one)).toMatch(/^[a-z]+( [a-z]+)*$/);
        expect(cardinal(one) === cardinal(other)).toBe(one === other);
      }),
    );
  });

  test('name places and years as people do', () => {
    expect([1, 2, 3, 5, 8, 9, 12, 20, 21, 30, 112].map(ordinal)).toEqual([
      'first',
      'second',
      'third',
      'fifth',
      'eighth',
      'ninth',
      'twelfth',
      'twentieth',
      'twenty first',
      'thirtieth',
      'one hundred twelfth',
    ]);
    expect([1900, 1905, 1999, 2000, 2005, 2010, 2026].map(yearWords)).toEqual([
      'nineteen hundred',
      'nineteen oh five',
      'nineteen ninety nine',
      'two thousand',
      'two thousand five',
      'twenty ten',
      'twenty twenty six',
    ]);
  });
});
