/** Words that are spelled: "S M I T H", "P H I double L I P S", "N as in November", "O apostrophe B R I E N". */

/** A part of what was said: words as they are, or a word that was spelled. */
type SpellingPart = { readonly said: string } | { readonly spelled: string };

/** The words by which a language spells. */
interface SpellingWords {
  /** "Double": how often the next letter stands. */
  readonly repeats: Readonly<Record<string, number>>;
  /** "Hyphen": the mark that it names. */
  readonly marks: Readonly<Record<string, string>>;
  /** Stands between a letter and the word that tells which it is: "as (in)". */
  readonly suchAs: RegExp;
  /** What may stand right behind that: "(as) in". */
  readonly behindSuchAs: RegExp;
  /** Stands between two letters and tells nothing. */
  readonly between: RegExp;
  /** Words that stand for their first letter: "alpha". */
  readonly alphabet: ReadonlySet<string>;
  /** Names of letters that recognisers write out: "hache". */
  readonly letters: Readonly<Record<string, string>>;
}

/** So many letters in a row are a word that is spelled; fewer are initials. */
const FEWEST = 3;

interface Token {
  readonly word: string;
  readonly at: number;
  readonly end: number;
}
interface Letters {
  readonly letters: string;
  /** The index behind what was read. */
  readonly next: number;
  /** Told by more than the letter alone, so that it is none of a name's initials. */
  readonly explained: boolean;
}

/** Finds the words that are spelled in what was said. */
export const spellingReader =
  (words: SpellingWords) =>
  (text: string): readonly SpellingPart[] =>
    spellingParts(text, words);

function spellingParts(text: string, words: SpellingWords): readonly SpellingPart[] {
  // "T-O-M" is spelled as "T O M" is.
  const apart = text.replaceAll(/(?<=(?<![\p{L}\p{N}])\p{L})-(?=\p{L}(?![\p{L}\p{N}]))/gu, ' ');
  const tokens = Array.from(apart.matchAll(/[\p{L}\p{N}'-]+|[,.]/gu), (found): Token => ({
    word: found[0].toLowerCase(),
    at: found.index,
    end: found.index + found[0].length,
  }));
  const parts: SpellingPart[] = [];
  let from = 0;
  for (let index = 0; index < tokens.length;) {
    const run = spelledFrom(tokens, index, words);
    if (run === null) {
      index += 1;
      continue;
    }
    parts.push({ said: text.slice(from, tokens[index]?.at) }, { spelled: written(run.letters) });
    from = tokens[run.next - 1]?.end ?? text.length;
    index = run.next;
  }
  return [...parts, { said: text.slice(from) }];
}

/** The spelled word that begins at a token; null where none does. */
function spelledFrom(tokens: readonly Token[], start: number, words: SpellingWords): Letters | null {
  let [letters, next, explained] = ['', start, false];
  for (let index = start; index < tokens.length;) {
    const word = tokens[index]?.word ?? '';
    const mark = words.marks[word];
    if (letters !== '' && (mark !== undefined || words.between.test(word))) {
      if (mark !== undefined) letters += mark;
      index += 1;
      continue;
    }
    const one = letterAt(tokens, index, words);
    if (one === null) break;
    letters += one.letters;
    explained ||= one.explained;
    index = one.next;
    next = index;
  }
  const bare = letters.replace(/['-]{1,9}$/, '');
  const count = bare.replaceAll(/['-]/g, '').length;
  const follows = tokens[tokens[next]?.word === '.' ? next + 1 : next]?.word ?? '';
  const areInitials = !explained && count <= FEWEST && /^[\p{L}'-]{2,}$/u.test(follows);
  return count < FEWEST || areInitials ? null : { letters: bare, next, explained };
}

/** One letter, however it is told, or several of it. */
function letterAt(tokens: readonly Token[], index: number, words: SpellingWords): Letters | null {
  const word = tokens[index]?.word ?? '';
  const repeat = words.repeats[word];
  if (repeat !== undefined) {
    const one = letterAt(tokens, index + 1, words);
    return one === null ? null : { ...one, letters: one.letters.repeat(repeat), explained: true };
  }
  if (words.alphabet.has(word)) return { letters: word.charAt(0), next: index + 1, explained: true };
  const letter = words.letters[word] ?? word;
  if (!/^\p{L}$/u.test(letter)) return null;
  let next = index + 1;
  while (next < index + 4 && words.suchAs.test(tokens[next]?.word ?? ''))
    next += words.behindSuchAs.test(tokens[next + 1]?.word ?? '') ? 2 : 1;
  const example = tokens[next]?.word ?? '';
  const told =
    example.length > 1 && example.startsWith(letter) && (next > index + 1 || words.alphabet.has(example));
  return told
    ? { letters: letter, next: next + 1, explained: true }
    : { letters: letter, next: index + 1, explained: false };
}

/** "O'Brien": a capital at the beginning and behind each mark. */
const written = (letters: string): string =>
  letters.replaceAll(/(^|['-])\p{L}/gu, (letter) => letter.toUpperCase());
