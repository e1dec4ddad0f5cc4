import { expect, test } from 'vitest';
import type { ModelMessage } from '../../call/ports.ts';
import { english } from '../../languages/en/index.ts';
import { withoutQuestion } from './questions.ts';
import { recallIn } from './recall.ts';

const nextStep = recallIn(english);
const { withoutLeave } = english.scripted;

test('a goodbye is taken off with the marks around it', () => {
  expect(withoutLeave('Okay, thank you, bye, bye. Oh wait?')).toBe('Okay,,,. Oh wait?');
  expect(withoutLeave('A haircut, please. Thanks, bye!')).toBe('A haircut, please');
});

test('the last question is taken off, and nothing else', () => {
  expect(withoutQuestion('It is booked. Anything else? ')).toBe('It is booked.');
  expect(withoutQuestion('It is booked.')).toBe('It is booked.');
  expect(withoutQuestion('What??')).toBe('What?');
});

test('500 turns long, a call is still read once: a reply costs no more than at its beginning', () => {
  let reads = 0;
  const message = (role: 'user' | 'assistant', content: string): ModelMessage => ({
    role,
    get content() {
      reads += 1;
      return content;
    },
  });
  const messages: ModelMessage[] = [];
  const lines = [
    'what are your prices?',
    'and where are you?',
    'next next next',
    'no, later',
    'hm, half past four',
  ];
  const readsFor = (content: string): number => {
    const before = reads;
    messages.push(message('user', content));
    const { move } = nextStep([{ role: 'system', content: 'Be kind.' }, ...messages]);
    messages.push(message('assistant', move.say));
    return reads - before;
  };
  readsFor('my name is Anna Miller, I would like a haircut');
  for (let turn = 0; turn < 500; turn += 1) {
    // What the receptionist said before, and what the caller says now.
    expect(readsFor(lines[turn % lines.length] ?? '')).toBeLessThanOrEqual(2);
    if (messages.length > 300) messages.splice(0, 150);
  }
  expect(nextStep(messages).now.name).toBe('Anna Miller');
});
