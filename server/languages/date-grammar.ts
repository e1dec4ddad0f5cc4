/** The grammar of dates as tables of patterns, for languages that part their words by spaces. */
import { type Bound, type DayStep, type DayToken, isDay, type Reading, type Token } from './dates.ts';

export interface DateGrammar {
  /** What sounds like time and is none: read before anything else, and skipped. */
  readonly ignored: readonly RegExp[];
  /** What bounds the day that follows it ("before", "no later than"), as its group `word`. */
  readonly bound: RegExp;
  readonly boundWord: (word: string) => Bound;
  /** What follows a day or span in "before the week is over", which keeps its end. */
  readonly over: RegExp;
  /** What counts from the day that follows it: "the Saturday before", "three days after". */
  readonly steps: readonly StepRule[];
  readonly days: readonly Rule[];
  /** Times, and words that join or take back. */
  readonly others: readonly Rule[];
  /** What a phrase may begin with; a word that begins otherwise is passed over, 2,000 characters of which took 17 ms. */
  readonly begins: RegExp;
  /** Words that may stand between a refusal and what it refuses: "not (on the) Friday". */
  readonly glue: RegExp;
  /** Words that speak of time wherever they stand; one that no rule has read is asked back. */
  readonly timeWord: RegExp;
}

/**
 * One phrase of the grammar: where the sticky pattern matches, its tokens; undefined lets the next rule try. `before` is
 * what was read before it.
 */
export interface Rule {
  readonly pattern: RegExp;
  readonly read: (
    groups: Groups,
    reading: Reading,
    before: readonly Token[],
  ) => Token | readonly Token[] | undefined;
}

/** The way to count, or the token that stands for the whole where it cannot be counted. */
export interface StepRule {
  readonly pattern: RegExp;
  readonly step: (groups: Groups) => DayStep | Token;
}

/** The named groups of a match; a group that took no part is undefined. */
export type Groups = Readonly<Record<string, string | undefined>>;

interface Found {
  readonly tokens: readonly Token[];
  readonly end: number;
}

/** Plain words, and how far they are read. */
interface Place {
  readonly grammar: DateGrammar;
  readonly text: string;
  readonly reading: Reading;
  readonly before: readonly Token[];
}

/** Who names more days and times at once is asked which are meant; reading a thousand numbers took 12 ms. */
const MOST_TOKENS = 100;

/**
 * Reads plain words from left to right and gives, in order, everything in them that speaks about time. Other words are
 * passed over; a number or a word about time that fits nothing becomes a `puzzle`, so that none is dropped in silence.
 */
export function tokenize(grammar: DateGrammar, text: string, reading: Reading): readonly Token[] {
  let tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (tokens.length >= MOST_TOKENS) return [...tokens, { kind: 'puzzle' }];
    const place: Place = { grammar, text, reading, before: tokens };
    const found = grammar.begins.test(text[at] ?? '') ? next(place, at) : undefined;
    if (found) {
      tokens.push(...found.tokens);
      at = found.end;
    } else {
      const word = wordAt(text, at);
      if (grammar.timeWord.test(word)) tokens.push({ kind: 'puzzle' });
      else if (!grammar.glue.test(word)) tokens = withoutOpenRefusal(tokens);
      at += word.length;
    }
    if (text[at] === ' ') at++;
  }
  return withoutOpenRefusal(tokens);
}

/** "Not with Sam, on Friday" does not refuse the Friday. */
const withoutOpenRefusal = (tokens: Token[]): Token[] => {
  const last = tokens.at(-1);
  return last?.kind === 'not' && last.side === 'next' ? tokens.slice(0, -1) : tokens;
};

const next = (place: Place, at: number): Found | undefined =>
  ignoredPhrase(place, at) ?? boundDay(place, at) ?? day(place, at) ?? read(place.grammar.others, place, at);

/** The day that was named last. */
export const lastDay = (before: readonly Token[]): DayToken | undefined => before.filter(isDay).at(-1);

function wordAt(text: string, at: number): string {
  const end = text.indexOf(' ', at);
  return text.slice(at, end < 0 ? undefined : end);
}

function ignoredPhrase({ grammar, text }: Place, at: number): Found | undefined {
  for (const pattern of grammar.ignored) {
    const phrase = matchAt(pattern, text, at);
    if (phrase) return { tokens: [], end: at + phrase[0].length };
  }
  return undefined;
}

function boundDay(place: Place, at: number): Found | undefined {
  const { grammar, text } = place;
  const prefix = matchAt(grammar.bound, text, at);
  if (!prefix) return undefined;
  const found = day(place, at + prefix[0].length);
  const [first, ...others] = found?.tokens ?? [];
  if (!found || !first || !isDay(first)) return undefined;
  const bound = grammar.boundWord(prefix.groups?.['word'] ?? '');
  const over = bound === 'before' ? matchAt(grammar.over, text, found.end) : null;
  return {
    tokens: [{ ...first, bound: over ? 'through' : bound }, ...others],
    end: found.end + (over?.[0].length ?? 0),
  };
}

const day = (place: Place, at: number): Found | undefined =>
  countedDay(place, at) ?? read(place.grammar.days, place, at);

/** How many days may be counted one from the other: "the Monday after the day after Christmas". */
const DEEPEST = 3;

function countedDay(place: Place, at: number, depth = 0): Found | undefined {
  if (depth >= DEEPEST) return undefined;
  const { grammar, text } = place;
  for (const { pattern, step } of grammar.steps) {
    const prefix = matchAt(pattern, text, at);
    if (!prefix) continue;
    const found = anchorAt(place, at + prefix[0].length, depth);
    if (!found) continue;
    const counts = step(prefix.groups ?? {});
    return {
      tokens: ['kind' in counts ? counts : { kind: 'counted', step: counts, anchor: found.anchor }],
      end: found.end,
    };
  }
  return undefined;
}

/** All the words that name the day: "(the week after) Thursday the 24th". */
function anchorAt(
  place: Place,
  start: number,
  depth: number,
): { readonly anchor: readonly DayToken[]; readonly end: number } | undefined {
  const anchor: DayToken[] = [];
  let end = start;
  for (;;) {
    const at = anchor.length === 0 ? end : end + 1;
    const found = countedDay(place, at, depth + 1) ?? read(place.grammar.days, place, at);
    if (!found || !found.tokens.every(isDay) || found.tokens.length === 0) break;
    anchor.push(...found.tokens.filter(isDay));
    end = found.end;
  }
  return anchor.length === 0 ? undefined : { anchor, end };
}

function read(rules: readonly Rule[], { text, reading, before }: Place, at: number): Found | undefined {
  for (const { pattern, read } of rules) {
    const match = matchAt(pattern, text, at);
    const tokens = match && read(match.groups ?? {}, reading, before);
    if (match && tokens) return { tokens: 'kind' in tokens ? [tokens] : tokens, end: at + match[0].length };
  }
  return undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match && match[0].length > 0 ? match : null;
}
