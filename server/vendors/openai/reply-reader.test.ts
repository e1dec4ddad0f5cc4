/** Replies as servers send them that speak OpenAI's form loosely. */
import { expect, test } from 'vitest';
import { VendorError, type ModelEvent } from '../../call/ports.ts';
import { ReplyReader } from './reply-reader.ts';

type Chunk = Readonly<Record<string, unknown>> | '[DONE]';

/** What a whole reply comes to: its words, its tool calls, and whether it ended. */
function read(...chunks: readonly Chunk[]) {
  const reader = new ReplyReader();
  const events: ModelEvent[] = chunks.flatMap((each) =>
    reader.take(typeof each === 'string' ? each : JSON.stringify(each)),
  );
  return {
    text: events.map((event) => (event.type === 'text' ? event.delta : '')).join(''),
    calls: events.flatMap((event) =>
      event.type === 'tool-call' ? [[event.call.name, event.call.arguments]] : [],
    ),
    done: events.filter(({ type }) => type === 'done').length,
  };
}

const says = (content: unknown, more: Readonly<Record<string, unknown>> = {}): Chunk => ({
  choices: [{ index: 0, delta: { content }, ...more }],
});
const asks = (...calls: readonly Readonly<Record<string, unknown>>[]): Chunk => ({
  choices: [{ index: 0, delta: { tool_calls: calls } }],
});
const ends = (reason: string): Chunk => ({ choices: [{ delta: {}, finish_reason: reason }] });

test.each([
  ['an empty reason in every chunk', { finish_reason: '' }],
  ['the reason in every chunk', { finish_reason: 'stop' }],
  ['no reason at all', { finish_reason: null }],
])('words with %s are all heard', (_, reason) => {
  expect(read(says('We are open', reason), says(' until six.', reason), '[DONE]')).toEqual({
    text: 'We are open until six.',
    calls: [],
    done: 1,
  });
});

test.each([
  ['a delta that is null', { choices: [{ delta: null, finish_reason: null }] }],
  ['no delta', { choices: [{ index: null }] }],
  ['no choices', {}],
  ['choices that are null', { choices: null, usage: null }],
  ['how much was used', { choices: [], usage: { total_tokens: 3 } }],
  ['a role alone', { choices: [{ delta: { role: 'assistant', content: null } }] }],
])('a chunk with %s changes nothing', (_, chunk) => {
  expect(read(chunk, says('Hello.'), chunk, ends('stop'), chunk, '[DONE]')).toMatchObject({
    text: 'Hello.',
    done: 1,
  });
});

test('words that come as a list of parts are joined', () => {
  expect(read(says([{ type: 'text', text: 'Hel' }, { text: 'lo' }]), ends('stop')).text).toBe('Hello');
});

test('the reply is over with the chunk that says so, before the server hangs up', () => {
  expect(read(says('Hello.'), ends('stop')).done).toBe(1);
});

const piece = (given: string, more: Readonly<Record<string, unknown>> = {}) => ({
  function: { arguments: given },
  ...more,
});
const first = (name: string, given: string, more: Readonly<Record<string, unknown>> = {}) => ({
  function: { name, arguments: given },
  ...more,
});

test.each<[string, Chunk[]]>([
  [
    'a null index',
    [asks(first('find', '{"a"', { id: 'c1', index: null })), asks(piece(':1}', { index: null }))],
  ],
  ['neither id nor index', [asks(first('find', '{"a"')), asks(piece(':1}'))]],
  [
    'an empty id in later pieces',
    [asks(first('find', '{"a"', { id: 'c1', index: 0 })), asks(piece(':1}', { id: '', index: 0 }))],
  ],
  [
    'its id and name in every piece',
    [asks(first('find', '{"a"', { id: 'c1' })), asks(first('find', ':1}', { id: 'c1' }))],
  ],
  ['its name in every piece, without an id', [asks(first('find', '{"a"')), asks(first('find', ':1}'))]],
  ['arguments that are an object', [asks({ id: 'c1', function: { name: 'find', arguments: { a: 1 } } })]],
])('a tool call with %s comes whole', (_, chunks) => {
  expect(read(...chunks, ends('tool_calls'))).toEqual({ text: '', calls: [['find', { a: 1 }]], done: 1 });
});

test.each<[string, Chunk[]]>([
  ['one after the other', [asks(first('find', '{"a":1}')), asks(first('book', '{"b":2}'))]],
  ['in one chunk', [asks(first('find', '{"a":1}'), first('book', '{"b":2}'))]],
  [
    'with ids under one index',
    [
      asks(first('find', '{"a":1}', { id: 'c1', index: 0 })),
      asks(first('book', '{"b":2}', { id: 'c2', index: 0 })),
    ],
  ],
])('two tool calls that are not counted, %s, stay two', (_, chunks) => {
  expect(read(...chunks, ends('stop')).calls).toEqual([
    ['find', { a: 1 }],
    ['book', { b: 2 }],
  ]);
});

test('a reply that is withheld before a word is refused, and one that was spoken is over', () => {
  expect(() => read(ends('content_filter'))).toThrow(VendorError);
  expect(read(says('Hello.'), ends('content_filter'))).toMatchObject({ text: 'Hello.', done: 1 });
});

test('a reply of nothing is a failure', () => {
  expect(() => read(says(''), ends('stop'))).toThrow(/nothing to say/);
  expect(() => read('[DONE]')).toThrow(/nothing to say/);
});
