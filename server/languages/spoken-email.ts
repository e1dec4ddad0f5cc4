/** E-mail addresses as people say them, and as they are spelled back. */

/** The words of a language for an address. */
interface EmailWords {
  /** What is said for the signs: "at", "dot". */
  readonly signs: Readonly<Record<string, string>>;
  /** Signs of several words, which are written as one before anything is read: "guion bajo". */
  readonly phrases?: readonly (readonly [RegExp, string])[];
  /** What stands before an address, and in none. */
  readonly before: ReadonlySet<string>;
  /** "Double n" is two of them. */
  readonly repeats: Readonly<Record<string, number>>;
  /** What each sign is called when an address is spelled back; `@` stands between blanks. */
  readonly said: Readonly<Record<'.' | '_' | '-' | '+' | '@', string>>;
}

/** In characters: a sentence with an address at its end. */
const LONGEST = 400;

/** Reads addresses and spells them. */
export const emailReader = (words: EmailWords) => ({
  /** The address in what a caller said ("it's a n n a at example dot com"), joined; null: there is none that has a domain. Whether mail can go there is not checked. */
  read: (text: string): string | null => {
    const plain = (words.phrases ?? []).reduce(
      (said, [phrase, sign]) => said.replaceAll(phrase, sign),
      text.slice(-LONGEST).toLowerCase(),
    );
    const pieces = plain
      .replaceAll(/[,;:!?"]/g, ' ')
      .split(/\s+/)
      .map((word) => words.signs[word] ?? word);
    const at = pieces.findLastIndex((piece) => piece.includes('@'));
    if (at === -1) return null;
    const begins = pieces.slice(0, at).findLastIndex((piece) => words.before.has(piece)) + 1;
    const behind = pieces.slice(at + 1);
    const lastDot = behind.findLastIndex((piece) => piece.includes('.'));
    const end = behind[lastDot] === '.' ? lastDot + 2 : lastDot + 1;
    const address = repeated([...pieces.slice(begins, at + 1), ...behind.slice(0, end)], words.repeats)
      .join('')
      .replace(/\.$/, '');
    // Not "on Saturday at 10", "at 3.30" or "at St. John's".
    return /\.[a-z]{2,}$/.test(address.slice(address.lastIndexOf('@'))) ? address : null;
  },
  /** "a n n a at example dot com". */
  spell: (address: string): string => {
    const at = address.lastIndexOf('@');
    const said: Readonly<Record<string, string>> = words.said;
    const letters = Array.from(address.slice(0, at), (letter) => said[letter] ?? letter);
    const domain = address.slice(at + 1).replaceAll('.', ` ${words.said['.']} `);
    return `${letters.join(' ')} ${words.said['@']} ${domain}`;
  },
});

const repeated = (pieces: readonly string[], repeats: EmailWords['repeats']): string[] =>
  pieces.flatMap((piece, at) => {
    const times = repeats[pieces[at - 1] ?? ''];
    if (piece in repeats && at + 1 < pieces.length) return [];
    return [times === undefined ? piece : piece.repeat(times)];
  });
