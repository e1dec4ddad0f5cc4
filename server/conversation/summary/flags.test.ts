/** The flags of a conversation, on made-up ones of every shape. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder, measuredFlags } from './flags.ts';
import { runAt, someRuns, someTurns, turnAt } from './testing.ts';

const kindsOf = (...given: Parameters<typeof measuredFlags>) =>
  measuredFlags(...given).map(({ kind, position }) => `${kind} at ${position}`);

test('each flag belongs to a turn of the conversation, comes once and in order, and ten times of a kind at most', () => {
  fc.assert(
    fc.property(someTurns, someRuns, (turns, runs) => {
      const flags = measuredFlags(turns, runs);
      for (const { position, at } of flags)
        expect(turns.find((turn) => turn.position === position)?.at).toEqual(at);
      expect(inOrder(flags.toReversed())).toEqual(flags);
      expect(new Set(flags.map(({ kind, position }) => `${kind} ${position}`)).size).toBe(flags.length);
      for (const of of Map.groupBy(flags, ({ kind }) => kind).values())
        expect(of.length).toBeLessThanOrEqual(10);
    }),
  );
});

test('a question without an answer is flagged where the caller asked it', () => {
  const turns = [turnAt(0), turnAt(1, { speaker: 'receptionist' }), turnAt(2), turnAt(3)];
  const runs = [runAt(2, 'answer_question', { status: 'unknown', openQuestion: 'Do you do perms?' })];
  expect(kindsOf(turns, runs)).toEqual(['unanswered at 2']);
});

test('one interruption is no flag, two are', () => {
  const spoken = (position: number, interrupted: boolean) =>
    turnAt(position, { speaker: 'receptionist', said: `Number ${position}`, interrupted });
  expect(kindsOf([spoken(0, true), spoken(1, false)], [])).toEqual([]);
  expect(kindsOf([spoken(0, true), spoken(1, true)], [])).toEqual(['talked-over at 0', 'talked-over at 1']);
});

test('an answer that came after more than four seconds is flagged', () => {
  const after = (firstFrame: number) =>
    turnAt(0, {
      speaker: 'receptionist',
      timings: { endOfTurn: null, firstToken: null, firstAudio: null, firstFrame },
    });
  expect(kindsOf([after(4_000)], [])).toEqual([]);
  expect(kindsOf([after(4_001)], [])).toEqual(['dead-air at 0']);
});

test('a long sentence of the receptionist that is said again is flagged, whatever its commas', () => {
  const say = (position: number, said: string) => turnAt(position, { speaker: 'receptionist', said });
  const turns = [
    say(0, 'Which day would suit you best, please?'),
    say(1, 'One moment.'),
    say(2, 'which day would suit you best please'),
    say(3, 'One moment.'),
    turnAt(4, { said: 'Which day would suit you best, please?' }),
  ];
  expect(kindsOf(turns, [])).toEqual(['repeated at 2']);
});
