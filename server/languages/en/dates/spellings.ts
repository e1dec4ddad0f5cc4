/** How people write the names of time on a keyboard, and what they mean. */
import { slipsOf } from '../../slips.ts';
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

const MEANT: ReadonlyMap<string, string> = new Map([
  ...slipsOf(NAMES).filter(([written]) => !NO_SLIPS.has(written)),
  ...SHORT.flatMap(([written, meant]) => written.split(' ').map((word) => [word, meant] as const)),
]);

/** The word that is meant by a word as it was written. */
export const spelledOut = (word: string): string => MEANT.get(word) ?? word;
