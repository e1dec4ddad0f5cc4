import { expect, test } from 'vitest';
import { english } from '../../languages/en/index.ts';
import { withoutQuestion } from './questions.ts';

const { withoutGoodbye } = english.scripted;

test('withoutGoodbye removes a goodbye with the punctuation around it', () => {
  expect(withoutGoodbye('Okay, thank you, bye, bye. Oh wait?')).toBe('Okay,,,. Oh wait?');
  expect(withoutGoodbye('A haircut, please. Thanks, bye!')).toBe('A haircut, please');
});

test('withoutQuestion removes the last question and nothing else', () => {
  expect(withoutQuestion('It is booked. Anything else? ')).toBe('It is booked.');
  expect(withoutQuestion('It is booked.')).toBe('It is booked.');
  expect(withoutQuestion('What??')).toBe('What?');
});
