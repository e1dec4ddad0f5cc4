/** The digits in what one person says, in figures or in words: runs that belong together, also across their turns. */
import type { Language } from './language.ts';

/** The digits of one word. */
export interface Part {
  readonly digits: string;
  /** Which turn it is in, and where. */
  readonly turn: number;
  readonly start: number;
  readonly end: number;
}

/** Digits that belong together, in order. */
export interface Run {
  readonly parts: readonly Part[];
  /** It began with a plus or two zeros, as telephone numbers from abroad do: no card does. */
  readonly isForeign: boolean;
}

export const digitsIn = (parts: readonly Part[]): string => parts.map(({ digits }) => digits).join('');

/**
 * All runs of some consecutive turns, as their language says and writes them. Linear in the turns. A run goes on in the next
 * turn where nothing else is said between: what is said around a number ("okay, then") does not end it at the edge of a turn.
 */
export function runsIn(turns: readonly string[], { privateNumbers }: Language): readonly Run[] {
  const tokens = turns.flatMap((text, turn) =>
    Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), (match) => ({
      // Figures of another width are the same figures.
      word: match[0].normalize('NFKC').toLowerCase(),
      turn,
      start: match.index,
      end: match.index + match[0].length,
      hasPlus: text[match.index - 1] === '+',
    })),
  );
  const words = tokens.map(({ word }) => word);
  const runs: Run[] = [];
  let parts: Part[] = [];
  let isForeign = false;
  let times = 1;
  let hasAround = false;
  const close = () => {
    if (parts.length > 0) runs.push({ parts, isForeign });
    [parts, isForeign, times, hasAround] = [[], false, 1, false];
  };
  tokens.forEach(({ word, turn, start, end, hasPlus }, index) => {
    const repeat = privateNumbers.repeats[word];
    const digits = privateNumbers.digitsOf(words, index, parts.length === 0 ? '' : '0');
    if (repeat !== undefined) times = repeat;
    else if (digits !== undefined && digits !== '') {
      if (hasPlus || (hasAround && parts.at(-1)?.turn === turn)) close();
      if (hasPlus || digits.startsWith('00')) isForeign ||= parts.length === 0;
      parts.push({ digits: digits.repeat(times), turn, start, end });
      [times, hasAround] = [1, false];
    } else if (privateNumbers.plus.test(word)) {
      close();
      isForeign = true;
    } else if (parts.length === 0) close();
    else if (privateNumbers.around.test(word)) hasAround = true;
    else if (!privateNumbers.within.test(word)) close();
  });
  close();
  return runs;
}

/** Whether a run may go on in what is said next: nothing but words around a number comes after it. */
export function isAtEnd({ parts }: Run, turns: readonly string[], { privateNumbers }: Language): boolean {
  const last = parts.at(-1);
  if (last === undefined) return false;
  const after = [(turns[last.turn] ?? '').slice(last.end), ...turns.slice(last.turn + 1)].join(' ');
  return Array.from(after.matchAll(/[\p{L}\p{N}]+/gu), ([word]) => word.toLowerCase()).every(
    (word) => privateNumbers.around.test(word) || privateNumbers.within.test(word),
  );
}
