import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SpokenText } from './spoken-text.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'é', '7', '.', ' ', '\n', '🙂') });

test('the pieces in order are the text, whatever is counted', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ added: text, letters: fc.array(fc.nat(20)) })), (steps) => {
      const spoken = new SpokenText();
      let pieces = '';
      for (const { added, letters } of steps) {
        spoken.add(added);
        for (const count of letters) pieces += spoken.take(count);
      }
      expect(pieces + spoken.takeRest()).toBe(steps.map(({ added }) => added).join(''));
    }),
  );
});

test('a piece has as many letters as were counted, and the blanks behind them', () => {
  const spoken = new SpokenText();
  spoken.add('Yes, at nine. ');
  expect(spoken.take(4)).toBe('Yes, ');
  expect(spoken.take(3)).toBe('at n');
  expect(spoken.take(90)).toBe('ine. ');
});

test('the last addition counts as begun with its first letter', () => {
  const spoken = new SpokenText();
  spoken.add('One. ');
  spoken.add(' Two.');
  spoken.take(4);
  expect(spoken.lastHasBegun).toBe(false);
  spoken.take(1);
  expect(spoken.lastHasBegun).toBe(true);
});
