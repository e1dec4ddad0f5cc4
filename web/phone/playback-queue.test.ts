import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeSample } from './mu-law.ts';
import { PlaybackQueue } from './playback-queue.ts';

const tone = (length: number, value = 0.5) => new Uint8Array(length).fill(encodeSample(value));

test('a mark is reached when the audio before it was played, not before', () => {
  const queue = new PlaybackQueue(48_000);
  queue.push(tone(160));
  expect(queue.mark('a')).toBe(false);
  queue.push(tone(160));
  expect(queue.mark('b')).toBe(false);
  // 160 telephone samples are 960 of the loudspeaker's.
  expect(queue.render(new Float32Array(950))).toEqual([]);
  expect(queue.render(new Float32Array(20))).toEqual(['a']);
  expect(queue.render(new Float32Array(2000))).toEqual(['b']);
});

test('a mark with nothing before it is reached at once', () => {
  const queue = new PlaybackQueue(44_100);
  expect(queue.mark('at once')).toBe(true);
});

test('clear stops the sound and gives the waiting marks back in order', () => {
  const queue = new PlaybackQueue(48_000);
  queue.push(tone(160));
  queue.mark('a');
  queue.push(tone(160));
  queue.mark('b');
  queue.render(new Float32Array(100));
  expect(queue.clear()).toEqual(['a', 'b']);
  const after = new Float32Array(100);
  expect(queue.render(after)).toEqual([]);
  expect(after.every((sample) => sample === 0)).toBe(true);
  expect(queue.mark('c')).toBe(true);
});

test('silence fills what is missing, and audio that comes later is played from its start', () => {
  const queue = new PlaybackQueue(16_000);
  queue.render(new Float32Array(500));
  queue.push(tone(80));
  const block = new Float32Array(200);
  queue.render(block);
  expect(block.subarray(0, 160).every((sample) => sample > 0.4)).toBe(true);
  expect(block.subarray(160).every((sample) => sample === 0)).toBe(true);
});

test('upsampling interpolates linearly between samples', () => {
  const queue = new PlaybackQueue(16_000);
  queue.push(Uint8Array.of(encodeSample(0), encodeSample(0.5), encodeSample(0.5)));
  const block = new Float32Array(4);
  queue.render(block);
  expect(block[1]).toBeCloseTo((block[2] ?? 0) / 2, 5);
});

test('every mark comes once and in order, however audio is cut and whatever the rate', () => {
  const pieces = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(pieces, fc.constantFrom(8_000, 22_050, 44_100, 48_000), (lengths, rate) => {
      const queue = new PlaybackQueue(rate);
      const reached: string[] = [];
      lengths.forEach((length, index) => {
        queue.push(tone(length));
        if (queue.mark(String(index))) reached.push(String(index));
        reached.push(...queue.render(new Float32Array(128)));
      });
      const total = lengths.reduce((sum, length) => sum + length, 0);
      reached.push(...queue.render(new Float32Array(Math.ceil((total * rate) / 8000) + 8)));
      expect(reached).toEqual(lengths.map((_, index) => String(index)));
    }),
  );
});
