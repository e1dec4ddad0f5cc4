/** Calls that lead nowhere: the caller does not hear the same sentence without end. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { call } from './testing.ts';

const UTTERANCES = [
  'yes please',
  'no',
  'no, only Sunday',
  'thanks',
  'pardon?',
  'hold on',
  'haircut',
  'a haircut on Tuesday at three',
  'a haircut on Wednesday',
  'cancel my appointment',
  'move my appointment',
  'Maria Lopez',
  'Tim',
  'the purple elephant sings',
  'how much is it?',
  '5',
  'tell Sam I called',
  'I do not know',
];
const MOST_IN_A_ROW = 3;

test('no sentence is said more than three times in a row, whatever the caller repeats', async () => {
  const pools = fc
    .uniqueArray(fc.constantFrom(...UTTERANCES), { minLength: 1, maxLength: 3 })
    .chain((pool) => fc.array(fc.constantFrom(...pool), { minLength: 6, maxLength: 12 }));
  await fc.assert(
    fc.asyncProperty(pools, async (lines) => {
      const caller = call();
      let [last, row] = ['', 0];
      for (const line of lines) {
        const said = await caller.says(line);
        row = said === last ? row + 1 : 1;
        last = said;
        expect(row, `${said} (${lines.join(' / ')})`).toBeLessThanOrEqual(MOST_IN_A_ROW);
        if (caller.calls.at(-1)?.[0] === 'end_call') return;
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['Which of three?', 'a haircut on Wednesday', 'yes please'],
  ['A closed day.', 'a haircut on Sunday', 'a haircut on Sunday'],
])('the third time a message is offered: %s', async (_, first, again) => {
  const caller = call();
  await caller.says(first);
  const said = [await caller.says(again), await caller.says(again), await caller.says(again)];
  expect(said.join('\n')).toContain('Should I take a message');
});
