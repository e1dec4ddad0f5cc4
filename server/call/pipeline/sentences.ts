/** A splitter of streamed replies where a voice may start: at sentences, and for the first words already at a clause. */
import type { Language } from '../../languages/language.ts';

type SentenceSigns = Language['sentences'];

/** A clause shorter than this does not save enough waiting to be worth its flat ending. */
const SHORTEST_CLAUSE = 12;
/** A text without any end is spoken from here on, so that the caller does not wait for a model that rambles. */
const LONGEST = 240;
/** So much is read at once; with a cut forced at the longest, what is scanned again at a delta stays this short. */
const PORTION = 60;

/** What ends a sentence, with the quotes and brackets that close after it and the space that proves the end. */
const END = /(?<![.!?\u2026])[.!?\u2026]+["')\]\u201d\u2019]*\s+|\n\s*/gu;
const CLAUSE = /(?:[,;:]|\s[\u2013\u2014-])\s+/gu;

/** The number of a list's entry, which belongs to the entry. */
const LIST_NUMBER = /(?:^|\n)[^\S\n]*\d{1,4}\.$/u;
/** Takes a text as it streams in and gives back whole pieces; all pieces joined are the text. */
export class SentenceSplitter {
  readonly #signs: SentenceSigns;
  #rest = '';
  /** Up to here nothing ends a sentence: judged anew at each delta, a reply of "a. a. a." took 16 ms. */
  #judged = 0;
  #started = false;

  constructor(signs: SentenceSigns) {
    this.#signs = signs;
  }

  /** Adds what has just arrived; answers the pieces that are complete by it. */
  push(delta: string): string[] {
    const pieces: string[] = [];
    for (let at = 0; at < delta.length; at += PORTION) {
      this.#rest += delta.slice(at, at + PORTION);
      pieces.push(...this.#take(false));
    }
    return pieces;
  }

  /** Says that the text is over; answers what is left of it. */
  end(): string[] {
    const pieces = this.#take(true);
    if (this.#rest !== '') pieces.push(this.#rest);
    this.#rest = '';
    return pieces;
  }

  #take(over: boolean): string[] {
    const pieces: string[] = [];
    for (;;) {
      const end = this.#cut(over);
      if (end === undefined) return pieces;
      pieces.push(this.#rest.slice(0, end));
      this.#rest = this.#rest.slice(end);
      this.#judged = 0;
      this.#started = true;
    }
  }

  #cut(over: boolean): number | undefined {
    const sentence = firstCut(this.#rest, END, this.#judged, over, this.#endsSentence);
    this.#judged = sentence.judged;
    const eager = !this.#started || this.#rest.length > LONGEST;
    const clause = eager ? firstCut(this.#rest, CLAUSE, 0, over, this.#endsClause) : undefined;
    const end = Math.min(sentence.end ?? Infinity, clause?.end ?? Infinity);
    if (end < Infinity) return end;
    if (this.#rest.length <= LONGEST) return undefined;
    const space = this.#rest.lastIndexOf(' ', LONGEST);
    if (space > 0) return space + 1;
    // No half of a character that takes two units.
    return /[\ud800-\udbff]/.test(this.#rest.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }

  readonly #endsSentence: Verdict = (before, after) => {
    const words = before.trimEnd();
    if (before.slice(words.length).includes('\n') || !words.endsWith('.')) return true;
    const { abbreviation, joined } = this.#signs;
    if (abbreviation.test(words) || LIST_NUMBER.test(words) || /^\p{Ll}/u.test(after)) return false;
    return !joined.some((point) => point.before.test(words) && point.next.test(after));
  };

  readonly #endsClause: Verdict = (before, after) =>
    before.trim().length >= SHORTEST_CLAUSE && !this.#signs.continuesDate.test(after);
}

type Verdict = (before: string, after: string) => boolean;

interface Cut {
  /** Where the first match ends that the verdict lets stand; undefined: there is none yet. */
  readonly end?: number;
  /** Where the matches end that it did not, and will not, whatever comes. */
  readonly judged: number;
}

/** Looks for a cut from `from` on; what comes after a match must be known, unless all is. */
function firstCut(text: string, pattern: RegExp, from: number, over: boolean, verdict: Verdict): Cut {
  let judged = from;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const end = match.index + match[0].length;
    const before = text.slice(0, end);
    const after = text.slice(end);
    if (after === '' || (!over && !/^(?:\W|\w{3}|\w+\W)/u.test(after))) return { judged };
    if (before.trim() !== '' && verdict(before, after)) return { end, judged };
    judged = end;
  }
  return { judged };
}
