/** Whatever a caller says in whatever order: nothing is done but what a question proposed and a clear yes agreed to. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { call, shop, type Shop } from './testing.ts';

const YES = ['yes', 'fine', 'go on then', 'sure, thanks', "that'll do"];
/** Lines that choose among the times on offer. */
const CHOICES = [
  'the second one',
  'the last one please',
  'three',
  'three thirty works',
  'with Alex please',
  'with Sam',
  'Tuesday at three',
];
const GOODBYES = ['bye', 'ok bye', "no, that's all"];
/** Goodbyes where the question was whether there is anything else. */
const NOTHING_ELSE = ['no', 'no thanks', 'never mind', 'no, that is fine'];
/** Lines that agree to nothing, however much they sound like it. */
const OTHERS = [
  ...['thanks', 'maybe', 'what?', '', 'mmbl', 'hold on'],
  ...[
    'I have a dentist at three',
    'three is no good',
    'is three the latest?',
    'not three, later',
    'I finish at three',
  ],
  ...[
    'with whom?',
    'what time is it again?',
    'how much is it?',
    'a real person please',
    'I am stuck in traffic',
  ],
  ...['a haircut', 'a haircut this week', 'later', 'with Bob', 'book me a haircut'],
  ...[
    'cancel my appointment',
    'reschedule it to Tuesday at three',
    'when is my appointment?',
    'make it three instead',
  ],
  ...[
    'Maria Lopez',
    "it's for my son Leo",
    '2125550147',
    'take a message',
    "I'm good thanks, I need a haircut",
  ],
];

/** What the receptionist may do after what it said and the caller answered. */
interface Agreement {
  /** The choices that it named last. */
  table: readonly string[];
  /** The offers of the times that were agreed to since. */
  agreed: ReadonlySet<string>;
}

/** The shop, which also tells what each offer says. */
function watched(): { readonly answer: Shop; readonly offers: Map<string, string> } {
  const offers = new Map<string, string>();
  const answer: Shop = (request) => {
    const result = shop(request);
    for (const { offer, say } of (result['offers'] ?? []) as { offer: string; say: string }[])
      offers.set(offer, say);
    return result;
  };
  return { answer, offers };
}

test('books, moves, cancels and hangs up only as agreed', async () => {
  const lines = fc.oneof(fc.constantFrom(...YES), fc.constantFrom(...CHOICES, ...GOODBYES, ...NOTHING_ELSE), {
    arbitrary: fc.constantFrom(...OTHERS),
    weight: 3,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(lines, { minLength: 3, maxLength: 14 }), async (said) => {
      const { answer, offers } = watched();
      const caller = call(answer);
      const state: Agreement = { table: [], agreed: new Set() };
      let asked = '';
      for (const line of said) {
        const before = caller.calls.length;
        const proposes = /Shall I (book|move) it|Which|Would you like/.test(asked);
        if (proposes && YES.includes(line) && state.table.length === 1) state.agreed = new Set(state.table);
        if (proposes && CHOICES.includes(line)) state.agreed = new Set(state.table);
        const reply = await caller.says(line);
        expect(reply).not.toBe('');
        for (const [name, args] of caller.calls.slice(before)) {
          if (name === 'book' || name === 'reschedule') expect(state.agreed).toContain(args['offer']);
          if (name === 'cancel_booking') {
            expect(asked).toMatch(/cancel it(, yes or no)?\?$/);
            expect([...YES, 'cancel my appointment']).toContain(line);
          }
          if (name === 'end_call')
            expect(/(any|some)thing else/.test(asked) ? [...GOODBYES, ...NOTHING_ELSE] : GOODBYES).toContain(
              line,
            );
        }
        if (caller.calls.at(-1)?.[0] === 'end_call') return;
        const told = [...offers].filter(([, say]) => reply.includes(say)).map(([offer]) => offer);
        if (told.length > 0) state.table = told;
        // A question that the caller wants to think about stays open.
        if (!reply.includes('take your time')) asked = reply;
      }
    }),
    { numRuns: 300 },
  );
});
