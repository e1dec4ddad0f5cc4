/** What is written of a call that is recorded, and what never is. */
import { expect, test } from 'vitest';
import { HeldRecording } from './held-recording.ts';
import { BYTES_PER_MS, SILENCE } from './ports.ts';

const CONSENT = 'This call is recorded.';

/** A recording in memory, and what was written of each side. */
function open(consent: string | null = null) {
  const written: { caller: number[]; receptionist: number[] } = { caller: [], receptionist: [] };
  let begun = 0;
  const recording = new HeldRecording(() => {
    begun += 1;
    return {
      write({ caller, receptionist }) {
        written.caller.push(...caller);
        written.receptionist.push(...receptionist);
      },
      finish: () => Promise.resolve(null),
    };
  }, consent);
  /** A second of the call, in which the caller says this. */
  const second = (said: number) => {
    for (let piece = 0; piece < 50; piece += 1)
      recording.write({
        caller: new Uint8Array(20 * BYTES_PER_MS).fill(said),
        receptionist: new Uint8Array(20 * BYTES_PER_MS).fill(7),
      });
  };
  return { recording, written, second, begun: () => begun };
}

test('nothing is recorded before the caller has heard the whole sentence that tells so', async () => {
  const { recording, written, second, begun } = open(CONSENT);
  second(1);
  recording.receptionistSaid('Hello, this is the shop. This call is');
  second(1);
  expect(begun()).toBe(0);
  recording.receptionistSaid(`Hello, this is the shop. ${CONSENT}`);
  second(2);
  await recording.finish();
  expect(new Set(written.caller)).toEqual(new Set([2]));
});

test('a turn with a card number is silent on the caller’s side, from before its first word on, and as long as it was', async () => {
  const { recording, written, second } = open();
  for (let at = 0; at < 5; at += 1) second(1);
  // The words are known a moment after they began.
  second(2);
  recording.hold();
  for (let at = 0; at < 12; at += 1) second(2);
  recording.release({ silenced: true });
  for (let at = 0; at < 5; at += 1) second(3);
  await recording.finish();
  expect(written.caller).not.toContain(2);
  expect(written.caller.filter((sample) => sample === SILENCE).length).toBeGreaterThanOrEqual(
    13_000 * BYTES_PER_MS,
  );
  expect(written.caller).toHaveLength(23_000 * BYTES_PER_MS);
  expect(written.caller.at(-1)).toBe(3);
  expect(new Set(written.receptionist)).toEqual(new Set([7]));
});

test('a turn without one is written whole', async () => {
  const { recording, written, second } = open();
  recording.hold();
  for (let at = 0; at < 40; at += 1) second(1);
  recording.release({ silenced: false });
  await recording.finish();
  expect(written.caller).toHaveLength(40_000 * BYTES_PER_MS);
  expect(new Set(written.caller)).toEqual(new Set([1]));
});

test('what was said of a card number in the turn before is silent with the rest of it', async () => {
  const { recording, written, second } = open();
  for (let turn = 0; turn < 2; turn += 1) {
    recording.hold();
    for (let at = 0; at < 8; at += 1) second(2);
  }
  recording.release({ silenced: true });
  await recording.finish();
  expect(new Set(written.caller)).toEqual(new Set([SILENCE]));
});
