import { expect, test } from 'vitest';
import { decodeSample, encodeSample } from '../phone/mu-law.ts';
import { bothSides } from './both-sides.ts';

const SILENCE = 0xff;

test('one speaker alone is heard unchanged, and two at once are heard together', () => {
  const loud = encodeSample(0.25);
  expect([...bothSides(Uint8Array.of(loud, SILENCE, SILENCE, loud))]).toEqual([loud, loud]);
  const [together] = bothSides(Uint8Array.of(loud, loud));
  expect(decodeSample(together ?? 0)).toBeCloseTo(0.5, 1);
});

test('two loud voices do not overflow', () => {
  const [sum] = bothSides(Uint8Array.of(encodeSample(0.9), encodeSample(0.9)));
  expect(decodeSample(sum ?? 0)).toBeGreaterThan(0.95);
});
