import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../languages/en/index.ts';
import { SentenceSplitter } from './sentences.ts';

/** The pieces of a text that arrives in the given portions. */
function split(...deltas: readonly string[]): string[] {
  const splitter = new SentenceSplitter(english.sentences);
  return [...deltas.flatMap((delta) => splitter.push(delta)), ...splitter.end()];
}

const letters = (text: string): string[] => Array.from(text);

describe('a streamed reply', () => {
  test.each([
    [['We are open. ', 'Come in!']],
    [['Yes! ', 'See you then.']],
    [['Dr. Smith is free at 3:30 p.m. on Monday. ', 'Does that suit you?']],
    [['That is at 3 p.m. Tuesday with Sam. ', 'Is that fine?']],
    [['It closes at 5 p.m. ', 'See you then.']],
    [['A cut is $35.50 for adults. ', 'Kids pay less.']],
    [['Write to sam@example.com for that. ', 'Anything else?']],
    [['Bring something, ', 'e.g. a photo. ', 'Thanks!']],
    [['It is on Nov. 24 at nine. ', 'Fine?']],
    [['Ask for No. 5 at the door. ', 'No. ', 'We are not open.']],
    [['On Tuesday, November 24th, ', 'Sam is free. ', 'Shall I book it?']],
    [['We have:\n', '1. Haircut\n', '2. Beard trim']],
    [['He said "come in." ', 'So I did.']],
    [['Well… ', 'Let me see.']],
  ])('it is cut into %j', (pieces) => {
    expect(split(pieces.join(''))).toEqual(pieces);
    expect(split(...letters(pieces.join('')))).toEqual(pieces);
  });

  test('it begins to be spoken at the first clause, and later only at sentences', () => {
    const splitter = new SentenceSplitter(english.sentences);
    expect(splitter.push('Let me see what is free, and')).toEqual(['Let me see what is free, ']);
    expect(splitter.push(' then, if it suits you, we book. Right')).toEqual([
      'and then, if it suits you, we book. ',
    ]);
    expect(splitter.end()).toEqual(['Right']);
  });

  test('it does not begin with a fragment', () => {
    expect(split('Sure, I can do that. Wait.')).toEqual(['Sure, I can do that. ', 'Wait.']);
  });

  test('it is spoken even when its sentence never ends', () => {
    const pieces = split('word '.repeat(200));
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(241);
  });

  test.each(['?', '.', '!', '"', ' ', '\n', '."', 'a. ', ', ', '😀', '1.', 'x'])(
    'it is never held back longer than a forced end when it is nothing but %j, so that little is read again at each piece',
    (mark) => {
      const splitter = new SentenceSplitter(english.sentences);
      let held = 0;
      for (const delta of mark.repeat(4_000).match(/[^]{1,3}/g) ?? []) {
        held += delta.length - splitter.push(delta).join('').length;
        expect(held).toBeLessThanOrEqual(300);
      }
    },
  );

  test('it loses and adds nothing, however its pieces are cut', () => {
    const fragment = fc.constantFrom(
      'Dr. ',
      'p.m. ',
      'Hello',
      ', ',
      '. ',
      '! ',
      '3:30',
      '$35.50',
      'e.g. ',
      '\n',
      '  ',
      'sam@example.com',
      ' - ',
      'No. ',
      '…',
      'a',
      '5',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(fragment, fc.string())), (deltas) => {
        expect(split(...deltas).join('')).toBe(deltas.join(''));
        expect(split(...deltas)).not.toContain('');
      }),
    );
  });

  test('it gives the same pieces letter by letter as in one go, where no end has to be forced', () => {
    const words = fc.constantFrom(
      'We ',
      'open, ',
      'at 9 a.m. ',
      'Tuesday. ',
      'Dr. ',
      'Smith! ',
      'is ',
      'here? ',
      'No. ',
      '7 ',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        expect(split(...letters(text))).toEqual(split(text));
      }),
    );
  });
});
