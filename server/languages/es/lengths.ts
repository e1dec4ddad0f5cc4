/** How long something lasts, as callers and price lists say it; words are folded. */
import { fold } from '../fold.ts';
import { SMALL, TENS } from './number-words.ts';

const ONES = new Map([...SMALL.map((word, value) => [fold(word), value] as const), ['un', 1], ['una', 1]]);
const TENFOLD = new Map(TENS.slice(3).map((word, index) => [word, (index + 3) * 10] as const));
const MINUTES = new Set(['minuto', 'minutos', 'min', 'mins']);
const HOURS = new Set(['hora', 'horas', 'h', 'hs']);
/** Behind these a length is a moment: "una hora después". */
const MOMENT = new Set(['despues', 'antes', 'tarde', 'mas']);

/** A number that begins at a word: "45", "cuarenta y cinco". */
export function numberAt(
  words: readonly string[],
  at: number,
): { readonly value: number; readonly words: number } | null {
  const word = words[at] ?? '';
  if (/^\d{1,4}$/.test(word)) return { value: Number(word), words: 1 };
  const tens = TENFOLD.get(word);
  if (tens !== undefined) {
    const ones = words[at + 1] === 'y' ? ONES.get(words[at + 2] ?? '') : undefined;
    return ones !== undefined && ones > 0 && ones < 10
      ? { value: tens + ones, words: 3 }
      : { value: tens, words: 1 };
  }
  if (word === 'un' || word === 'una' || word === 'uno') return null;
  const value = ONES.get(word);
  return value === undefined ? null : { value, words: 1 };
}

/** A length that begins at a word: "90 minutos", "una hora y media". */
export function minutesAt(
  words: readonly string[],
  at: number,
): { readonly minutes: number; readonly words: number } | null {
  const found = lengthAt(words, at);
  return found !== null && MOMENT.has(words[at + found.words] ?? '') ? null : found;
}

function lengthAt(words: readonly string[], at: number): { minutes: number; words: number } | null {
  const rest = words.slice(at, at + 7);
  if (rest[0] === 'media' && rest[1] === 'hora') return { minutes: 30, words: 2 };
  const isOne = rest[0] === 'un' || rest[0] === 'una';
  const many = isOne ? { value: 1, words: 1 } : numberAt(rest, 0);
  const bare = many === null && rest[0] === 'hora' && rest[1] === 'y' ? { value: 1, words: 0 } : many;
  if (bare === null) return null;
  const behind = rest.slice(bare.words);
  if (MINUTES.has(behind[0] ?? '')) return { minutes: bare.value, words: bare.words + 1 };
  if (!HOURS.has(behind[0] ?? '')) return null;
  const half =
    behind[1] === 'y' && behind[2] === 'media' ? 30 : behind[1] === 'y' && behind[2] === 'cuarto' ? 15 : 0;
  return { minutes: bare.value * 60 + half, words: bare.words + 1 + (half > 0 ? 2 : 0) };
}
