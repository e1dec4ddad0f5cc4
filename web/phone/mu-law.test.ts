import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeSample, encodeSample } from './mu-law.ts';

test('samples are encoded as G.711 says', () => {
  expect(encodeSample(0)).toBe(0xff);
  expect(encodeSample(1)).toBe(0x80);
  expect(encodeSample(-1)).toBe(0x00);
  expect(decodeSample(0xff)).toBe(0);
  expect(decodeSample(0x80)).toBeCloseTo(8031 / 8192, 6);
  expect(decodeSample(0x00)).toBeCloseTo(-8031 / 8192, 6);
});

test('every byte but negative zero comes back from its sample', () => {
  for (let byte = 0; byte < 256; byte++) {
    expect(encodeSample(decodeSample(byte))).toBe(byte === 0x7f ? 0xff : byte);
  }
});

test('a sample comes back within half a step of its segment', () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (sample) => {
      // In units of 14 bits, to which it is rounded first: that is off by half a unit at most.
      const loudest = 8_158;
      const wanted = Math.max(-loudest, Math.min(loudest, sample * 8_192));
      const step = 2 ** (Math.floor(Math.log2(Math.abs(wanted) + 33.5)) - 4);
      const off = Math.abs(decodeSample(encodeSample(sample)) * 8_192 - wanted);
      expect(off).toBeLessThanOrEqual(step / 2 + 0.5);
    }),
    { numRuns: 1_000, examples: [[-0.00421142578125]] },
  );
});
