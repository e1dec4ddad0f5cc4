import { expect, test } from 'vitest';
import type { ModelMessage } from '../../../call/ports.ts';
import { askedIn, withoutQuestion } from './phrases.ts';
import { nextStep } from './recall.ts';
import { withoutLeave } from './words.ts';

const least = (work: () => unknown): number =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const begun = performance.now();
      work();
      return performance.now() - begun;
    }),
  );

test.each(['bye, ', 'bye ', ', ', '. ', '! ', '?', ' ', ' ,', 'what ', ':', 'see you then '])(
  'the end of a text made of %j is found within 100 ms at 64 KB',
  (part) => {
    const text = `${part.repeat(Math.ceil(65_536 / part.length))}oh wait`;
    expect(least(() => withoutLeave(text))).toBeLessThan(100);
    expect(least(() => withoutQuestion(`${text}?`))).toBeLessThan(100);
    expect(least(() => askedIn(`${text}?`))).toBeLessThan(100);
  },
);

test.each([
  'bye, ',
  'next ',
  'put a ',
  'what ',
  'when my ',
  'late ',
  '7 ',
  '"',
  'Sam ',
  '\u0301',
  '😀',
  'call ',
])('an utterance of 64 KB made of %j is answered within 100 ms', (part) => {
  const content = part.repeat(Math.ceil(65_536 / part.length));
  expect(least(() => nextStep([{ role: 'user', content }]))).toBeLessThan(100);
});

test('a goodbye is taken off with the marks around it', () => {
  expect(withoutLeave('Okay, thank you, bye, bye. Oh wait?')).toBe('Okay,,,. Oh wait?');
  expect(withoutLeave('A haircut, please. Thanks, bye!')).toBe('A haircut, please');
});

test('the last question is taken off, and nothing else', () => {
  expect(withoutQuestion('It is booked. Anything else? ')).toBe('It is booked.');
  expect(withoutQuestion('It is booked.')).toBe('It is booked.');
  expect(withoutQuestion('What??')).toBe('What?');
});

test('500 turns long, a call is answered within 10 ms a reply, and its beginning is not forgotten', () => {
  const messages: ModelMessage[] = [];
  const times: number[] = [];
  const lines = [
    'what are your prices?',
    'and where are you?',
    'next next next',
    'no, later',
    'hm, half past four',
  ];
  const answer = (content: string): string => {
    messages.push({ role: 'user', content });
    const begun = performance.now();
    const { move } = nextStep([{ role: 'system', content: 'Be kind.' }, ...messages]);
    times.push(performance.now() - begun);
    messages.push({ role: 'assistant', content: move.say });
    return move.say;
  };
  answer('my name is Anna Miller, I would like a haircut');
  for (let turn = 0; turn < 500; turn += 1) {
    answer(lines[turn % lines.length] ?? '');
    if (messages.length > 300) messages.splice(0, 150);
  }
  // A busy machine stops the clock of a few; a replay of the history costs each of the last ones.
  const sorted = times.slice(250).toSorted((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThan(10);
  expect(nextStep(messages).now.name).toBe('Anna Miller');
});
