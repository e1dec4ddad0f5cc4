/** The contract of every language model: one suite, run on each. */
import { describe, expect, test } from 'vitest';
import type { LanguageModel, ModelEvent, ModelRequest } from '../call/ports.ts';

export interface LanguageModelCase {
  readonly make: () => LanguageModel | Promise<LanguageModel>;
  /** Is answered with at least three words and no tool call. */
  readonly words: ModelRequest;
  /** Is answered with a tool call, perhaps after some words. */
  readonly toolCall: ModelRequest;
}

/** Declares the suite; call it from a test file, which stops what `make` started. */
export function languageModelContract(name: string, { make, words, toolCall }: LanguageModelCase): void {
  describe(`${name} as a language model`, () => {
    test('streams its words, and says once at the end that it is done', async () => {
      const events = await listen(await make(), words);
      expect(events.filter(({ type }) => type === 'text').length).toBeGreaterThan(1);
      expect(said(events).trim().split(/\s+/).length).toBeGreaterThan(2);
      expect(events.map(({ type }) => type).indexOf('done')).toBe(events.length - 1);
    });

    test('asks for a tool that it was offered, with an object of arguments', async () => {
      const events = await listen(await make(), toolCall);
      const calls = events.flatMap((event) => (event.type === 'tool-call' ? [event.call] : []));
      expect(calls.length).toBeGreaterThan(0);
      for (const call of calls) {
        expect(call.id).not.toBe('');
        expect(toolCall.tools.map((tool) => tool.name)).toContain(call.name);
        expect(call.arguments).toBeTypeOf('object');
        expect(call.arguments).not.toBeNull();
        expect(call.arguments).not.toBeInstanceOf(Array);
      }
      expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);
      expect(events.at(-1)).toEqual({ type: 'done' });
    });

    test('gives nothing when it was aborted before it began', async () => {
      const reason = new Error('hung up');
      await expect(listen(await make(), words, AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    test('stops in the middle when aborted, with the reason of the abort', async () => {
      const model = await make();
      const interruption = new AbortController();
      const reason = new Error('the caller spoke');
      const heard: ModelEvent[] = [];
      const listening = (async () => {
        for await (const event of model.reply(words, interruption.signal)) {
          heard.push(event);
          interruption.abort(reason);
        }
      })();
      await expect(listening).rejects.toBe(reason);
      expect(heard).toHaveLength(1);
    });

    test('answers again after a reply that was aborted, and after one that was not read to its end', async () => {
      const model = await make();
      await expect(listen(model, words, AbortSignal.abort(new Error('interrupted')))).rejects.toThrow();
      for await (const event of model.reply(words, new AbortController().signal)) {
        expect(event.type).toBe('text');
        break;
      }
      expect((await listen(model, words)).at(-1)).toEqual({ type: 'done' });
    });

    test('keeps two replies at the same time apart', async () => {
      const model = await make();
      const [first, second] = await Promise.all([listen(model, words), listen(model, toolCall)]);
      expect(first.some(({ type }) => type === 'tool-call')).toBe(false);
      expect(second.some(({ type }) => type === 'tool-call')).toBe(true);
    });
  });
}

async function listen(
  model: LanguageModel,
  request: ModelRequest,
  signal = new AbortController().signal,
): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of model.reply(request, signal)) events.push(event);
  return events;
}

const said = (events: readonly ModelEvent[]): string =>
  events.map((event) => (event.type === 'text' ? event.delta : '')).join('');
