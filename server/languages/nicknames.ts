/** First names and what they are shortened to. */

/**
 * Tells whether one first name is short for the other: Bob and Robert, and not Bob and Rob.
 * @param lines the first name of each line is the long one
 */
export function nicknames(lines: readonly string[]): (one: string, other: string) => boolean {
  const same = new Map<string, Set<string>>();
  for (const [long = '', ...short] of lines.map((line) => line.split(' ')))
    for (const name of short) {
      same.set(name, new Set([...(same.get(name) ?? []), long]));
      same.set(long, new Set([...(same.get(long) ?? []), name]));
    }
  return (one, other) => same.get(one)?.has(other) === true;
}
