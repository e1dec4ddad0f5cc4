/** How names are written by slips of the finger or the ear. */

/** One slip: a letter left out, doubled or swapped with the next, a vowel for another. */
function slips(name: string): readonly string[] {
  return Array.from(name).flatMap((letter, at) => {
    const [before, after] = [name.slice(0, at), name.slice(at + 1)];
    const doubled = before + letter + letter + after;
    if (at === 0) return [doubled];
    const vowels = 'aeiou'.includes(letter) ? Array.from('aeiou', (vowel) => before + vowel + after) : [];
    const isLast = after === '';
    return isLast
      ? [doubled]
      : [doubled, before + after, before + (after[0] ?? '') + letter + after.slice(1), ...vowels];
  });
}

/** "Thursd", "satur": the rest was not typed. */
const beginnings = (name: string): readonly string[] =>
  Array.from(name, (_, length) => length)
    .filter((length) => length >= 4 && length < name.length - 1)
    .map((length) => name.slice(0, length));

/** What is meant by words that are a slip or a beginning away from one of the names, all in lower case. */
export const slipsOf = (names: readonly string[]): readonly (readonly [written: string, meant: string])[] =>
  names
    .flatMap((name) => [...beginnings(name), ...slips(name)].map((written) => [written, name] as const))
    .filter(([written]) => !names.includes(written));
