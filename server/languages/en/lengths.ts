/** How long something lasts, as callers and price lists say it. */
import { SMALL, TENS } from './number-words.ts';

const MINUTES = new Set(['minute', 'minutes', 'min', 'mins', 'minuter']);
const HOURS = new Set(['hour', 'hours', 'hr', 'hrs', 'hourlong']);
/** Behind these a length is a moment: "an hour later". */
const MOMENT = new Set(['later', 'earlier', 'from', 'ago', 'before', 'after', 'late', 'notice']);

/** A number that begins at a word: "45", "forty five", "a". */
export function numberAt(
  words: readonly string[],
  at: number,
): { readonly value: number; readonly words: number } | null {
  const word = words[at] ?? '';
  if (/^\d{1,4}$/.test(word)) return { value: Number(word), words: 1 };
  const tens = TENS.indexOf(word) * 10;
  if (tens >= 20) {
    const ones = SMALL.indexOf(words[at + 1] ?? '');
    return ones > 0 && ones < 10 ? { value: tens + ones, words: 2 } : { value: tens, words: 1 };
  }
  const small = SMALL.indexOf(word);
  return small >= 0 ? { value: small, words: 1 } : null;
}

/** A length that begins at a word: "90 minutes", "an hour and a half". */
export function minutesAt(
  words: readonly string[],
  at: number,
): { readonly minutes: number; readonly words: number } | null {
  const found = lengthAt(words, at);
  return found !== null && MOMENT.has(words[at + found.words] ?? '') ? null : found;
}

function lengthAt(words: readonly string[], at: number): { minutes: number; words: number } | null {
  const rest = words.slice(at, at + 6);
  const [first = '', second = '', third = ''] = rest;
  if (first === 'half') {
    const unit = second === 'an' || second === 'a' ? third : second;
    return HOURS.has(unit) ? { minutes: 30, words: unit === second ? 2 : 3 } : null;
  }
  const many = first === 'a' || first === 'an' ? { value: 1, words: 1 } : numberAt(rest, 0);
  if (many === null) return null;
  const behind = rest.slice(many.words);
  const half = behind.slice(0, 3).join(' ') === 'and a half';
  const unit = behind[half ? 3 : 0] ?? '';
  if (MINUTES.has(unit)) return { minutes: many.value, words: many.words + 1 };
  if (!HOURS.has(unit)) return null;
  const halfBehind = behind.slice(1, 4).join(' ') === 'and a half';
  const minutes = many.value * 60 + (half || halfBehind ? 30 : 0);
  return { minutes, words: many.words + 1 + (half || halfBehind ? 3 : 0) };
}
