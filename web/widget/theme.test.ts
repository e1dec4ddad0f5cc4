import fc from 'fast-check';
import { expect, test } from 'vitest';
import { themeOf } from './theme.ts';

const part = (hex: string) => {
  const value = Number.parseInt(hex, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

test('whatever colour a business picks, its button can be read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xff_ff_ff }), (number) => {
      const color = `#${number.toString(16).padStart(6, '0')}`;
      const theme = themeOf(color);
      expect(theme.color).toBe(color);
      const light =
        0.2126 * part(color.slice(1, 3)) +
        0.7152 * part(color.slice(3, 5)) +
        0.0722 * part(color.slice(5, 7));
      const contrast = theme.onColor === '#fff' ? 1.05 / (light + 0.05) : (light + 0.05) / 0.05;
      expect(contrast).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test.each([undefined, '', 'red', '#12345', 'url(https://x.example)'])('%s is no colour', (color) => {
  expect(themeOf(color)).toEqual(themeOf(undefined));
});
