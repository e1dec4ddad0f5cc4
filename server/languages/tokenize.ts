import { IGNORED_PHRASES } from './en/dates/ignored-phrases.ts';
import { DAY_RULES } from './en/dates/day-rules.ts';
import { isDay, type Bound, type Token } from './dates.ts';
import type { Reading, Rule } from './en/dates/rules.ts';
import { LINK_RULES, TIME_RULES } from './en/dates/time-rules.ts';

const REST = [...TIME_RULES, ...LINK_RULES];

const BOUND =
  /(?:(?:any ?time|sometime|anything|any day|some time) )?(?<word>no later than|no earlier than|not before|on or after|on or before|after|before|by|until|till|from|since|starting|as of|between)(?: on)? /y;

const BOUNDS: Readonly<Record<string, Bound>> = {
  after: 'after',
  before: 'before',
  by: 'by',
  until: 'by',
  till: 'by',
  'no later than': 'by',
  'on or before': 'by',
  between: 'between',
};

/** Words that speak of time wherever they stand; one that no rule has read is asked back. */
const TIME_WORD =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|july|september|october|november|december|todays?|tomorrow|tonight|oclock|pm|noon|midday|midnight|weeks?|months?|fortnights?|weekdays?|weekends?|mornings?|afternoons?|evenings?|quarter|\d{1,2}(?:st|nd|rd|th)|\d{1,2}:\d\d|\d{1,4}\/\d.*)$/;

/**
 * Reads plain words in digits (see number-words.ts) from left to right and gives, in order, everything in them that
 * speaks about time. Other words are passed over; a word about time that fits nothing becomes a `puzzle`.
 */
export function tokenize(text: string, reading: Reading): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const found =
      aside(text, at) ??
      boundDay(text, at, reading) ??
      read(DAY_RULES, text, at, reading) ??
      read(REST, text, at, reading);
    if (found) {
      tokens.push(...found.tokens);
      at = found.end;
    } else {
      const word = wordAt(text, at);
      if (TIME_WORD.test(word)) tokens.push({ kind: 'puzzle', words: word });
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

function aside(text: string, at: number): Found | undefined {
  const phrase = IGNORED_PHRASES.map((pattern) => matchAt(pattern, text, at)).find((match) => match !== null);
  return phrase && { tokens: [], end: at + phrase[0].length };
}

function boundDay(text: string, at: number, reading: Reading): Found | undefined {
  const prefix = matchAt(BOUND, text, at);
  if (!prefix) return undefined;
  const found = read(DAY_RULES, text, at + prefix[0].length, reading);
  const [first, ...others] = found?.tokens ?? [];
  if (!found || !first || !isDay(first)) return undefined;
  const bound = BOUNDS[prefix.groups?.['word'] ?? ''] ?? 'from';
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
