import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { VendorError, type LanguageModel, type ModelEvent, type ModelRequest } from '../../ports.ts';
import { MemoryModel, toolCall, words, type Script } from '../testing.ts';
import { FIRST_EVENT_MS, NEXT_EVENT_MS, withModelFailover } from './models.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const REQUEST: ModelRequest = {
  language: 'en',
  messages: [{ role: 'user', content: 'Are you open?' }],
  tools: [],
};
const down = new VendorError('memory', 'transient', 'is down');

/** Says some words, then fails. */
const failing = (said = '', more: readonly ModelEvent[] = []): Script =>
  async function* () {
    if (said !== '') yield* withoutEnd(words(said));
    yield* more;
    throw down;
  };

async function* withoutEnd(events: AsyncIterable<ModelEvent>): AsyncIterable<ModelEvent> {
  for await (const event of events) if (event.type !== 'done') yield event;
}

/** Says nothing until it is aborted. */
const silent: Script = async function* (_request, signal) {
  await new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
  yield { type: 'done' };
};

function failover(...scripts: readonly Script[]): {
  model: LanguageModel;
  models: MemoryModel[];
  failures: string[];
} {
  const models = scripts.map((script) => new MemoryModel(script));
  const failures: string[] = [];
  const model = withModelFailover(models, { onFailure: (error) => failures.push(error.message) });
  return { model, models, failures };
}

async function hear(model: LanguageModel, signal = new AbortController().signal): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of model.reply(REQUEST, signal)) events.push(event);
  return events;
}

const said = (events: readonly ModelEvent[]): string =>
  events.map((event) => (event.type === 'text' ? event.delta : '')).join('');

describe('a model that fails', () => {
  test('the second model is not asked when the first one answers', async () => {
    const { model, models, failures } = failover(
      () => words('Yes, we are.'),
      () => words('Never asked.'),
    );
    expect(said(await hear(model))).toBe('Yes, we are.');
    expect([models[1]?.requests, failures]).toEqual([[], []]);
  });

  test('it is replaced before any word, and the caller does not notice', async () => {
    const { model, models, failures } = failover(failing(), () => words('Yes, we are.'));
    expect(await hear(model)).toEqual(await collected(words('Yes, we are.')));
    expect(models[1]?.requests).toEqual([REQUEST]);
    expect(failures).toEqual(['memory: is down']);
  });

  test('an apology follows half a sentence, and the next model knows what was said', async () => {
    const { model, models } = failover(failing('Your haircut is on '), () => words('Tuesday at three.'));
    expect(said(await hear(model))).toBe('Your haircut is on … Sorry, Tuesday at three.');
    expect(models[1]?.requests[0]?.messages.slice(0, 2)).toEqual([
      ...REQUEST.messages,
      { role: 'assistant', content: 'Your haircut is on' },
    ]);
  });

  test('the next model follows at once after a whole sentence', async () => {
    const { model } = failover(failing('Let me look.'), () => toolCall('find_openings', {}, 'One moment.'));
    const events = await hear(model);
    expect(said(events)).toBe('Let me look. One moment.');
    expect(events.map(({ type }) => type).slice(-2)).toEqual(['tool-call', 'done']);
  });

  test('a reply that asked the caller something ends there', async () => {
    const { model, models, failures } = failover(failing('Shall I book it?'), () => words('Never asked.'));
    const events = await hear(model);
    expect([said(events), events.at(-1)]).toEqual(['Shall I book it?', { type: 'done' }]);
    expect([models[1]?.requests, failures.length]).toEqual([[], 1]);
  });

  test('a tool call that it made is not made twice', async () => {
    const call: ModelEvent = { type: 'tool-call', call: { id: 'a', name: 'book', arguments: {} } };
    const { model, models } = failover(failing('', [call]), () => toolCall('book', {}));
    expect(await hear(model)).toEqual([call, { type: 'done' }]);
    expect(models[1]?.requests).toEqual([]);
  });

  test('the reply fails when there is no other', async () => {
    const { model, failures } = failover(failing(), failing('Well'));
    await expect(hear(model)).rejects.toBe(down);
    expect(failures).toHaveLength(2);
  });

  test('an error that it throws counts as a failure of the vendor', async () => {
    const { model, failures } = failover(
      () => {
        throw new TypeError('undefined is not a function');
      },
      () => words('Yes.'),
    );
    expect(said(await hear(model))).toBe('Yes.');
    expect(failures).toEqual(['memory: failed']);
  });
});

describe('a model that is silent', () => {
  test('it is aborted early enough for another model to answer', async () => {
    const { model, models, failures } = failover(silent, () => words('Yes, we are.'));
    const hearing = hear(model);
    await vi.advanceTimersByTimeAsync(FIRST_EVENT_MS - 1);
    expect(models[1]?.requests).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(said(await hearing)).toBe('Yes, we are.');
    expect(models[0]?.endings).toEqual(['aborted']);
    expect(failures).toEqual([`memory: did not begin within ${FIRST_EVENT_MS} ms`]);
  });

  test('a second silent model is waited for less long than the first', async () => {
    const { model, failures } = failover(silent, silent, () => words('Yes, we are.'));
    const hearing = hear(model);
    await vi.advanceTimersByTimeAsync(FIRST_EVENT_MS + NEXT_EVENT_MS);
    expect(said(await hearing)).toBe('Yes, we are.');
    expect(failures).toHaveLength(2);
  });

  test('it is waited for when it has given a sign of life', async () => {
    const writing: Script = async function* () {
      yield { type: 'text', delta: '' };
      await new Promise((resolve) => setTimeout(resolve, 2 * FIRST_EVENT_MS));
      yield* toolCall('book', {});
    };
    const { model, failures } = failover(writing, () => words('Never asked.'));
    const hearing = hear(model);
    await vi.advanceTimersByTimeAsync(2 * FIRST_EVENT_MS);
    expect((await hearing).map(({ type }) => type)).toEqual(['text', 'tool-call', 'done']);
    expect(failures).toEqual([]);
  });

  test('it is waited for when there is no other', async () => {
    const { model } = failover(failing(), silent);
    const interruption = new AbortController();
    const hearing = expect(hear(model, interruption.signal)).rejects.toThrow('hung up');
    await vi.advanceTimersByTimeAsync(60_000);
    interruption.abort(new Error('hung up'));
    await hearing;
  });
});

describe('an interruption', () => {
  test('it ends the reply with its reason, counts as no failure, and leaves no timer', async () => {
    const { model, models, failures } = failover(silent, () => words('Never asked.'));
    const interruption = new AbortController();
    const reason = new Error('barge-in');
    const hearing = expect(hear(model, interruption.signal)).rejects.toBe(reason);
    await vi.advanceTimersByTimeAsync(100);
    interruption.abort(reason);
    await hearing;
    expect([models[0]?.endings, models[1]?.requests, failures]).toEqual([['aborted'], [], []]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a model that fails again and again', () => {
  test('its circuit breaker opens after two failures in a row, and lets it be tried again after 15 s', async () => {
    const { model, models } = failover(failing(), () => words('Yes.'));
    const [first] = models;
    for (let turn = 0; turn < 4; turn += 1) expect(said(await hear(model))).toBe('Yes.');
    expect(first?.requests).toHaveLength(2);
    vi.advanceTimersByTime(15_000);
    await hear(model);
    await hear(model);
    expect(first?.requests).toHaveLength(3);
    vi.advanceTimersByTime(15_000);
    if (first !== undefined) first.script = () => words('I am back.');
    expect([said(await hear(model)), said(await hear(model))]).toEqual(['I am back.', 'I am back.']);
    if (first !== undefined) first.script = failing();
    await hear(model);
    await hear(model);
    expect(first?.requests).toHaveLength(7);
  });

  test('it is still asked when the circuit breakers of all models are open', async () => {
    const { model, models } = failover(failing(), failing());
    for (let turn = 0; turn < 3; turn += 1) await expect(hear(model)).rejects.toBe(down);
    expect(models.map(({ requests }) => requests.length)).toEqual([3, 3]);
  });
});

async function collected(events: AsyncIterable<ModelEvent>): Promise<ModelEvent[]> {
  const all: ModelEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}
