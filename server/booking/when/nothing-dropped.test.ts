/** Whatever number or time word of an utterance was not used is asked about: none is dropped in silence. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { english } from '../../languages/en/index.ts';
import { resolveWhen, type When } from './resolve.ts';
import { notation } from './testing-notation.ts';

const nineToSix = { from: Temporal.PlainTime.from('09:00'), to: Temporal.PlainTime.from('18:00') };
const read = (words: string): When =>
  resolveWhen(words, {
    now: Temporal.ZonedDateTime.from('2026-11-23T10:00[America/New_York]'),
    dates: english.dates,
    opensOn: () => [nineToSix],
    country: 'US',
  });

const FILLERS = ['', 'please', 'could I come in', 'I would like to come', 'with Sam', 'if you can'];
const filler = fc.constantFrom(...FILLERS);
const weekday = fc.constantFrom('Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday');
const number = fc.integer({ min: 2, max: 12 }).map(String);

/** A phrase with a gap, and what may stand in the gap. */
const phrase = fc.oneof(
  fc.tuple(fc.constantFrom('on _', 'next _', 'the _ after Christmas', 'two weeks from _'), weekday, weekday),
  fc.tuple(
    fc.constantFrom(
      'at _',
      'at half past _',
      'at _ pm',
      'in _ days',
      'in _ hours',
      'on December _',
      'on the _th',
      '_ days before Christmas',
    ),
    number,
    number,
  ),
);

test('a number or a weekday that changes is heard: the answer changes, or the caller is asked', () => {
  fc.assert(
    fc.property(
      phrase,
      fc.array(phrase, { maxLength: 2 }),
      fc.boolean(),
      filler,
      filler,
      ([gap, value, other], others, first, before, after) => {
        fc.pre(value !== other);
        const rest = others.map(([each, filled]) => each.replace('_', filled));
        const sentence = (word: string) =>
          [before, ...(first ? [gap.replace('_', word), ...rest] : [...rest, gap.replace('_', word)]), after]
            .filter((each) => each !== '')
            .join(' ');
        const [one, two] = [read(sentence(value)), read(sentence(other))];
        expect(one.type, sentence(value)).not.toBe('none');
        if (one.type !== 'ask' && two.type !== 'ask')
          expect(notation(one), `${sentence(value)} / ${sentence(other)}`).not.toBe(notation(two));
      },
    ),
    { numRuns: 3000 },
  );
});

const SENTENCES = [
  'Tuesday at three',
  'could I come on Friday at ten',
  'the 27th at two',
  'tomorrow afternoon',
  'the Friday before Christmas at three',
  'in two weeks on Thursday',
  'after four on Wednesday',
];
const STRAY =
  'two four five six seven eight nine eleven twelve thirty Monday Saturday 12:20 5th 1/2 quarter midnight weekend'.split(
    ' ',
  );

test('a stray number or time word between the others is not passed over', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SENTENCES),
      fc.constantFrom(...STRAY),
      fc.nat({ max: 8 }),
      (sentence, stray, place) => {
        const words = sentence.split(' ');
        const at = Math.min(place, words.length);
        const said = words.toSpliced(at, 0, stray).join(' ');
        fc.pre(!sentence.toLowerCase().includes(stray.toLowerCase()));
        const when = read(said);
        if (when.type !== 'ask') expect(notation(when), said).not.toBe(notation(read(sentence)));
      },
    ),
    { numRuns: 2000 },
  );
});
