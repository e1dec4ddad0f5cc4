/** The simulated caller's timing: the person alone, 20 ms at a time, without a line or a clock. */
import { expect, test } from 'vitest';
import { Caller } from './caller.ts';
import type { CallStep } from './scenario.ts';
import { framesOf } from './sound.ts';

const FRAME_MS = 20;
const SECOND = { frames: framesOf(new Uint8Array(8_000).fill(0x1e)), firstWordMs: 200 };

/** Lives through a call in which the receptionist is heard in these stretches, or as long as `speaks` says. */
function live(
  steps: readonly CallStep[],
  speaks: (now: number, caller: Caller) => boolean,
  untilMs: number,
): { caller: Caller; did: { at: number; what: string }[] } {
  const caller = new Caller(steps, new Map(steps.map((step) => [step, SECOND])));
  const did: { at: number; what: string }[] = [];
  for (let now = 0; now < untilMs; now += FRAME_MS) {
    const action = caller.next(now, speaks(now, caller) ? now : null);
    const what = action.type === 'press' ? action.digit : action.type;
    if (did.at(-1)?.what !== what || action.type === 'press') did.push({ at: now, what });
    if (action.type === 'hang-up') break;
  }
  return { caller, did };
}
const from =
  (...stretches: readonly (readonly [number, number])[]) =>
  (now: number) =>
    stretches.some(([begin, end]) => now >= begin && now < end);

test('a caller waits until the other side has finished, however long that takes', () => {
  const { did } = live([{ do: 'say', words: 'hello' }], from([200, 3_000], [3_400, 5_000]), 8_000);
  expect(did.find(({ what }) => what === 'speak')?.at).toBe(5_000 - FRAME_MS + 700);
});

test('a caller interrupts the set time after the other side began, and ignores what was said before', () => {
  const steps: CallStep[] = [
    { do: 'interrupt', words: 'wait', afterMs: 900 },
    { do: 'say', words: 'next' },
  ];
  // The old sentence goes on for a while after the interruption; the answer comes later.
  const { caller, did } = live(steps, from([1_000, 3_200], [4_000, 5_000]), 8_000);
  expect(did.filter(({ what }) => what === 'speak').map(({ at }) => at)).toEqual([
    1_900,
    5_000 - FRAME_MS + 700,
  ]);
  expect(caller.exchanges[0]).toMatchObject({
    beganAt: 1_900,
    firstWordAt: 2_100,
    endedAt: 2_900,
    answeredAt: 4_000,
  });
});

test('keys are pressed one after the other, and silence before the answer is asked for unless they end with #', () => {
  const { caller, did } = live([{ do: 'press', keys: '12' }], from([0, 500]), 2_500);
  expect(
    did
      .filter(({ what }) => /\d/.test(what))
      .map(({ at, what }) => [at - (did.find(({ what: key }) => key === '1')?.at ?? 0), what]),
  ).toEqual([
    [0, '1'],
    [260, '2'],
  ]);
  expect(caller.quietOnPurpose).toBe(true);
  expect(live([{ do: 'press', keys: '12#' }], from([0, 500]), 2_500).caller.quietOnPurpose).toBe(false);
});

test('a caller hangs up in the middle of a line', () => {
  const { did } = live([{ do: 'hang-up-saying', words: 'on Wednesday' }], from([0, 500]), 5_000);
  const [begin, end] = [did.find(({ what }) => what === 'speak')?.at ?? NaN, did.at(-1)];
  expect(end).toEqual({ at: begin + 600, what: 'hang-up' });
});

test('a caller keeps silent whatever is asked, and that silence counts as wanted', () => {
  const { caller, did } = live(
    [{ do: 'be-silent', ms: 20_000 }, { do: 'hear-goodbye' }],
    from([0, 500], [9_000, 10_000]),
    20_000,
  );
  expect(did).toEqual([{ at: 0, what: 'listen' }]);
  expect(caller.quietOnPurpose).toBe(true);
  expect(caller.complaint).toBeNull();
});

test('a caller hangs up in the middle of a sentence when something has happened elsewhere', () => {
  let asked = 0;
  const happened = () => (asked += 1) > 50;
  const { did } = live([{ do: 'hang-up-when', happened }], from([0, 9_000]), 9_000);
  expect(did.at(-1)).toEqual({ at: 50 * FRAME_MS, what: 'hang-up' });
});

test('a caller gives up on a line that stays silent', () => {
  const { caller, did } = live([{ do: 'hear-goodbye' }], from([0, 500]), 30_000);
  expect(caller.complaint).toContain('gave up');
  expect(did.at(-1)?.at).toBeLessThan(16_000);
});
