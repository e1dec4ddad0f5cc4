/** The verdict on a call: what one sign alone never does, and what an honest caller can always rely on. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SPAM_FILTERS } from '../../db/schema.ts';
import { languageOf } from '../languages/languages.ts';
import { Screening } from './screening.ts';
import { type CallFacts, signsIn, spamScore } from './unwanted.ts';

const english = languageOf('en-US');
const count = fc.integer({ min: 0, max: 8 });
const facts: fc.Arbitrary<CallFacts> = fc.record({
  filter: fc.constantFrom(...SPAM_FILTERS),
  salesMayLeaveMessage: fc.boolean(),
  known: fc.boolean(),
  served: fc.boolean(),
  emergency: fc.boolean(),
  errand: fc.boolean(),
  forged: fc.boolean(),
  silentStart: fc.boolean(),
  reports: count,
  turns: count,
  recordings: count,
  keyPress: fc.boolean(),
  sales: count,
});
/** Of a stranger of whom nothing good is known. */
const strangers = facts.map((each) => ({
  ...each,
  known: false,
  served: false,
  emergency: false,
  errand: false,
}));
const isSpam = (each: CallFacts) => spamScore(each).verdict === 'spam';

test('nobody is refused who is known, served, in danger or on an errand, nor anybody where the filter is off', () => {
  const good = fc.constantFrom<Partial<CallFacts>>(
    { known: true },
    { served: true },
    { emergency: true },
    { errand: true },
    { filter: 'off' },
  );
  fc.assert(
    fc.property(facts, good, (each, change) => {
      expect(spamScore({ ...each, ...change }).verdict).toBe('honest');
    }),
  );
});

test('what is refused carefully is refused strictly too', () => {
  fc.assert(
    fc.property(strangers, (each) => {
      if (isSpam({ ...each, filter: 'careful' })) expect(isSpam({ ...each, filter: 'strict' })).toBe(true);
    }),
  );
});

test('a careful filter refuses nobody after one sentence unless two signs agree', () => {
  fc.assert(
    fc.property(strangers, (each) => {
      const { verdict, why } = spamScore({ ...each, filter: 'careful', turns: 1 });
      if (verdict === 'spam') expect(why.length).toBeGreaterThanOrEqual(2);
    }),
  );
});

test('one more sign never makes a call less unwanted', () => {
  const worse = fc.constantFrom<(each: CallFacts) => CallFacts>(
    (each) => ({ ...each, forged: true }),
    (each) => ({ ...each, silentStart: true }),
    (each) => ({ ...each, keyPress: true }),
    (each) => ({ ...each, reports: each.reports + 1 }),
    (each) => ({ ...each, recordings: each.recordings + 1 }),
  );
  fc.assert(
    fc.property(strangers, worse, (each, change) => {
      if (isSpam(each)) expect(isSpam(change(each))).toBe(true);
    }),
  );
});

test('who sells is refused only where they may not leave a message', () => {
  const seller = { ...honest(), turns: 2, sales: 4, filter: 'strict' } as const;
  expect(spamScore({ ...seller, salesMayLeaveMessage: true }).verdict).toBe('doubtful');
  expect(spamScore({ ...seller, salesMayLeaveMessage: false }).verdict).toBe('spam');
});

function honest(): CallFacts {
  return {
    ...{ filter: 'careful', salesMayLeaveMessage: true, known: false, served: false, emergency: false },
    ...{ errand: false, forged: false, silentStart: false, reports: 0, turns: 1, recordings: 0, sales: 0 },
    keyPress: false,
  };
}

const PITCHES = [
  "We've been trying to reach you about your car's extended warranty. This is the final notice. Press one to speak to an agent.",
  'This is an automated message. Your Google business listing is not verified. Press 1 now to speak with a specialist.',
  'You qualify for a rate reduction. Lower your electricity rate today, press two to talk to an advisor.',
  'Your social security number has been suspended. Legal action will be taken. Press one to speak to an officer.',
];

const screeningOf = (forged: boolean, spamFilter: CallFacts['filter'] = 'careful') =>
  new Screening({ spamFilter, salesMayLeaveMessage: true, trade: 'barber', language: 'en-US' }, english, {
    forged,
    isServed: () => false,
  });

describe('a recorded pitch', () => {
  test.each(PITCHES)('is ended politely by a careful receptionist: %s', (words) => {
    expect(screeningOf(false).hear(words)).toEqual({ type: 'end', say: english.unwanted.goodbye });
  });

  test.each(PITCHES)('is answered where the filter is off: %s', (words) => {
    expect(screeningOf(false, 'off').hear(words).type).toBe('answer');
  });

  test('is told before anything is prepared, without being counted as a turn', () => {
    const screening = screeningOf(false);
    for (const words of PITCHES) expect(screening.wouldEnd(words)).toBe(true);
    expect(screening.unwanted()).toBeNull();
    expect(screening.hear('Hi, what time do you open?').type).toBe('answer');
  });

  test('in which somebody tells of danger is answered', () => {
    expect(screeningOf(true).hear(`${PITCHES[0] ?? ''} Help, my husband is not breathing.`).type).toBe(
      'answer',
    );
  });

  test('from a trusted number is answered, unless its signature is false', () => {
    const [pitch = ''] = PITCHES;
    for (const forged of [false, true]) {
      const screening = screeningOf(forged);
      screening.know({ known: true, reports: 0 });
      expect(screening.hear(pitch).type).toBe(forged ? 'end' : 'answer');
    }
  });
});

test.each([
  [
    'Hi, I got an automated message and a final notice from you.',
    'I received a text that my card was charged twice.',
  ],
  [
    'I have a letter here with a final notice.',
    'Your letter says legal action will be taken, but I paid at the desk.',
  ],
])('who asks about what came to them is answered: %s', (...turns) => {
  const screening = screeningOf(false);
  screening.silent();
  for (const words of turns) expect(screening.hear(words).type).not.toBe('end');
});

test('silence and a false signature alone end no call', () => {
  const screening = screeningOf(true);
  screening.silent();
  expect(screening.unwanted()).toBeNull();
});

test('the signs are found in any text without failing', () => {
  fc.assert(fc.property(fc.string({ maxLength: 10_000 }), (words) => signsIn(words, english).sales >= 0));
});
