/** What of a caller's words is shown and kept, and what is answered without the model. */
import { expect, test } from 'vitest';
import { languageOf } from '../languages/languages.ts';
import { CallerGuard } from './caller-guard.ts';
import { memoryReceptionist } from './testing.ts';

const english = languageOf('en-US');
const CARD = 'four one one one one one one one one one one one one one one one';

function open(ends = false) {
  const told: string[] = [];
  const { screening } = memoryReceptionist({
    runTool: () => Promise.reject(new Error('no tool runs here')),
  });
  const recording = {
    hold: () => told.push('hold'),
    release: ({ silenced }: { silenced: boolean }) => told.push(silenced ? 'silence' : 'release'),
  };
  const ending = { ...screening, hear: () => ({ type: 'end', say: 'Goodbye!' }) as const };
  return { guard: new CallerGuard(english, ends ? ending : screening, recording), told };
}

test('a card number is in no word that is shown or kept, is answered without the model, and is silent in the recording', () => {
  const { guard, told } = open();
  const words = `It is ${CARD}`;
  const shown = words.split(' ').map((_, at, all) => guard.unfinished(all.slice(0, at + 1).join(' ')));
  expect(shown.every((each) => (each.match(/\b(?:one|four)\b/g) ?? []).length < 8)).toBe(true);
  expect(guard.hasFixedAnswer(words)).toBe(true);
  expect(guard.turn(words)).toEqual({
    text: 'It is [card number removed]',
    recut: [],
    instead: { say: english.privateNumbers.warning, ends: false },
    note: null,
  });
  expect(told.at(-1)).toBe('silence');
});

test('a card number that is said in two turns is cut out of both, and both are silent in the recording', () => {
  const { guard, told } = open();
  guard.begins();
  expect(guard.turn('4111 1111')).toMatchObject({ text: '4111 1111', recut: [], instead: null });
  expect(guard.turn('Just a second')).toMatchObject({ recut: [] });
  expect(guard.unfinished('1111 111')).toBe('…');
  expect(guard.turn('1111 1111')).toMatchObject({
    text: '[card number removed]',
    recut: [{ turnsAgo: 2, text: '[card number removed]' }],
    instead: { say: english.privateNumbers.warning },
  });
  expect(guard.turn('123')).toMatchObject({ text: '[card code removed]' });
  expect(told.slice(0, 3)).toEqual(['hold', 'hold', 'silence']);
});

test('the recording waits from the moment on at which a card number is announced', () => {
  const { guard, told } = open();
  guard.begins();
  guard.turn('My card number is');
  expect(told).toEqual(['hold']);
  guard.turn('Oh, forget it');
  expect(told).toEqual(['hold', 'release']);
});

test('a telephone number is kept, and its turn is recorded', () => {
  const { guard, told } = open();
  guard.unfinished('My number is 212 555');
  expect(guard.turn('My number is 212 555 0199')).toEqual({
    text: 'My number is 212 555 0199',
    recut: [],
    instead: null,
    note: null,
  });
  expect(told).toEqual(['hold', 'release']);
});

test('an unwanted call ends with the goodbye', () => {
  expect(open(true).guard.turn('Press one').instead).toEqual({ say: 'Goodbye!', ends: true });
});
