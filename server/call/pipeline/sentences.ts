/** A splitter of streamed replies where a voice may start: at sentences, and for the first words already at a clause. */

/** A clause shorter than this does not save enough waiting to be worth its flat ending. */
const SHORTEST_CLAUSE = 12;
/** A text without any end is spoken from here on, so that the caller does not wait for a model that rambles. */
const LONGEST = 240;
/** So much is read at once; with a cut forced at the longest, what is scanned again at a delta stays this short. */
const PORTION = 60;

/** What ends a sentence, with the quotes and brackets that close after it and the space that proves the end. */
const END = /(?<![.!?\u2026])[.!?\u2026]+["')\]\u201d\u2019]*\s+|\n\s*/gu;
const CLAUSE = /(?:[,;:]|\s[\u2013\u2014-])\s+/gu;

/** A point behind these is part of the word, whatever comes next. */
const ABBREVIATION =
  /(?:^|[\s(])(?:dr|mr|mrs|ms|prof|st|mt|ft|e\.g|i\.e|vs|approx|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun|[b-hj-z])\.$/iu;
/** A point behind these is part of the word where what comes next belongs to it ("No. 5", "3 p.m. Tuesday"). */
const NUMBER_SIGN = /(?:^|[\s(])no\.$/iu;
const HOUR = /[ap]\.m\.$/iu;
const BELONGS_TO_HOUR =
  /^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|e[sd]t|c[sd]t|m[sd]t|p[sd]t|gmt|utc)/iu;
/** The number of a list's entry, which belongs to the entry. */
const LIST_NUMBER = /(?:^|\n)[^\S\n]*\d{1,4}\.$/u;
/** A comma before these stands inside a date or a number. */
const CONTINUES_DATE = /^(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;

/** Takes a text as it streams in and gives back whole pieces; all pieces joined are the text. */
export class SentenceSplitter {
  #rest = '';
  #started = false;

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
      this.#started = true;
    }
  }

  #cut(over: boolean): number | undefined {
    const sentence = firstCut(this.#rest, END, over, endsSentence);
    const eager = !this.#started || this.#rest.length > LONGEST;
    const clause = eager ? firstCut(this.#rest, CLAUSE, over, endsClause) : undefined;
    const end = Math.min(sentence ?? Infinity, clause ?? Infinity);
    if (end < Infinity) return end;
    if (this.#rest.length <= LONGEST) return undefined;
    const space = this.#rest.lastIndexOf(' ', LONGEST);
    if (space > 0) return space + 1;
    // No half of a character that takes two units.
    return /[\ud800-\udbff]/.test(this.#rest.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }
}

type Verdict = (before: string, after: string) => boolean;

/** Where the first pattern lies that the verdict lets stand; what comes after it must be known, unless all is. */
function firstCut(text: string, pattern: RegExp, over: boolean, verdict: Verdict): number | undefined {
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const before = text.slice(0, end);
    const after = text.slice(end);
    if (after === '' || (!over && !/^(?:\W|\w{3}|\w+\W)/u.test(after))) return undefined;
    if (before.trim() !== '' && verdict(before, after)) return end;
  }
  return undefined;
}

function endsSentence(before: string, after: string): boolean {
  if (before.trimEnd() !== before && before.slice(before.trimEnd().length).includes('\n')) return true;
  const words = before.trimEnd();
  if (!words.endsWith('.')) return true;
  if (ABBREVIATION.test(words) || LIST_NUMBER.test(words) || /^\p{Ll}/u.test(after)) return false;
  if (NUMBER_SIGN.test(words)) return !/^\d/u.test(after);
  return !(HOUR.test(words) && BELONGS_TO_HOUR.test(after));
}

function endsClause(before: string, after: string): boolean {
  return before.trim().length >= SHORTEST_CLAUSE && !CONTINUES_DATE.test(after);
}
