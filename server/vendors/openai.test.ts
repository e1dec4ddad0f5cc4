/** OpenAI on the wire: what is asked, answered and interrupted. */
import { describe, expect, test } from 'vitest';
import { type Thought, fixedReplies } from '../fakes/openai.ts';
import type { ModelEvent, ModelMessage } from '../call/ports.ts';
import { languageModelContract } from './contract-language-model.ts';
import {
  serve,
  TOOLS,
  asking,
  QUESTION,
  openings,
  booking,
  hear,
  fail,
  said,
  calls,
} from './openai/testing.ts';

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
