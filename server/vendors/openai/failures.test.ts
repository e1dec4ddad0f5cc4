/** OpenAI when it fails, stalls or answers nothing. */
import { describe, expect, test } from 'vitest';
import { type Misbehaviour, fixedReplies } from '../../fakes/openai.ts';
import type { VendorError } from '../../call/ports.ts';
import { createOpenAI } from '../openai.ts';
import { serve, openings, booking, hear, fail, said, calls } from './testing.ts';

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
