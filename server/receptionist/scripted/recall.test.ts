/** A long call costs the scripted receptionist no more at its end than at its beginning. */
import { expect, test } from 'vitest';
import { LONGEST_ARGUMENTS, type ModelMessage } from '../../call/ports.ts';
import { english } from '../../languages/en/index.ts';
import { recallIn } from './recall.ts';

const TURNS = 400;
const WISHES = [
  'a haircut on Tuesday at three',
  'make that Friday, not before noon',
  'with Sam if she is there',
];

const nextStep = recallIn(english);

/** Talks so long. @returns how often a message was read for each reply, and the length of what each tool was asked with. */
function talk(): { readonly reads: number[]; readonly asked: number[] } {
  let read = 0;
  const message = (role: 'user' | 'assistant', content: string): ModelMessage => ({
    role,
    get content() {
      read += 1;
      return content;
    },
  });
  const messages: ModelMessage[] = [];
  const reads: number[] = [];
  const asked: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const wish = `I would like ${WISHES[turn % WISHES.length] ?? ''}, ${'please, '.repeat(60)}`;
    messages.push(message('user', wish));
    read = 0;
    const { move } = nextStep(messages);
    reads.push(read);
    asked.push(JSON.stringify(move.call?.arguments ?? {}).length);
    messages.push(message('assistant', 'One moment. Which day would you like?'));
  }
  return { reads, asked };
}

test('each message is read for one reply and never again', () => {
  const { reads } = talk();
  const first = Math.max(...reads.slice(0, 10));
  expect(Math.max(...reads)).toBe(first);
});

test('the arguments of a tool stay short however many wishes the caller had', () => {
  const { asked } = talk();
  expect(Math.max(...asked)).toBeGreaterThan(1_000);
  expect(Math.max(...asked)).toBeLessThan(LONGEST_ARGUMENTS);
});

test('a call of 500 turns that drops its oldest messages is still read once, and its facts are kept', () => {
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
