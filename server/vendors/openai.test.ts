import { afterEach, describe, expect, test } from 'vitest';
import {
  type FakeOpenAI,
  type FakeOpenAIOptions,
  type Misbehaviour,
  type Thought,
  fixedReplies,
  startFakeOpenAI,
} from '../fakes/openai.ts';
import {
  VendorError,
  type LanguageModel,
  type ModelEvent,
  type ModelMessage,
  type ModelRequest,
} from '../call/ports.ts';
import { languageModelContract } from './contract-language-model.ts';
import { createOpenAI } from './openai.ts';

const started: FakeOpenAI[] = [];
afterEach(async () => {
  for (const fake of started.splice(0)) await fake.close();
});

async function serve(options: FakeOpenAIOptions = {}): Promise<{ fake: FakeOpenAI; model: LanguageModel }> {
  const fake = await startFakeOpenAI({ apiKey: 'sk-test', ...options });
  started.push(fake);
  return { fake, model: createOpenAI({ apiKey: 'sk-test', baseUrl: fake.url, model: 'gpt-test' }) };
}

const TOOLS = ['find_openings', 'book'].map((name) => ({
  name,
  description: `To ${name}.`,
  parameters: { type: 'object', properties: { when: { type: 'string' } } },
}));
const asking = (content: string, before: readonly ModelMessage[] = []): ModelRequest => ({
  language: 'en',
  messages: [{ role: 'system', content: 'Be brief.' }, ...before, { role: 'user', content }],
  tools: TOOLS,
});
const QUESTION = asking('Are you open?');

const openings: Thought = {
  type: 'tool-call',
  id: 'call_1',
  name: 'find_openings',
  arguments: { when: 'Tuesday at three' },
};
const booking: Thought = {
  type: 'tool-call',
  id: 'call_2',
  name: 'book',
  arguments: { when: 'Übermorgen "um drei"', who: { name: 'Zoë' } },
};

async function hear(model: LanguageModel, request = QUESTION): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of model.reply(request, new AbortController().signal)) events.push(event);
  return events;
}

/** What is heard of a reply that fails, and how it fails. */
async function fail(
  model: LanguageModel,
  request = QUESTION,
): Promise<{ events: ModelEvent[]; error: VendorError }> {
  const events: ModelEvent[] = [];
  try {
    for await (const event of model.reply(request, new AbortController().signal)) events.push(event);
  } catch (error) {
    if (error instanceof VendorError) return { events, error };
    throw error;
  }
  throw new Error(`did not fail: ${JSON.stringify(events)}`);
}

const said = (events: readonly ModelEvent[]): string =>
  events.map((event) => (event.type === 'text' ? event.delta : '')).join('');
const calls = (events: readonly ModelEvent[]) =>
  events.flatMap((event) => (event.type === 'tool-call' ? [event.call] : []));

languageModelContract('OpenAI', {
  make: async () => {
    const model = async function* (request: {
      messages: readonly { content: string }[];
    }): AsyncIterable<Thought> {
      await Promise.resolve();
      if (request.messages.at(-1)?.content === 'Book it.') yield openings;
      else for (const delta of ['Yes,', ' we', ' are', ' open.']) yield { type: 'text', delta };
    };
    return (await serve({ model, perDeltaMs: 5 })).model;
  },
  words: QUESTION,
  toolCall: asking('Book it.'),
});

describe('a request to the model', () => {
  test('has the whole conversation in the form of chat completions', async () => {
    const { fake, model } = await serve();
    const past: ModelMessage[] = [
      {
        role: 'assistant',
        content: '',
        toolCalls: [{ id: 'call_1', name: 'book', arguments: { when: 'now' } }],
      },
      { role: 'tool', callId: 'call_1', name: 'book', content: '{"status":"booked"}' },
      { role: 'assistant', content: 'You are booked.' },
    ];
    await hear(model, asking('Thanks', past));
    const [request] = fake.requests;
    expect(request?.headers['authorization']).toBe('Bearer sk-test');
    expect(JSON.parse(request?.body ?? '')).toEqual({
      model: 'gpt-test',
      stream: true,
      messages: [
        { role: 'system', content: 'Be brief.' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            { id: 'call_1', type: 'function', function: { name: 'book', arguments: '{"when":"now"}' } },
          ],
        },
        { role: 'tool', tool_call_id: 'call_1', content: '{"status":"booked"}' },
        { role: 'assistant', content: 'You are booked.' },
        { role: 'user', content: 'Thanks' },
      ],
      tools: TOOLS.map((tool) => ({ type: 'function', function: tool })),
    });
  });

  test('has no list of tools when there are none', async () => {
    const { fake, model } = await serve();
    await hear(model, { ...QUESTION, tools: [] });
    expect(JSON.parse(fake.requests[0]?.body ?? '')).not.toHaveProperty('tools');
  });

  test('uses kept connections, turn after turn', async () => {
    const { fake, model } = await serve();
    for (let turn = 0; turn < 8; turn += 1) await hear(model);
    // While one connection reads the end of its last answer, the other may already be needed.
    expect(fake.openConnections()).toBeLessThanOrEqual(2);
    await Promise.all(fake.requests.map(({ over }) => over));
    expect(fake.requests.map(({ outcome }) => outcome)).toEqual(Array(8).fill('answered'));
  });

  test('is sent again when the server has closed the kept connection', async () => {
    const { fake, model } = await serve();
    await hear(model);
    await hear(model);
    fake.resetOnNextRequest();
    expect(said(await hear(model))).toBe('Hello, how can I help you today?');
  });
});

describe('an answer of the model', () => {
  test('words come one by one while the model still works', async () => {
    const gate = Promise.withResolvers<undefined>();
    const { model } = await serve({
      model: async function* () {
        yield { type: 'text', delta: 'One' };
        await gate.promise;
        yield { type: 'text', delta: ' moment.' };
      },
    });
    const events: ModelEvent[] = [];
    for await (const event of model.reply(QUESTION, new AbortController().signal)) {
      events.push(event);
      gate.resolve(undefined);
    }
    expect(events).toEqual([
      { type: 'text', delta: 'One' },
      { type: 'text', delta: ' moment.' },
      { type: 'done' },
    ]);
  });

  test('words in any script survive however they are cut on the way', async () => {
    const words = ['Größe', ' 42,', ' あ', 'した', ' 3 時に、', 'дa 🙂', ' "yes"\n', 'next'];
    const { model } = await serve({
      model: fixedReplies([words.map((delta) => ({ type: 'text', delta }))]),
    });
    expect(said(await hear(model))).toBe(words.join(''));
  });

  test('two tool calls at once come whole, though their pieces were mixed', async () => {
    const { model } = await serve({
      model: fixedReplies([[{ type: 'text', delta: 'Let me see.' }, openings, booking]]),
    });
    const events = await hear(model);
    expect(events.map(({ type }) => type).slice(-3)).toEqual(['tool-call', 'tool-call', 'done']);
    expect(said(events)).toBe('Let me see.');
    expect(calls(events)).toEqual(
      [openings, booking].map(({ id, name, arguments: given }) => ({ id, name, arguments: given })),
    );
  });

  test('a tool call that is being written gives a sign of life at its beginning', async () => {
    const { model } = await serve({
      model: fixedReplies([[openings]]),
      script: () => ({ type: 'cut', afterChunks: 3 }),
      perDeltaMs: 10,
    });
    expect((await fail(model)).events).toEqual([{ type: 'text', delta: '' }]);
  });

  test('a compatible server may send whole tool calls, "stop", no usage and no end', async () => {
    const { model } = await serve({
      model: fixedReplies([[openings, booking]]),
      script: () => ({ type: 'plain-dialect' }),
    });
    expect(calls(await hear(model)).map(({ id }) => id)).toEqual(['call_1', 'call_2']);
  });

  test('a reply cut by its limit is spoken as far as it came', async () => {
    const { model } = await serve({ script: () => ({ type: 'length-limit' }) });
    expect((await hear(model)).at(-1)).toEqual({ type: 'done' });
  });
});

describe('an interruption', () => {
  test('closes a request that is not answered yet', async () => {
    const { fake, model } = await serve({ script: () => ({ type: 'stall', afterChunks: 0 }) });
    const interruption = new AbortController();
    const listening = model.reply(QUESTION, interruption.signal)[Symbol.asyncIterator]().next();
    await expect.poll(() => fake.requests[0]?.body ?? null).not.toBeNull();
    const reason = new Error('barge-in');
    interruption.abort(reason);
    await expect(listening).rejects.toBe(reason);
    await fake.requests[0]?.over;
    expect(fake.requests[0]?.outcome).toBe('aborted');
    await expect.poll(() => fake.openConnections()).toBe(0);
  });

  test('closes a request in the middle of its answer, and no word comes after it', async () => {
    const { fake, model } = await serve({ perDeltaMs: 10 });
    const interruption = new AbortController();
    const reason = new Error('barge-in');
    const heard: ModelEvent[] = [];
    const listening = (async () => {
      for await (const event of model.reply(QUESTION, interruption.signal)) {
        heard.push(event);
        if (heard.length === 2) interruption.abort(reason);
      }
    })();
    await expect(listening).rejects.toBe(reason);
    expect(said(heard)).toBe('Hello, how');
    await fake.requests[0]?.over;
    expect(fake.requests[0]?.outcome).toBe('aborted');
    await expect.poll(() => fake.openConnections()).toBe(0);
  });

  test('a reader who leaves closes the request', async () => {
    const { fake, model } = await serve({ script: () => ({ type: 'stall', afterChunks: 3 }) });
    for await (const _event of model.reply(QUESTION, new AbortController().signal)) break;
    await fake.requests[0]?.over;
    expect(fake.requests[0]?.outcome).toBe('aborted');
  });
});

describe('a failure', () => {
  test.each<[Misbehaviour, VendorError['kind'], string]>([
    [{ type: 'status', status: 500 }, 'transient', 'openai: answered 500 server_error'],
    [
      { type: 'status', status: 503, headers: { 'retry-after': '60' } },
      'transient',
      'openai: answered 503 server_error',
    ],
    [
      { type: 'status', status: 429, code: 'rate_limit_exceeded', headers: { 'retry-after-ms': '60000' } },
      'transient',
      'openai: answered 429 rate_limit_exceeded',
    ],
    [
      { type: 'status', status: 429, code: 'insufficient_quota' },
      'refused',
      'openai: answered 429 insufficient_quota',
    ],
    [{ type: 'status', status: 403 }, 'refused', 'openai: answered 403 server_error'],
    [
      { type: 'status', status: 404, code: 'model_not_found' },
      'refused',
      'openai: answered 404 model_not_found',
    ],
  ])('%o is %s, at once and asked once', async (misbehaviour, kind, message) => {
    const { fake, model } = await serve({ script: () => misbehaviour });
    const { events, error } = await fail(model);
    expect([events, error.kind, error.message]).toEqual([[], kind, message]);
    expect(fake.requests).toHaveLength(1);
  });

  test('a wrong key is refused, and not logged', async () => {
    const { fake } = await serve();
    const { error } = await fail(createOpenAI({ apiKey: 'sk-secret', baseUrl: fake.url, model: 'gpt-test' }));
    expect([error.kind, error.message]).toEqual(['refused', 'openai: answered 401 invalid_api_key']);
  });

  test('a server that is not there is transient', async () => {
    const { fake, model } = await serve();
    await fake.close();
    expect((await fail(model)).error.kind).toBe('transient');
  });

  test.each<[string, Misbehaviour, VendorError['kind']]>([
    ['an error in the stream', { type: 'error', afterChunks: 3 }, 'transient'],
    [
      'a quota that ends in the stream',
      { type: 'error', afterChunks: 3, code: 'insufficient_quota' },
      'refused',
    ],
    ['a broken connection', { type: 'cut', afterChunks: 3 }, 'transient'],
    ['a stream that ends without a reason', { type: 'end-early', afterChunks: 3 }, 'transient'],
  ])('%s keeps the words before it, and fails', async (_name, misbehaviour, kind) => {
    const { model } = await serve({ script: () => misbehaviour, perDeltaMs: 10 });
    const { events, error } = await fail(model);
    expect(said(events)).toBe('Hello, how');
    expect(error.kind).toBe(kind);
  });

  test.each<Misbehaviour>([
    { type: 'cut', afterChunks: 4 },
    { type: 'end-early', afterChunks: 4 },
    { type: 'error', afterChunks: 4 },
    { type: 'broken-arguments' },
    { type: 'length-limit' },
  ])('%o within tool calls gives none of them', async (misbehaviour) => {
    const { model } = await serve({
      model: fixedReplies([[openings, booking]]),
      script: () => misbehaviour,
    });
    const { events, error } = await fail(model);
    expect([said(events), calls(events)]).toEqual(['', []]);
    expect(error.kind).toBe('transient');
    expect(String(error.cause)).not.toContain('Tuesday');
  });

  test('arguments without an end are given up, and no tool is called', async () => {
    const { model } = await serve({
      model: fixedReplies([[booking, { ...openings, arguments: { when: 'Tuesday '.repeat(2_000) } }]]),
    });
    const { events, error } = await fail(model);
    expect([said(events), calls(events), error.kind]).toEqual(['', [], 'transient']);
  });

  test('a reply without words and tools is a failure', async () => {
    const { model } = await serve({ model: fixedReplies([[]]) });
    expect((await fail(model)).error.message).toBe('openai: had nothing to say');
  });

  test('a model that is silent at the beginning or in the middle is given up, and its request closed', async () => {
    const began = Date.now();
    const silences = [0, 3].map(async (afterChunks) => {
      const { fake, model } = await serve({ script: () => ({ type: 'stall', afterChunks }) });
      const { error } = await fail(model);
      expect([error.kind, error.message]).toEqual(['transient', 'openai: fell silent']);
      await fake.requests[0]?.over;
      expect(fake.requests[0]?.outcome).toBe('aborted');
    });
    await Promise.all(silences);
    expect(Date.now() - began).toBeLessThan(5_500);
  });

  test('a failure does not harm the next reply', async () => {
    const { model } = await serve({
      script: (request) => (request === 0 ? { type: 'cut', afterChunks: 2 } : null),
    });
    await fail(model);
    expect(said(await hear(model))).toBe('Hello, how can I help you today?');
  });
});
