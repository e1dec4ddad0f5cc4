/** The transfer machine, against a telephone company in virtual time: whatever happens, nobody is stranded. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Phone, Plan } from './testing-plan.ts';
import { live } from './testing-world.ts';

const PHONES: readonly Phone[] = [
  'takes-it',
  'declines',
  'machine',
  'no-answer',
  'busy',
  'failed',
  'refused',
  'takes-it-and-leaves',
];

const maybe = (most: number) => fc.option(fc.nat(most), { freq: 3 });
const plans = fc.record({
  mode: fc.constantFrom('warm' as const, 'warm' as const, 'cold' as const),
  phones: fc.array(
    fc.record({
      position: fc.nat(2),
      phone: fc.constantFrom(...PHONES),
      afterMs: fc.integer({ min: 200, max: 25_000 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  callerHangsUpAtMs: maybe(40_000),
  cancelledAtMs: maybe(40_000),
  moveBreaks: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.constant(true)),
  seed: fc.integer(),
});

/** Numbers that look like chance, the same for the same seed. */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test('of 1,000 transfers no caller is stranded, and nobody talks to a machine or without the key', () => {
  const outcomes = new Set<string>();
  fc.assert(
    fc.property(plans, ({ seed, ...plan }) => {
      const { transfer, callerAt, bridged, leftRinging } = live({ ...plan, chance: chanceOf(seed) });
      const { phase } = transfer;
      expect(phase.name).toBe('ended');
      if (phase.name === 'ended') outcomes.add(phase.outcome);
      expect(['receptionist', 'gone', 'over']).toContain(callerAt);
      // They are let go only after they have talked with somebody.
      if (callerAt === 'over') expect(phase).toMatchObject({ outcome: 'answered' });
      for (const { phone, pressedOne } of bridged) {
        expect(pressedOne).toBe(true);
        expect(phone).not.toBe('machine');
      }
      expect(leftRinging).toBe(0);
    }),
    { numRuns: 1_000, seed: 12 },
  );
  expect([...outcomes].sort()).toEqual([
    'answered',
    'busy',
    'caller-hung-up',
    'cancelled',
    'declined',
    'failed',
    'no-answer',
    'voicemail',
  ]);
});

const one = (phone: Phone, more: Partial<Plan> = {}): Plan => ({
  mode: 'warm',
  phones: [{ position: 0, phone, afterMs: 5_000 }],
  callerHangsUpAtMs: null,
  cancelledAtMs: null,
  moveBreaks: false,
  chance: chanceOf(1),
  ...more,
});

describe('the outcome of one phone', () => {
  test.each([
    ['takes-it', 'answered', 'over'],
    ['declines', 'declined', 'receptionist'],
    ['machine', 'voicemail', 'receptionist'],
    ['no-answer', 'no-answer', 'receptionist'],
    ['busy', 'busy', 'receptionist'],
    ['failed', 'failed', 'receptionist'],
    ['refused', 'failed', 'receptionist'],
  ] as const)('that %s is "%s", and the caller is at: %s', (phone, outcome, callerAt) => {
    const lived = live(one(phone));
    expect(lived.transfer.phase).toMatchObject({ name: 'ended', outcome });
    expect(lived.callerAt).toBe(callerAt);
  });
});

test('the second phone rings when the first is not answered, and takes the call', () => {
  const phones = [
    { position: 0, phone: 'no-answer', afterMs: 10_000 },
    { position: 1, phone: 'takes-it', afterMs: 4_000 },
  ] as const;
  const { transfer, bridged } = live(one('takes-it', { phones }));
  expect(transfer.phase).toMatchObject({ outcome: 'answered', leg: 'leg-1' });
  expect(bridged).toHaveLength(1);
});

test('of phones that ring at once the first that takes the call has it, and the others stop ringing', () => {
  const phones = [8_000, 3_000, 5_000].map((afterMs) => ({
    position: 0,
    phone: 'takes-it' as const,
    afterMs,
  }));
  const { transfer, bridged, leftRinging } = live(one('takes-it', { phones }));
  expect(transfer.phase).toMatchObject({ outcome: 'answered', leg: 'leg-1' });
  expect(bridged).toHaveLength(1);
  expect(leftRinging).toBe(0);
});

test('a caller who hangs up while it rings is a missed transfer, and the phone stops ringing', () => {
  const { transfer, leftRinging } = live(one('no-answer', { callerHangsUpAtMs: 2_000 }));
  expect(transfer.phase).toMatchObject({ outcome: 'caller-hung-up' });
  expect(leftRinging).toBe(0);
});

test('a caller who cannot be moved stays with the receptionist, and the person is let go', () => {
  const { transfer, callerAt, leftRinging } = live(one('takes-it', { moveBreaks: true }));
  expect(transfer.phase).toMatchObject({ outcome: 'failed' });
  expect(callerAt).toBe('receptionist');
  expect(leftRinging).toBe(0);
});
