import { expect, test } from 'vitest';
import { english } from '../../languages/en/index.ts';
import { withoutQuestion } from './questions.ts';

const { withoutGoodbye } = english.scripted;

test('a goodbye is taken off with the marks around it', () => {
  expect(withoutGoodbye('Okay, thank you, bye, bye. Oh wait?')).toBe('Okay,,,. Oh wait?');
  expect(withoutGoodbye('A haircut, please. Thanks, bye!')).toBe('A haircut, please');
});

test('the last question is taken off, and nothing else', () => {
  expect(withoutQuestion('It is booked. Anything else? ')).toBe('It is booked.');
  expect(withoutQuestion('It is booked.')).toBe('It is booked.');
  expect(withoutQuestion('What??')).toBe('What?');
});
