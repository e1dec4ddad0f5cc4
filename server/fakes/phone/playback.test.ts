/** The carrier's promises about the audio that it plays. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Playback } from './playback.ts';

const FRAME = 160;
type Sent = { readonly audio: number } | { readonly mark: true } | { readonly wait: number };
const sent: fc.Arbitrary<Sent> = fc.oneof(
  fc.record({ audio: fc.integer({ min: 1, max: 1_000 }) }),
  fc.constant({ mark: true } as const),
  fc.record({ wait: fc.integer({ min: 1, max: 8 }) }),
);

/** Sends all of it, then plays to the end; every mark is noted with the bytes that were heard before it. */
function play(all: readonly Sent[]) {
  const marks: { name: string; bytes: number }[] = [];
  const heard: Buffer[] = [];
  let ticks = 0;
  let bytesSent = 0;
  let playing = 0;
  const owed: number[] = [];
  const playback = new Playback((name) => marks.push({ name, bytes: playing }));
  const tick = () => {
    ticks += 1;
    // What a tick plays is heard when the next begins.
    playing = heard.reduce((sum, { length }) => sum + length, 0);
    const frame = playback.next();
    if (frame !== null) heard.push(frame.audio);
    return frame !== null;
  };
  for (const each of all) {
    if ('audio' in each) {
      playback.play(Buffer.alloc(each.audio, (bytesSent % 100) + 1), ticks * 20);
      bytesSent += each.audio;
    } else if ('mark' in each) {
      playback.mark(String(owed.length));
      owed.push(bytesSent);
    } else for (let n = 0; n < each.wait; n += 1) tick();
  }
  while (tick());
  return { marks, owed, bytesSent, sound: Buffer.concat(heard).filter((sample) => sample !== 0xff).length };
}

test('all audio is heard once, and every mark comes back once, in order', () => {
  fc.assert(
    fc.property(fc.array(sent, { maxLength: 40 }), (all) => {
      const { marks, owed, bytesSent, sound } = play(all);
      expect(sound).toBe(bytesSent);
      expect(marks.map(({ name }) => name)).toEqual(owed.map((_, index) => String(index)));
    }),
  );
});

test('no mark comes back before the audio in front of it was heard', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.record({ audio: fc.constant(FRAME) }), fc.constant({ mark: true } as const)), {
        maxLength: 40,
      }),
      (all) => {
        const { marks, owed } = play(all);
        for (const [index, { bytes }] of marks.entries())
          expect(bytes).toBeGreaterThanOrEqual(owed[index] ?? NaN);
      },
    ),
  );
});

test('audio is heard from its arrival on, without a gap', () => {
  const playback = new Playback(() => undefined);
  playback.play(Buffer.alloc(2 * FRAME), 1_007);
  expect([playback.next()?.at, playback.next()?.at, playback.next()]).toEqual([1_007, 1_027, null]);
  playback.play(Buffer.alloc(FRAME), 2_003);
  expect(playback.next()?.at).toBe(2_003);
});

test('clear silences the line at once, and its marks come back in order', () => {
  const marks: string[] = [];
  const playback = new Playback((name) => marks.push(name));
  playback.play(Buffer.alloc(10 * FRAME), 0);
  playback.mark('one');
  playback.play(Buffer.alloc(10 * FRAME), 0);
  playback.mark('two');
  playback.next();
  playback.clear();
  expect(marks).toEqual(['one', 'two']);
  expect(playback.next()).toBeNull();
  playback.mark('three');
  expect(marks).toEqual(['one', 'two', 'three']);
});
