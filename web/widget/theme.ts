/** The colour of the widget, and what can be read on it. */

/** The colour of a site that gives none, or none that is one. */
const USUAL = '#0b6b63';

export interface Theme {
  readonly color: string;
  /** Black or white, whichever is read better on it: one of them always has a contrast of 4.5 or more. */
  readonly onColor: '#000' | '#fff';
}

export function themeOf(color: string | undefined): Theme {
  const given = color !== undefined && /^#[\da-f]{6}$/i.test(color) ? color : USUAL;
  return { color: given, onColor: luminance(given) > 0.179 ? '#000' : '#fff' };
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
