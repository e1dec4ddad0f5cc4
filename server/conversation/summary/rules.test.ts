/** The summary without a model, on made-up conversations of every shape. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OUTCOMES } from '../../../db/schema.ts';
import { languageOf } from '../../languages/languages.ts';
import { draft } from './draft.ts';
import { ruledDraft } from './rules.ts';
import { runAt, someRuns, someTurns, turnAt } from './testing.ts';

const words = languageOf('en-US').summaries;
const conversations = fc.record({
  outcome: fc.option(fc.constantFrom(...OUTCOMES)),
  turns: someTurns,
  runs: someRuns,
});

describe('a summary by rules', () => {
  test('has the shape that a model is asked for, and says nothing longer than a model may', () => {
    fc.assert(
      fc.property(conversations, (found) => {
        const ruled = ruledDraft(found, words);
        const { open, ...rest } = draft.parse(ruled);
        expect(rest).toEqual((({ open: _open, ...others }) => others)(ruled));
        expect(open.length).toBe(ruled.open.length);
      }),
    );
  });

  test('tells of each thing that a tool did, and leaves open what no tool did', () => {
    fc.assert(
      fc.property(conversations, (found) => {
        const { done, open } = ruledDraft(found, words);
        const booked = found.runs.some(
          ({ name, result }) => name === 'book' && result['status'] === 'booked',
        );
        expect(done.includes(words.done.book)).toBe(booked);
        if (booked) expect(open).not.toContain(words.open.wish.book);
        const left = found.runs.some(
          ({ name, result }) => name === 'take_message' && result['status'] === 'taken',
        );
        if (left && open.length < 5) expect(open).toContain(words.open.reply);
      }),
    );
  });

  test('calls nobody content who complained, and nobody unhappy who did not', () => {
    fc.assert(
      fc.property(conversations, (found) => {
        const complained = found.turns.some(
          ({ speaker, said }) => speaker === 'caller' && words.isUnhappy(said),
        );
        expect(ruledDraft(found, words).sentiment === 'bad').toBe(complained);
      }),
    );
  });
});

test('a caller who booked and had a question that nobody could answer is summed up', () => {
  const turns = [
    turnAt(0, { said: 'A haircut on Tuesday, and do you do perms?' }),
    turnAt(1, { said: 'Great, thank you' }),
  ];
  const runs = [
    runAt(0, 'answer_question', { status: 'unknown', openQuestion: 'Do you do perms?' }),
    runAt(0, 'find_openings', { status: 'found' }),
    runAt(1, 'book', { status: 'booked' }),
  ];
  expect(ruledDraft({ outcome: 'booked', turns, runs }, words)).toEqual({
    wanted: 'They had a question. They wanted to book an appointment.',
    done: 'An appointment was booked.',
    open: ['Answer their question: “Do you do perms?”'],
    sentiment: 'good',
    facts: [],
    flags: [],
  });
});

test('a caller who asked for times to move to did not want another appointment', () => {
  const runs = [
    runAt(0, 'find_bookings', { status: 'found' }),
    runAt(1, 'find_openings', { status: 'found' }),
    runAt(2, 'reschedule', { status: 'moved' }),
  ];
  expect(ruledDraft({ outcome: 'moved', turns: [turnAt(0)], runs }, words)).toMatchObject({
    wanted: 'They asked about their appointment. They wanted to move their appointment.',
    open: [],
  });
});

test('a complaint is flagged at its turn', () => {
  const turns = [turnAt(0), turnAt(1, { said: 'This is RIDICULOUS, I have waited an hour' })];
  expect(ruledDraft({ outcome: 'answered', turns, runs: [] }, words)).toMatchObject({
    sentiment: 'bad',
    flags: [{ kind: 'unhappy', turn: 1 }],
  });
});
