/**
 * A pattern that tells what a text is about; or several, each of which stands anywhere behind the one before. As one pattern
 * with `.*` between, they would take a time that is quadratic in the length of the text.
 */
export type Sign = RegExp | readonly RegExp[];

/** The text in front of a sign; null: the sign is not there. */
export function beforeSign(sign: Sign, text: string): string | null {
  let before: string | null = null;
  let rest = text;
  for (const pattern of sign instanceof RegExp ? [sign] : sign) {
    const found = pattern.exec(rest);
    if (found === null) return null;
    before ??= rest.slice(0, found.index);
    rest = rest.slice(found.index + found[0].length);
  }
  return before;
}

export const shows = (sign: Sign, text: string): boolean => beforeSign(sign, text) !== null;

/**
 * What an intent is known by: one of these is enough. A pattern with the flag u reads an utterance as it was written, where
 * a capital tells a name; any other reads its words in lower case, with no marks but those that tell something.
 */
export type Patterns = RegExp | readonly Sign[];
