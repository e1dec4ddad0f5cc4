/** Anthropic's messages on the wire: what is asked, what is heard, and how a reply fails. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import {
  type LanguageModel,
  type ModelEvent,
  type ModelMessage,
  type ModelRequest,
  VendorError,
} from '../call/ports.ts';
import {
  type FakeAnthropic,
  type FakeAnthropicOptions,
  type Misbehaviour,
  startFakeAnthropic,
} from '../fakes/anthropic.ts';
import { fixedReplies } from '../fakes/openai.ts';
import { createAnthropic } from './anthropic.ts';
import { createStructuredModel } from './anthropic/structured.ts';
import { languageModelContract } from './contract-language-model.ts';

const started: FakeAnthropic[] = [];
afterEach(async () => {
  for (const fake of started.splice(0)) await fake.close();
});

async function serve(options: FakeAnthropicOptions = {}) {
  const fake = await startFakeAnthropic({ apiKey: 'sk-ant-test', ...options });
  started.push(fake);
  const settings = { apiKey: 'sk-ant-test', baseUrl: fake.url, model: 'claude-test' };
  return { fake, model: createAnthropic(settings), structured: createStructuredModel(settings) };
}

const TOOLS = ['find_openings', 'book'].map((name) => ({
  name,
  description: `To ${name}.`,
  parameters: { type: 'object', properties: { when: { type: 'string' } } },
}));
const asking = (content: string, before: readonly ModelMessage[] = []): ModelRequest => ({
  messages: [{ role: 'system', content: 'Be brief.' }, ...before, { role: 'user', content }],
  tools: TOOLS,
  language: 'en',
});
const openings = {
  type: 'tool-call' as const,
  id: 'toolu_1',
  name: 'find_openings',
  arguments: { when: 'Übermorgen "um drei"' },
};
const booking = { type: 'tool-call' as const, id: 'toolu_2', name: 'book', arguments: {} };

async function hear(model: LanguageModel, request = asking('Are you open?')): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of model.reply(request, new AbortController().signal)) events.push(event);
  return events;
}

/** What is heard of a reply that fails, and how it fails. */
async function fail(model: LanguageModel): Promise<{ events: ModelEvent[]; error: VendorError }> {
  const events: ModelEvent[] = [];
  try {
    for await (const event of model.reply(asking('Are you open?'), new AbortController().signal))
      events.push(event);
  } catch (error) {
    if (error instanceof VendorError) return { events, error };
    throw error;
  }
  throw new Error(`did not fail: ${JSON.stringify(events)}`);
}

const answering: FakeAnthropicOptions['model'] = (request) =>
  fixedReplies([
    request.messages.at(-1)?.content === 'Book me in' ? [openings] : 'Yes, we are open until six today.',
  ])(request);

languageModelContract('Anthropic', {
  make: async () => (await serve({ model: answering })).model,
  words: asking('Are you open?'),
  toolCall: asking('Book me in'),
});

describe('a request', () => {
  test('has the conversation in the form of messages, each tool use followed by its result', async () => {
    const { fake, model } = await serve();
    const before: ModelMessage[] = [
      { role: 'assistant', content: 'Hello!' },
      { role: 'user', content: 'A haircut, please.' },
      {
        role: 'assistant',
        content: '',
        toolCalls: [
          { id: 'call:1', name: 'find_openings', arguments: { when: 'today' } },
          { id: 'call:2', name: 'book', arguments: {} },
        ],
      },
      { role: 'tool', callId: 'call:1', name: 'find_openings', content: 'At three.' },
      { role: 'tool', callId: 'call:2', name: 'book', content: '' },
      { role: 'assistant', content: 'At three?' },
      { role: 'system', content: 'They did not hear this.' },
    ];
    await hear(model, asking('What?', before));
    expect(JSON.parse(fake.requests[0] ?? '')).toEqual({
      model: 'claude-test',
      max_tokens: 1024,
      stream: true,
      system: 'Be brief.',
      messages: [
        { role: 'user', content: [{ type: 'text', text: '(The conversation begins.)' }] },
        { role: 'assistant', content: [{ type: 'text', text: 'Hello!' }] },
        { role: 'user', content: [{ type: 'text', text: 'A haircut, please.' }] },
        {
          role: 'assistant',
          content: [
            { type: 'tool_use', id: 'call_1', name: 'find_openings', input: { when: 'today' } },
            { type: 'tool_use', id: 'call_2', name: 'book', input: {} },
          ],
        },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'call_1', content: 'At three.' },
            { type: 'tool_result', tool_use_id: 'call_2' },
          ],
        },
        { role: 'assistant', content: [{ type: 'text', text: 'At three?' }] },
        { role: 'system', content: [{ type: 'text', text: 'They did not hear this.' }] },
        { role: 'user', content: [{ type: 'text', text: 'What?' }] },
      ],
      tools: TOOLS.map(({ name, description, parameters }) => ({
        name,
        description,
        input_schema: parameters,
      })),
    });
  });

  test('uses kept connections, turn after turn', async () => {
    const { fake, model } = await serve();
    for (let turn = 0; turn < 8; turn += 1) await hear(model);
    // While one connection reads the end of its last answer, the other may already be needed.
    expect(fake.openConnections()).toBeLessThanOrEqual(2);
  });
});

describe('a reply', () => {
  test('has its tool calls whole, behind its words, also one without arguments', async () => {
    const { model } = await serve({
      model: fixedReplies([[{ type: 'text', delta: 'One moment.' }, openings, booking]]),
    });
    const events = await hear(model);
    expect(events[0]).toEqual({ type: 'text', delta: 'One moment.' });
    expect(events.slice(-3)).toEqual([
      { type: 'tool-call', call: { id: 'toolu_1', name: 'find_openings', arguments: openings.arguments } },
      { type: 'tool-call', call: { id: 'toolu_2', name: 'book', arguments: {} } },
      { type: 'done' },
    ]);
  });

  test('cut by its limit is spoken as far as it came', async () => {
    const { model } = await serve({ script: () => ({ type: 'stop', reason: 'max_tokens' }) });
    expect((await hear(model)).at(-1)).toEqual({ type: 'done' });
  });

  test.each<[string, Misbehaviour, string, string]>([
    [
      'a wrong key',
      { type: 'status', status: 401, error: 'authentication_error' },
      'refused',
      'answered 401 authentication_error',
    ],
    [
      'an empty account',
      { type: 'status', status: 402, error: 'billing_error' },
      'refused',
      'answered 402 billing_error',
    ],
    [
      'too many requests',
      { type: 'status', status: 429, error: 'rate_limit_error' },
      'transient',
      'answered 429 rate_limit_error',
    ],
    [
      'an overload',
      { type: 'status', status: 529, error: 'overloaded_error' },
      'transient',
      'answered 529 overloaded_error',
    ],
    [
      'an overload in the middle of a reply',
      { type: 'error', afterEvents: 5, error: 'overloaded_error' },
      'transient',
      'failed in the middle of a reply overloaded_error',
    ],
    ['a cut', { type: 'cut', afterEvents: 5 }, 'transient', 'the connection failed'],
    ['an early end', { type: 'end-early', afterEvents: 5 }, 'transient', 'was cut off'],
    ['a stall', { type: 'stall', afterEvents: 5 }, 'transient', 'fell silent'],
  ])('fails by %s, and runs no tool', async (_what, misbehaviour, kind, message) => {
    const { fake, model } = await serve({ script: (request) => (request === 0 ? misbehaviour : null) });
    const { events, error } = await fail(model);
    expect([error.kind, error.message]).toEqual([kind, `anthropic: ${message}`]);
    expect(events.every(({ type }) => type === 'text')).toBe(true);
    expect((await hear(model)).at(-1)).toEqual({ type: 'done' });
    // None is left of the reply that failed.
    await vi.waitFor(() => expect(fake.openConnections()).toBeLessThanOrEqual(1), { interval: 5 });
  });

  test.each<[string, Misbehaviour, string]>([
    ['broken arguments', { type: 'broken-arguments' }, 'sent broken JSON'],
    ['a limit', { type: 'stop', reason: 'max_tokens' }, 'hit its limit within a tool call'],
  ])('never has a half tool call, after %s', async (_what, misbehaviour, message) => {
    const { model } = await serve({ model: fixedReplies([[openings]]), script: () => misbehaviour });
    const { events, error } = await fail(model);
    expect(error.message).toBe(`anthropic: ${message}`);
    expect(events.some(({ type }) => type === 'tool-call')).toBe(false);
  });

  test('that is withheld is a failure', async () => {
    const { model } = await serve({
      model: fixedReplies([[]]),
      script: () => ({ type: 'stop', reason: 'refusal' }),
    });
    expect((await fail(model)).error.message).toBe('anthropic: withheld its reply');
  });
});

describe('an answer in the shape of a schema', () => {
  const schema = z.strictObject({
    mood: z.enum(['good', 'bad']),
    notes: z.array(z.string().max(9)).max(3),
    maximum: z.int().min(0).max(9),
  });
  const REQUEST = { name: 'summary', schema, instructions: 'Take notes.', data: '{"said":"No"}' };

  test('is asked for without the limits that are refused, and validated with them', async () => {
    let value: unknown = { mood: 'bad', notes: ['Late.'], maximum: 2 };
    const { fake, structured } = await serve({ value: () => value });
    expect(await structured.ask(REQUEST)).toEqual(value);
    expect(JSON.parse(fake.requests[0] ?? '')).toMatchObject({
      system: 'Take notes.',
      messages: [{ role: 'user', content: '{"said":"No"}' }],
      output_config: { format: { schema: { required: ['mood', 'notes', 'maximum'] } } },
    });
    value = { mood: 'bad', notes: [], maximum: 10 };
    expect(await structured.ask(REQUEST)).toBeNull();
  });

  test('is none when it was cut, and a failure when the vendor fails', async () => {
    const broken = await serve({ value: () => 'half' });
    expect(await broken.structured.ask(REQUEST)).toBeNull();
    const busy = await serve({
      script: () => ({ type: 'status', status: 529, error: 'overloaded_error' }),
    });
    await expect(busy.structured.ask(REQUEST)).rejects.toMatchObject({ kind: 'transient' });
  });
});
