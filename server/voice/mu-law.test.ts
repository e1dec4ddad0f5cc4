import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, decodeSample, encode, encodeSample, halveRate } from './mu-law.ts';

const tone = (hertz: number): Int16Array =>
  Int16Array.from({ length: 8000 }, (_, index) => 10_000 * Math.sin((2 * Math.PI * hertz * index) / 16_000));

const rms = (samples: Float32Array): number => Math.hypot(...samples) / Math.sqrt(samples.length);

describe('mu-law', () => {
  test('matches the limits of G.711', () => {
    expect([0, 32_767, -32_768, 8, -8].map(encodeSample)).toEqual([0xff, 0x80, 0x00, 0xfe, 0x7e]);
    expect([0xff, 0x7f, 0x80, 0x00].map(decodeSample)).toEqual([0, 0, 32_124, -32_124]);
  });

  test('gives every byte but negative zero back from its sample', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index).filter((byte) => byte !== 0x7f);
    expect(encode(decode(bytes))).toEqual(bytes);
  });

  test('gives a sample back within half a step', () => {
    fc.assert(
      fc.property(fc.integer({ min: -32_635, max: 32_635 }), (sample) => {
        const error = Math.abs(decodeSample(encodeSample(sample)) - sample);
        expect(error).toBeLessThanOrEqual(4 + Math.abs(sample) / 16);
      }),
    );
  });

  test('passes the voice band, and removes what would fold back into it', () => {
    for (const hertz of [200, 1000, 3000]) expect(rms(halveRate(tone(hertz)))).toBeCloseTo(7071, -3);
    for (const hertz of [4300, 5000, 7000])
      expect(rms(halveRate(tone(hertz)).subarray(50, -50))).toBeLessThan(40);
  });
});
