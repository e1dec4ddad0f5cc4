import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineRate } from './line-rate.ts';
import { decode } from './mu-law.ts';

const RATE = 24_000;

/** A second of a tone as 16-bit little-endian samples. */
function toneOf(hertz: number, amplitude = 8_000): Uint8Array {
  const samples = Int16Array.from({ length: RATE }, (_, index) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * hertz * index) / RATE)),
  );
  return new Uint8Array(samples.buffer);
}

function convert(pieces: readonly Uint8Array[]): Uint8Array {
  const rate = new LineRate();
  return Buffer.concat([...pieces.map((piece) => rate.push(piece)), rate.end()]);
}

const loudness = (audio: Uint8Array): number => {
  // Without its edges, where the tone begins and ends at once.
  const samples = decode(audio).slice(200, -200);
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
};

describe('audio at 24 kHz, on a telephone line', () => {
  test('lasts as long as before', () => {
    expect(convert([toneOf(440)])).toHaveLength(8_000);
  });

  test('keeps what a telephone carries', () => {
    for (const hertz of [300, 1_000, 3_000])
      expect(loudness(convert([toneOf(hertz)])) / (8_000 / Math.SQRT2)).toBeCloseTo(1, 1);
  });

  test('loses what would fold back into speech', () => {
    for (const hertz of [4_300, 5_000, 7_500, 11_000])
      expect(loudness(convert([toneOf(hertz)]))).toBeLessThan(8_000 / 100);
  });

  test('is the same however it was cut on the way', () => {
    const whole = toneOf(700).subarray(0, 3_001);
    const expected = convert([whole]);
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), { maxLength: 12 }), (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
        const pieces = at.slice(1).map((end, index) => whole.subarray(at[index], end));
        expect(convert(pieces)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });
});
