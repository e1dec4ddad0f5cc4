import type { StretchWords } from '../../dates.ts';
import { list } from '../numbers.ts';
import { sayTime } from './say.ts';

const BARE_PART = /^(?:.* )?(?:morning|afternoon|evening|night)$/;

const ofDay = (words: readonly string[]): string =>
  words
    .map((word) => (BARE_PART.test(word) ? `in the ${word}` : /^end of/.test(word) ? `at the ${word}` : word))
    .join(' ');

export const stretches: StretchWords = {
  days: (from, to) => `${from} to ${to}`,
  bounded: (bound, day) => (bound === 'from' ? `from ${day} on` : `${bound} ${day}`),
  weekOf: (day) => `the week of ${day}`,
  soonest: (narrowed) => (narrowed ? 'the earliest' : 'as soon as possible'),
  parts: (names) => list(names, 'or'),
  hours(from, to) {
    if (from && to) return `between ${sayTime(from)} and ${sayTime(to)}`;
    return from ? `after ${sayTime(from)}` : to ? `before ${sayTime(to)}` : '';
  },
  ofDay,
  onDay(day, [part, ...bounds]) {
    if (part === undefined) return day;
    if (day === 'today' && part === 'night') return ['tonight', ...bounds].join(' ');
    const today = day === 'today' && /^(?:morning|afternoon|evening)$/.test(part);
    const plain = /^(?:morning|afternoon|evening|night)$/.test(part) && !day.includes(',');
    const start = today ? `this ${part}` : plain ? `${day} ${part}` : `${day} ${ofDay([part])}`;
    return [start, ...bounds].join(' ');
  },
};
