import { expect, test } from 'vitest';
import { NovaDialect } from './nova.ts';

const result = (transcript: string, at: number, ends: boolean): unknown => ({
  type: 'Results',
  is_final: true,
  speech_final: ends,
  channel: { alternatives: [{ transcript, words: [{ end: at }] }] },
});

test('a turn that does not end keeps only its newest words', () => {
  const nova = new NovaDialect('nova-3', { language: 'en-US', keyterms: [] });
  const texts = Array.from({ length: 2_000 }, (_, at) =>
    result(`and another thing ${at}`, at + 1, at === 1_999),
  )
    .flatMap((message, at) => nova.read(message, (at + 1) * 1_000))
    .map((event) => ('text' in event ? event.text : ''));
  expect(Math.max(...texts.map(({ length }) => length))).toBe(4_000);
  expect(texts.at(-1)).toMatch(/and another thing 1998 and another thing 1999$/);
});
