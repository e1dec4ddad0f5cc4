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

test('a sample comes back within one step of its segment', () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (sample) => {
      const off = Math.abs(decodeSample(encodeSample(sample)) - sample);
      expect(off).toBeLessThanOrEqual(Math.max(2 / 8192, Math.abs(sample) / 31));
    }),
  );
});
