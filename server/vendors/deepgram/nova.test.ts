import { expect, test } from 'vitest';
import { NovaDialect } from './nova.ts';

const result = (transcript: string, at: number, ends: boolean): unknown => ({
  type: 'Results',
  is_final: true,
  speech_final: ends,
  channel: { alternatives: [{ transcript, words: [{ end: at }] }] },
});

test('a turn that does not end keeps only its newest words', () => {
  const nova = new NovaDialect('nova-3', { languages: ['en-US'], keyterms: [] });
  const texts = Array.from({ length: 2_000 }, (_, at) =>
    result(`and another thing ${at}`, at + 1, at === 1_999),
  )
    .flatMap((message, at) => nova.read(message, (at + 1) * 1_000))
    .map((event) => ('text' in event ? event.text : ''));
  expect(Math.max(...texts.map(({ length }) => length))).toBe(4_000);
  expect(texts.at(-1)).toMatch(/and another thing 1998 and another thing 1999$/);
});

const interim = (transcript: string, ...ends: readonly number[]): unknown => ({
  type: 'Results',
  is_final: false,
  speech_final: false,
  channel: { alternatives: [{ transcript, words: ends.map((end) => ({ end })) }] },
});
const utteranceEnd = (at: number): unknown => ({ type: 'UtteranceEnd', last_word_end: at });
const turnsOf = (...messages: readonly unknown[]): readonly string[] => {
  const nova = new NovaDialect('nova-3', { languages: ['en-US'], keyterms: [] });
  return messages
    .flatMap((message) => nova.read(message, 5_000))
    .flatMap((event) => (event.type === 'end-of-turn' ? [event.text] : []));
};

test('an end of utterance that does not know of the latest words ends no turn', () => {
  expect(
    turnsOf(
      result("I'd like to come", 2, false),
      interim('on Tuesday at', 3.2),
      utteranceEnd(2),
      result('on Tuesday at three', 3.6, true),
    ),
  ).toEqual(["I'd like to come on Tuesday at three"]);
});

test.each([3.2, 3.1, 3.3])('an end of utterance at the last word (%d) ends the turn', (at) => {
  expect(turnsOf(interim('on Tuesday', 3.2), utteranceEnd(at))).toEqual(['on Tuesday']);
});
