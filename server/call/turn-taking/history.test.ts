import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HISTORY_TOKENS, recent, tokensOf } from './history.ts';
import type { ModelMessage } from '../ports.ts';

const text = fc
  .tuple(fc.constantFrom('yes ', 'Tuesday at three, please. ', '你好', '{"a":1}', ''), fc.nat(200))
  .map(([part, times]) => part.repeat(times).slice(0, 2_000));
const spoken = fc.oneof(
  text.map((content): ModelMessage[] => [{ role: 'user', content }]),
  text.map((content): ModelMessage[] => [{ role: 'assistant', content }]),
  text.map((content): ModelMessage[] => [{ role: 'system', content }]),
  fc.tuple(text, fc.array(text, { minLength: 1, maxLength: 3 })).map(([content, results]): ModelMessage[] => [
    {
      role: 'assistant',
      content,
      toolCalls: results.map((words, id) => ({ id: `${id}`, name: 'look', arguments: { words } })),
    },
    ...results.map((result, id): ModelMessage => ({
      role: 'tool',
      callId: `${id}`,
      name: 'look',
      content: result,
    })),
  ]),
);
const history = fc.array(spoken, { minLength: 1, maxLength: 120 }).map((each) => each.flat());

const total = (messages: readonly ModelMessage[]): number =>
  messages.reduce((sum, message) => sum + tokensOf(message), 0);

describe('the history that a model gets', () => {
  test("it stays within the bound, and keeps its order, its end and the caller's last words", () => {
    fc.assert(
      fc.property(history, (messages) => {
        const kept = recent(messages);
        expect(total(kept)).toBeLessThanOrEqual(HISTORY_TOKENS);
        expect(kept).toEqual(messages.filter((message) => kept.includes(message)));
        expect(kept.at(-1)).toBe(messages.at(-1));
        const last = messages.findLast(({ role }) => role === 'user');
        if (last !== undefined) expect(kept).toContain(last);
      }),
      { numRuns: 200 },
    );
  });

  test('it never separates a tool call from its results', () => {
    fc.assert(
      fc.property(history, (messages) => {
        const kept = recent(messages);
        for (const [at, message] of messages.entries()) {
          if (message.role !== 'tool') continue;
          const asked = messages.slice(0, at).findLast(({ role }) => role !== 'tool');
          expect(kept.includes(message)).toBe(asked !== undefined && kept.includes(asked));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('it is complete where it fits', () => {
    const messages: ModelMessage[] = Array.from({ length: 200 }, (_, turn) => ({
      role: turn % 2 === 0 ? 'user' : 'assistant',
      content: 'Could I come on Tuesday afternoon, at about three, with my son?',
    }));
    expect(recent(messages)).toBe(messages);
  });

  test("it keeps the caller's last words, however long a human agent has talked since", () => {
    const caller: ModelMessage = { role: 'user', content: 'I am Anna.' };
    const person = Array.from({ length: 100 }, (): ModelMessage => ({
      role: 'system',
      content: 'word '.repeat(300),
    }));
    const kept = recent([caller, ...person]);
    expect(kept[0]).toBe(caller);
    expect(total(kept)).toBeLessThanOrEqual(HISTORY_TOKENS);
  });
});
