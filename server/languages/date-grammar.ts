/** The grammar of dates as a table of patterns, for languages that part their words by spaces. */
import { type Bound, isDay, type Reading, type Token } from './dates.ts';

export interface DateGrammar {
  /** What sounds like time and is none: read before anything else, and skipped. */
  readonly ignored: readonly RegExp[];
  /** What bounds the day that follows it ("before", "no later than"), as its group `word`. */
  readonly bound: RegExp;
  /** Those that say something else than `from`. */
  readonly bounds: Readonly<Record<string, Bound>>;
  readonly days: readonly Rule[];
  /** Times, and words that join or take back. */
  readonly others: readonly Rule[];
  /** Words that speak of time wherever they stand; one that no rule has read is asked back. */
  readonly timeWord: RegExp;
}

/** One phrase of the grammar: where the sticky pattern matches, its tokens; undefined lets the next rule try. */
export interface Rule {
  readonly pattern: RegExp;
  readonly read: (groups: Groups, reading: Reading) => Token | readonly Token[] | undefined;
}

/** The named groups of a match; a group that took no part is undefined. */
export type Groups = Readonly<Record<string, string | undefined>>;

/**
 * Reads plain words from left to right and gives, in order, everything in them that speaks about time. Other words are
 * passed over; a word about time that fits nothing becomes a `puzzle`.
 */
export function tokenize(grammar: DateGrammar, text: string, reading: Reading): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const found =
      ignoredPhrase(grammar, text, at) ??
      boundDay(grammar, text, at, reading) ??
      read(grammar.days, text, at, reading) ??
      read(grammar.others, text, at, reading);
    if (found) {
      tokens.push(...found.tokens);
      at = found.end;
    } else {
      const word = wordAt(text, at);
      if (grammar.timeWord.test(word)) tokens.push({ kind: 'puzzle' });
      at += word.length;
    }
    if (text[at] === ' ') at++;
  }
  return tokens;
}

function wordAt(text: string, at: number): string {
  const end = text.indexOf(' ', at);
  return text.slice(at, end < 0 ? undefined : end);
}

interface Found {
  readonly tokens: readonly Token[];
  readonly end: number;
}

function ignoredPhrase({ ignored }: DateGrammar, text: string, at: number): Found | undefined {
  for (const pattern of ignored) {
    const phrase = matchAt(pattern, text, at);
    if (phrase) return { tokens: [], end: at + phrase[0].length };
  }
  return undefined;
}

function boundDay(grammar: DateGrammar, text: string, at: number, reading: Reading): Found | undefined {
  const prefix = matchAt(grammar.bound, text, at);
  if (!prefix) return undefined;
  const found = read(grammar.days, text, at + prefix[0].length, reading);
  const [first, ...others] = found?.tokens ?? [];
  if (!found || !first || !isDay(first)) return undefined;
  const bound = grammar.bounds[prefix.groups?.['word'] ?? ''] ?? 'from';
  return { tokens: [{ ...first, bound }, ...others], end: found.end };
}

function read(rules: readonly Rule[], text: string, at: number, reading: Reading): Found | undefined {
  for (const { pattern, read } of rules) {
    const match = matchAt(pattern, text, at);
    const tokens = match && read(match.groups ?? {}, reading);
    if (match && tokens) return { tokens: 'kind' in tokens ? [tokens] : tokens, end: at + match[0].length };
  }
  return undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match && match[0].length > 0 ? match : null;
}
