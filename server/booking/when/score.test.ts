import { expect, test } from 'vitest';
import { score } from './testing-score.ts';

const scored = score();

test('no phrase of the score is understood wrongly with confidence', () => {
  expect(scored.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
});

test('98 of a hundred phrases of the score are understood, the others asked back', () => {
  const right = scored.filter(({ verdict }) => verdict === 'right');
  expect(scored.length).toBeGreaterThan(250);
  expect(right.length / scored.length).toBeGreaterThanOrEqual(0.98);
});
