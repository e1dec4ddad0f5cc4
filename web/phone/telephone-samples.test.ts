import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeSample } from './mu-law.ts';
import { CHUNK, TelephoneSamples } from './telephone-samples.ts';

test('a second of sound gives fifty chunks, whatever its rate and block size', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(16_000, 44_100, 48_000, 96_000),
      fc.integer({ min: 1, max: 4096 }),
      (rate, block) => {
        const samples = new TelephoneSamples(rate);
        const second = new Float32Array(rate);
        const chunks = [];
        for (let at = 0; at < rate; at += block)
          chunks.push(...samples.take(second.subarray(at, at + block)));
        expect(chunks.length).toBeGreaterThanOrEqual(49);
        expect(chunks.length).toBeLessThanOrEqual(50);
        expect(chunks.every((chunk) => chunk.length === CHUNK)).toBe(true);
      },
    ),
    { numRuns: 30 },
  );
});

test('a tone of the voice keeps its pitch, and one above the telephone band is damped', () => {
  const loudness = (hertz: number) => {
    const samples = new TelephoneSamples(48_000);
    const tone = Float32Array.from(
      { length: 48_000 },
      (_, i) => 0.5 * Math.sin((2 * Math.PI * hertz * i) / 48_000),
    );
    const bytes = samples.take(tone).flatMap((chunk) => [...chunk]);
    return Math.sqrt(bytes.reduce((sum, byte) => sum + decodeSample(byte) ** 2, 0) / bytes.length);
  };
  expect(loudness(440)).toBeGreaterThan(0.33);
  expect(loudness(7_900)).toBeLessThan(0.1);
});
