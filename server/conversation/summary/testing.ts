/** Turns and runs of tools as conversations have them, for the tests of this folder. */
import fc from 'fast-check';
import { SPEAKERS } from '../../../db/schema.ts';
import type { Run, Turn } from './flags.ts';

const START = Date.parse('2026-11-24T15:00:00Z');
const STATUSES = ['booked', 'moved', 'cancelled', 'taken', 'found', 'unknown', 'ask', 'failed'];
const TOOLS = [
  'find_openings',
  'book',
  'reschedule',
  'cancel_booking',
  'find_bookings',
  'answer_question',
  'take_message',
  'ask_for_person',
  'end_call',
];

export const turnAt = (position: number, given: Partial<Turn> = {}): Turn => {
  const said = given.said ?? 'Hello';
  const at = new Date(START + position * 5_000);
  return {
    position,
    speaker: 'caller',
    said,
    heard: said,
    interrupted: false,
    at,
    timings: null,
    ...given,
  };
};

export const runAt = (position: number, name: string, result: Run['result']): Run => ({
  name,
  result,
  at: new Date(START + position * 5_000 + 1),
});

const words = fc.oneof(
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc.constantFrom(
    'This is ridiculous',
    'Great, thank you so much',
    'One moment please, I am looking that up',
  ),
);

/** The turns of a conversation, in their order. */
export const someTurns: fc.Arbitrary<readonly Turn[]> = fc
  .array(
    fc.record({
      speaker: fc.constantFrom(...SPEAKERS),
      said: words,
      interrupted: fc.boolean(),
      firstFrame: fc.option(fc.integer({ min: 0, max: 12_000 })),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map(({ firstFrame, ...each }, position) =>
      turnAt(position, {
        ...each,
        timings: { endOfTurn: null, firstToken: null, firstAudio: firstFrame, firstFrame },
      }),
    ),
  );

export const someRuns: fc.Arbitrary<readonly Run[]> = fc.array(
  fc
    .tuple(
      fc.nat(40),
      fc.constantFrom(...TOOLS),
      fc.constantFrom(...STATUSES),
      fc.option(words, { nil: undefined }),
    )
    .map(([position, name, status, openQuestion]) =>
      runAt(position, name, { status, ...(openQuestion === undefined ? {} : { openQuestion }) }),
    ),
  { maxLength: 12 },
);
