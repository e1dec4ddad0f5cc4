import { expect, test } from 'vitest';
import type { ModelMessage } from '../call/ports.ts';
import { english } from '../languages/en/index.ts';
import { takeMessage } from './tools/take-message.ts';
import { unfinishedMessage } from './unfinished-message.ts';

const asks = (content: string): ModelMessage => ({ role: 'assistant', content });
const says = (content: string): ModelMessage => ({ role: 'user', content });
const takes = (args: Record<string, unknown>): ModelMessage => ({
  role: 'assistant',
  content: '',
  toolCalls: [{ id: 't1', name: 'take_message', arguments: args }],
});
const answers = (status: string): ModelMessage => ({
  role: 'tool',
  callId: 't1',
  name: 'take_message',
  content: JSON.stringify({ status, say: '' }),
});
const left = (...messages: readonly ModelMessage[]) => unfinishedMessage(messages, english);
const MARK = '(They hung up before the message was finished.)';

test('a caller who hangs up while they say a message has left it, marked as incomplete', () => {
  expect(
    left(says('Can I leave a message?'), asks('Of course. What should I pass on?'), says('Tell Sam the')),
  ).toEqual({
    id: 'unfinished',
    name: 'take_message',
    arguments: { message: `Tell Sam the\n${MARK}`, leaving: true },
  });
});

test('a caller who hangs up at the question for their name has left the message, with what is known', () => {
  const call = left(
    takes({ message: 'The key is under the mat', urgent: true }),
    answers('ask'),
    asks('And who is calling?'),
  );
  expect(call?.arguments).toEqual({
    message: `The key is under the mat\n${MARK}`,
    urgent: true,
    leaving: true,
  });
});

test('a message is left whatever else the model handed over with it', () => {
  const call = left(
    takes({ message: 'Call me back', name: 7, phone: ['212'], email: 'a@b.test', urgent: 'very', note: {} }),
    answers('failed'),
    asks('And who is calling?'),
  );
  expect(takeMessage.input.parse(call?.arguments)).toEqual({
    message: `Call me back\n${MARK}`,
    email: 'a@b.test',
    leaving: true,
  });
  const long = left(takes({ message: 'x'.repeat(30_000), name: 'y'.repeat(30_000) }), answers('failed'));
  expect(takeMessage.input.safeParse(long?.arguments).success).toBe(true);
});

test('every part of a message that is said in several turns is kept', () => {
  const call = left(
    asks('What should I tell them?'),
    says('The pipe'),
    asks('Go on.'),
    says('in the kitchen'),
  );
  expect(call?.arguments['message']).toContain('The pipe in the kitchen');
});

test.each([
  ['it was taken', [takes({ message: 'Call me' }), answers('taken'), asks('Anything else?')]],
  ['nothing was said', [asks('What should I pass on?')]],
  [
    'nobody was asked for one',
    [says('A haircut on Tuesday'), asks('Shall I book that for you?'), says('Yes')],
  ],
  [
    'the caller turned to something else',
    [
      asks('What should I pass on?'),
      says('No, a haircut'),
      asks('What day and time would you like?'),
      says('Tuesday'),
    ],
  ],
])('nothing is left when %s', (_, messages) => {
  expect(left(...messages)).toBeNull();
});
