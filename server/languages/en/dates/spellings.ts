/** How people write the names of time on a keyboard, and what they mean. */
import { MONTHS, WEEKDAYS } from '../names.ts';

const SHORT: readonly (readonly [written: string, meant: string])[] = [
  ['2moro 2morrow 2mrw tmrw tmr tmw tmoro tomoro tomoz tomorow tommorow tommorrow tomorrows', 'tomorrow'],
  ['2day todays', 'today'],
  ['2nite tonite 2night', 'tonight'],
  ['nxt', 'next'],
  ['wknd wkend', 'weekend'],
  ['arvo aft', 'afternoon'],
  ['morn', 'morning'],
  ['thru', 'through'],
  ['hrs', 'hours'],
  ['mins', 'minutes'],
  ['wk', 'week'],
  ['wks', 'weeks'],
  ['wensday wednesay wedensday wensdy', 'wednesday'],
  ['febuary', 'february'],
  ['eod cob', 'end of day'],
];

/** Words and names that are a slip away from another: none of them is taken for it. */
const NO_SLIPS = new Set(['munday', 'manday', 'sandy', 'tomorrows']);

const NAMES = [...WEEKDAYS, ...MONTHS.filter((month) => month.length > 6), 'Tomorrow'].map((name) =>
  name.toLowerCase(),
);

/** One slip of the finger or the ear: a letter left out, doubled or swapped with the next, a vowel for another. */
function slips(name: string): readonly string[] {
  return Array.from(name).flatMap((letter, at) => {
    const [before, after] = [name.slice(0, at), name.slice(at + 1)];
    const doubled = before + letter + letter + after;
    if (at === 0) return [doubled];
    const vowels = 'aeiou'.includes(letter) ? Array.from('aeiou', (vowel) => before + vowel + after) : [];
    const isLast = after === '';
    return isLast
      ? [doubled]
      : [doubled, before + after, before + (after[0] ?? '') + letter + after.slice(1), ...vowels];
  });
}

/** "Thursd", "satur": the rest was not typed. */
const beginnings = (name: string): readonly string[] =>
  Array.from(name, (_, length) => length)
    .filter((length) => length >= 4 && length < name.length - 1)
    .map((length) => name.slice(0, length));

const MEANT: ReadonlyMap<string, string> = new Map([
  ...NAMES.flatMap((name) =>
    [...beginnings(name), ...slips(name)].map((written) => [written, name] as const),
  ).filter(([written]) => !NO_SLIPS.has(written) && !NAMES.includes(written)),
  ...SHORT.flatMap(([written, meant]) => written.split(' ').map((word) => [word, meant] as const)),
]);

/** The word that is meant by a word as it was written. */
export const spelledOut = (word: string): string => MEANT.get(word) ?? word;
