import type { Groups, Rule } from '../../date-grammar.ts';
import type { Token } from '../../dates.ts';

/** A rule whose phrase ends where a word ends. */
export function rule(source: string, read: Rule['read']): Rule {
  return { pattern: new RegExp(`(?:${source})(?![\\w:/])`, 'y'), read };
}

export const WEEKDAY =
  '(?:mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?|s)?|thu(?:r(?:s(?:days?)?)?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)';

export const FULL_WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)days?';

/** Months that are nothing else; `may`, `march`, and those that are first names need a reason to be months. */
const PLAIN_MONTH = 'february|feb|july|jul|september|sept|sep|october|oct|november|nov|december|dec|january';
export const MONTH = `(?:${PLAIN_MONTH}|jan|mar(?:ch)?|apr(?:il)?|may|june?|aug(?:ust)?)`;
export const UNAMBIGUOUS_MONTH = `(?:${PLAIN_MONTH})`;

/** What may follow a bare number that is an hour; before any other word it counts something ("2 haircuts"). */
export const AFTER_HOUR =
  '(?=$| (?:please|pls|works?|would|will|could|should|is|was|if|sounds?|looks?|seems|thanks?|then|instead|sharp|or|and|but|on|in|at|with|for|to|till|until|because|since|so|that|thats|this|next|coming|tomorrow|today|tonight|the|id|im|ill|i|we|you|can|do|does|not|no|sorry|actually|okay|ok|yeah|yep|yes|right|good|great|perfect|fine|maybe|around|about|either|best|later|earlier|onwards|when|as|my|any|before|after|between|wait|rather|from|ish|exactly|it|its|there|also|too|works|available|free|open|early|late|preferably|by|a week|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\\b)';

export const HOW_MANY = '(?<n>\\d{1,3}|few)';
export const DAYS_OR_MORE = '(?<unit>days?|weeks?|months?|years?)(?: time)?';

/** The length in the groups of HOW_MANY and DAYS_OR_MORE; "a few" reaches a little further than three. */
export function duration({ n, unit = 'day' }: Groups): Temporal.Duration {
  const many = howMany(n);
  if (unit.startsWith('week')) return Temporal.Duration.from({ weeks: many });
  if (unit.startsWith('year')) return Temporal.Duration.from({ years: many });
  if (unit.startsWith('month')) return Temporal.Duration.from({ months: many });
  return Temporal.Duration.from({ days: many });
}

function howMany(digits: string | undefined): number {
  return digits === 'few' ? 4 : Number(digits ?? '1');
}

export const PUZZLE: Token = { kind: 'puzzle' };
