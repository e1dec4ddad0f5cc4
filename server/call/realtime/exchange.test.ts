/** The exchange with a model that hears and speaks. The numbers are SPEC.md's. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exchange, type ExchangeEvent, type ExchangeEffect, initialExchange } from './exchange.ts';

function run(events: readonly ExchangeEvent[]): ExchangeEffect[] {
  let state = initialExchange;
  return events.flatMap((event) => {
    const step = exchange(state, event);
    ({ state } = step);
    return step.effects.filter(({ type }) => type !== 'set-timer' && type !== 'stop-timer');
  });
}

test('[R4] [R5] a round that is asked for while one is stopped begins behind it, unless it was dropped too', () => {
  const stopping: ExchangeEvent[] = [
    { type: 'asked', round: 1 },
    { type: 'dropped', round: 1 },
    { type: 'asked', round: 2 },
  ];
  const cancelled = { type: 'answered', how: 'cancelled' } as const;
  expect(run(stopping)).toEqual([{ type: 'respond', round: 1 }, { type: 'cancel' }]);
  expect(run([...stopping, cancelled]).at(-1)).toEqual({ type: 'respond', round: 2 });
  expect(run([...stopping, { type: 'dropped', round: 2 }, cancelled])).toHaveLength(2);
});

const round = fc.integer({ min: 1, max: 4 });
const any: fc.Arbitrary<ExchangeEvent> = fc.oneof(
  fc.record({ type: fc.constant('asked' as const), round }),
  fc.record({ type: fc.constant('dropped' as const), round }),
  fc.constant<ExchangeEvent>({ type: 'progress' }),
  fc.constantFrom<ExchangeEvent>(
    { type: 'answered', how: 'completed' },
    { type: 'answered', how: 'cancelled' },
    { type: 'failed' },
    { type: 'timer', timer: 'words' },
  ),
);

test('[R4] [R7] never two answers at once, and nothing after it is lost', () => {
  fc.assert(
    fc.property(fc.array(any, { maxLength: 40 }), (events) => {
      let state = initialExchange;
      let running = false;
      let lost = 0;
      for (const event of events) {
        const wasLost = state.lost;
        if (event.type === 'answered') running = false;
        const step = exchange(state, event);
        ({ state } = step);
        for (const { type } of step.effects) {
          expect(wasLost).toBe(false);
          if (type === 'respond') {
            if (state.answer.name === 'running' && event.type === 'asked' && running) continue;
            running = true;
          }
          if (type === 'lose') lost += 1;
        }
      }
      expect(lost).toBeLessThanOrEqual(1);
    }),
  );
});

test('[R2] every turn that was begun is told once, with its words, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { maxLength: 12 }), (order) => {
      const turns = ['a', 'b', 'c', 'd'];
      const ended = turns.flatMap((turn): ExchangeEvent[] => [
        { type: 'sound-started', turn },
        { type: 'sound-ended', turn },
      ]);
      const named = [...new Set([...order.map((at) => turns[at] ?? 'a'), ...turns])];
      const effects = run([
        ...ended,
        ...named.map((turn): ExchangeEvent => ({ type: 'turn', turn, text: turn })),
      ]);
      expect(effects.filter(({ type }) => type === 'tell-turn')).toEqual([
        { type: 'tell-turn', text: 'a b c d', turns },
      ]);
    }),
  );
});
