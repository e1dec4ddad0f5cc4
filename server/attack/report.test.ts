import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdown } from '../bench/table.ts';
import type { Meanwhile, Outcome } from './attack.ts';
import { objections, tableOf } from './report.ts';

const WELL = {
  type: 'business as usual',
  alive: true,
  megabytes: 60,
  p50: 5,
  p99: 499.9,
  turnedAway: 0,
} as const;
const outcome = (held: boolean, meanwhile: Meanwhile): Outcome => ({
  name: 'large bodies',
  bound: '16 MB taken',
  seen: '3 MB',
  held,
  meanwhile,
});

test('an attack at its bounds counts as withstood in the table', () => {
  expect(objections(outcome(true, WELL))).toEqual([]);
  expect(markdown(tableOf([outcome(true, WELL)]), undefined)).toMatch(
    /\| large bodies \| 16 MB taken \| 3 MB \| +5 \| 499\.9 \| 60 \| +yes \|/,
  );
});

test.each([
  [false, WELL, 'the bound'],
  [true, { ...WELL, alive: false }, 'the process'],
  [true, { ...WELL, megabytes: 60.1 }, 'memory'],
  [true, { ...WELL, p99: 500 }, 'p99'],
  [true, { ...WELL, p99: NaN }, 'p99'],
  [true, { ...WELL, turnedAway: 2 }, '2 calls turned away'],
  [false, { type: 'an outage' } as const, 'the bound'],
])('the report names a value beyond its bound (%#)', (held, meanwhile, why) => {
  expect(objections(outcome(held, meanwhile))).toEqual([why]);
  expect(tableOf([outcome(held, meanwhile)]).rows[0]?.['held']).toBe(`NO: ${why}`);
});

test('every attack has one row with the same columns', () => {
  const meanwhile = fc.constantFrom<Meanwhile>(WELL, { type: 'an outage' });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), meanwhile), { minLength: 1 }), (all) => {
      const { rows } = tableOf(all.map(([held, each]) => outcome(held, each)));
      expect(rows).toHaveLength(all.length);
      for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(rows[0] ?? {}));
    }),
  );
});
