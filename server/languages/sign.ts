/**
 * A pattern that tells what a text is about; or several, each of which stands anywhere behind the one before. As one pattern
 * with `.*` between, they would take a time that is quadratic in the length of the text.
 */
export type Sign = RegExp | readonly RegExp[];

export function shows(sign: Sign, text: string): boolean {
  let rest = text;
  for (const pattern of sign instanceof RegExp ? [sign] : sign) {
    const found = pattern.exec(rest);
    if (found === null) return false;
    rest = rest.slice(found.index + found[0].length);
  }
  return true;
}

/**
 * What an intent is known by: one of these is enough. A pattern with the flag u reads an utterance as it was written, where
 * a capital tells a name; any other reads its words in lower case, with no marks but those that tell something.
 */
export type Patterns = RegExp | readonly Sign[];
