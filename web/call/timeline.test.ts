import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeIn, timeline, turnAt } from './timeline.ts';

const START = Date.UTC(2026, 2, 10, 15);
const turn = (position: number, speaker: 'caller' | 'receptionist', ms: number, said = 'words') => ({
  position,
  speaker,
  said,
  at: new Date(START + ms).toISOString(),
});

test("the receptionist's turns begin at their noted time, and a caller's as much earlier as it takes to say them", () => {
  const beginnings = timeline([
    turn(0, 'receptionist', 200),
    turn(1, 'caller', 9_000, 'I would like a haircut on Tuesday, please'),
    turn(2, 'receptionist', 9_400),
  ]);
  expect(beginnings.map(({ at }) => at - START)).toEqual([200, 9_000 - 700 - 8 * 330, 9_400]);
  const heard = [0, 200, 5_000, 5_700, 9_399, 9_400, 60_000].map((ms) => turnAt(beginnings, START + ms));
  expect(heard).toEqual([null, 0, 0, 1, 1, 2, 2]);
});

test('no turn begins before the one before it', () => {
  const turns = fc.array(
    fc.record({
      speaker: fc.constantFrom('caller' as const, 'receptionist' as const),
      ms: fc.integer({ min: 0, max: 600_000 }),
      words: fc.integer({ min: 0, max: 60 }),
    }),
  );
  fc.assert(
    fc.property(turns, (given) => {
      const beginnings = timeline(
        given.map(({ speaker, ms, words }, at) => turn(at, speaker, ms, 'word '.repeat(words))),
      );
      expect(beginnings.map(({ at }) => at)).toEqual(
        beginnings.map(({ at }) => at).toSorted((a, b) => a - b),
      );
    }),
  );
});

test('a moment is found in its part of the recording, and one that was not recorded in the nearest part', () => {
  const parts = [
    { startedAt: new Date(START).toISOString(), durationMs: 10_000 },
    { startedAt: new Date(START + 15_000).toISOString(), durationMs: 5_000 },
  ];
  const at = (ms: number) => placeIn(parts, START + ms);
  expect(at(-50)).toEqual({ part: 0, seconds: 0 });
  expect(at(2_500)).toEqual({ part: 0, seconds: 2.5 });
  expect(at(12_000)).toEqual({ part: 0, seconds: 10 });
  expect(at(16_000)).toEqual({ part: 1, seconds: 1 });
  expect(at(99_000)).toEqual({ part: 1, seconds: 5 });
});
