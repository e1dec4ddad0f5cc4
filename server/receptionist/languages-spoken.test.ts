import { expect, test } from 'vitest';
import { keysOffered, SpokenLanguage } from './languages-spoken.ts';

const business = { language: 'en-US', alsoSpeaks: ['es-US'], offersLanguageKeys: true };

/** Follows a conversation, and tells what was said at once after each turn and which language it then was in. */
function follow(turns: readonly (readonly [text: string, isKeys: boolean])[], of = business) {
  let now = of.language;
  const spoken = new SpokenLanguage(of, (tag) => (now = tag));
  return turns.map(([text, isKeys]) => ({ said: spoken.turn(text, isKeys), now }));
}

test('the greeting offers each further language by a key, where the business wants it', () => {
  expect(keysOffered(business)).toBe('Para español, oprima 2.');
  expect(keysOffered({ ...business, offersLanguageKeys: false })).toBe('');
});

test('a key that was offered chooses its language, and only as the first answer', () => {
  const chosen = 'Claro que sí, hablemos en español. ¿En qué puedo ayudarle?';
  expect(follow([['2', true]])).toEqual([{ said: chosen, now: 'es-US' }]);
  expect(
    follow([
      ['hello', false],
      ['2', true],
    ]).at(-1),
  ).toEqual({ said: null, now: 'en-US' });
  expect(follow([['2', true]], { ...business, offersLanguageKeys: false })).toEqual([
    { said: null, now: 'en-US' },
  ]);
});

test('small words change the language in the first turn, and a wish in any', () => {
  expect(follow([['hola, quisiera una cita para mañana', false]])).toEqual([{ said: null, now: 'es-US' }]);
  const later = follow([
    ['I need a haircut', false],
    ['para mi hijo por favor', false],
    ['hablo español', false],
  ]);
  expect(later.map(({ now }) => now)).toEqual(['en-US', 'en-US', 'es-US']);
});

test('a business of one language keeps it', () => {
  expect(follow([['hola, quisiera una cita para mañana', false]], { ...business, alsoSpeaks: [] })).toEqual([
    { said: null, now: 'en-US' },
  ]);
});
