import type { SpokenHour } from '../../dates.ts';
import { list } from '../numbers.ts';
import { sayTime } from './say.ts';

const BARE_PART = /^(?:.* )?(?:morning|afternoon|evening|night)$/;

const ofDay = (words: readonly string[]): string =>
  words
    .map((word) => (BARE_PART.test(word) ? `in the ${word}` : /^end of/.test(word) ? `at the ${word}` : word))
    .join(' ');

/** The name of a stretch of time, as it is said back. Days and parts go in as this language said them. */
export const stretches = {
  /** "Monday to Wednesday". */
  days: (from: string, to: string) => `${from} to ${to}`,
  /** "after Friday", "from Friday on". */
  bounded(bound: 'after' | 'from' | 'before' | 'by' | 'through', words: string) {
    const day = words.replace(/^(?:in|on|at) /, '');
    if (bound === 'from') return `from ${day} on`;
    return bound === 'through' ? `by the end of ${day.replace(/^the end of /, '')}` : `${bound} ${day}`;
  },
  /** "the week after Friday, December 25th". */
  counted: (unit: 'seven-days' | 'weekend', after: boolean, day: string) =>
    `the ${unit === 'weekend' ? 'weekend' : 'week'} ${after ? 'after' : 'before'} ${day}`,
  /** "the week of Monday, November 23rd". */
  weekOf: (day: string) => `the week of ${day}`,
  /** The first opening that there is; `narrowed`: hours are said behind it. */
  soonest: (narrowed: boolean): string => (narrowed ? 'the earliest' : 'as soon as possible'),
  /** "within the next 2 hours". */
  soonWithin: (hours: number) => `within the next ${hours === 1 ? 'hour' : `${hours} hours`}`,
  /** "morning or evening". */
  parts: (names: readonly string[]) => list(names, 'or'),
  /** "between 2 PM and 4 PM", "after 2 PM", "before 4 PM". */
  hours(from: SpokenHour | null, to: SpokenHour | null) {
    if (from && to) return `between ${sayTime(from)} and ${sayTime(to)}`;
    return from ? `after ${sayTime(from)}` : to ? `before ${sayTime(to)}` : '';
  },
  ofDay,
  /** "Tuesday afternoon", "this evening", "tomorrow after 3 PM". */
  onDay(day: string, [part, ...bounds]: readonly string[]) {
    if (part === undefined) return day;
    if (day === 'today' && part === 'night') return ['tonight', ...bounds].join(' ');
    const today = day === 'today' && /^(?:morning|afternoon|evening)$/.test(part);
    const plain = /^(?:morning|afternoon|evening|night)$/.test(part) && !day.includes(',');
    const start = today ? `this ${part}` : plain ? `${day} ${part}` : `${day} ${ofDay([part])}`;
    return [start, ...bounds].join(' ');
  },
};
