import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personOf } from './person.ts';

test.each([
  ['ann.sand@gmail.com', 'annsand@gmail.com'],
  ['a.n.n.sand+trial2@googlemail.com', 'annsand@gmail.com'],
  ['ann+1@pier.test', 'ann@pier.test'],
  ['+1@pier.test', '+1@pier.test'],
])('%s and %s count as one person', (one, other) => {
  expect(personOf(one)).toBe(personOf(other));
});

test.each([
  ['ann.sand@pier.test', 'annsand@pier.test'],
  ['ann@pier.test', 'ann@quay.test'],
  ['ann@gmail.com', 'ann@gmail.com.pier.test'],
  ['+1@pier.test', '+2@pier.test'],
])('%s and %s count as two people', (one, other) => {
  expect(personOf(one)).not.toBe(personOf(other));
});

const letters = fc.stringMatching(/^[a-z]{1,12}$/);

test('a Google mailbox is one person however it is written, and the key does not reveal who it is', () => {
  fc.assert(
    fc.property(letters, fc.array(fc.boolean()), letters, (name, dots, tag) => {
      const dotted = name
        .split('')
        .map((letter, at) => (at > 0 && dots[at] === true ? `.${letter}` : letter));
      const key = personOf(`${name}@gmail.com`);
      expect(personOf(`${dotted.join('')}+${tag}@googlemail.com`)).toBe(key);
      expect(key).toMatch(/^person:[\da-f]{64}$/);
    }),
  );
});
