/** What counts from something else: a day from another day, a time from the one that is spoken of. */
import type { DayStep, Token } from '../../dates.ts';
import { type Groups, lastDay, type Rule, type StepRule } from '../../date-grammar.ts';
import { weekdayNumber } from '../names.ts';
import { PUZZLE, rule, WEEKDAY } from './rules.ts';

const AFTER = 'after|following|from|past';
const BEFORE = 'before|preceding|prior to|ahead of';
const SIDE = `(?<side>${AFTER}|${BEFORE})`;
const COUNT = '(?<n>\\d{1,3})';

const sign = ({ side = '' }: Groups): 1 | -1 => (/^(?:before|preceding|prior|ahead)/.test(side) ? -1 : 1);

const NTH: Readonly<Record<string, number>> = { second: 2, '2nd': 2, '3rd': 3, '4th': 4, '5th': 5 };

function stepRule(source: string, step: StepRule['step']): StepRule {
  return { pattern: new RegExp(`(?:${source}) `, 'y'), step };
}

const counted = (groups: Groups, unit: 'day' | 'week' | 'month' | 'year' | 'business-day'): DayStep => ({
  unit,
  count: sign(groups) * Number(groups['n'] ?? '1'),
});

/** "Days", "weeks": the unit that it is counted in. */
function unitOf({ unit = '' }: Groups): 'day' | 'week' | 'month' | 'year' {
  if (unit.startsWith('day')) return 'day';
  if (unit.startsWith('week')) return 'week';
  return unit.startsWith('month') ? 'month' : 'year';
}

const weekdays = (groups: Groups, nth: number): DayStep => ({
  unit: 'weekday',
  weekday: weekdayNumber(groups['weekday'] ?? ''),
  count: sign(groups) * nth,
});

/** In front of a day. */
export const STEPS: readonly StepRule[] = [
  stepRule(`(?:any|some|every|each|one|most|all) ${WEEKDAY} ${SIDE}`, () => PUZZLE),
  stepRule(
    `(?:on )?(?:the )?(?:(?<nth>first|1st|next|very next|second|2nd|3rd|4th|5th|last) )?(?<weekday>${WEEKDAY}) (?:right |just |immediately |directly )?${SIDE}`,
    (groups) => weekdays(groups, NTH[groups['nth'] ?? ''] ?? 1),
  ),
  stepRule(`(?:in )?${COUNT} (?<weekday>${WEEKDAY}) ${SIDE}`, (groups) =>
    weekdays(groups, Number(groups['n'])),
  ),
  stepRule(
    `(?:in )?(?:the )?(?:${COUNT}|first|next|1st|(?<nth>second|2nd|3rd|4th|5th))? ?(?:(?:business|working|work) days?|weekdays?) (?:right |just |immediately )?${SIDE}`,
    (groups) =>
      counted({ ...groups, n: groups['n'] ?? String(NTH[groups['nth'] ?? ''] ?? 1) }, 'business-day'),
  ),
  stepRule(`(?:in )?${COUNT} (?<unit>days?|weeks?|months?|years?) ${SIDE}`, (groups) =>
    counted(groups, unitOf(groups)),
  ),
  stepRule(`(?:the )?(?:very )?(?:next )?day (?:right |just )?${SIDE}`, (groups) => counted(groups, 'day')),
  stepRule(`(?:the )?weekend (?:right |just )?${SIDE}`, (groups) => ({
    unit: 'weekend',
    count: sign(groups),
  })),
  stepRule(`(?:the )?week (?:right |just )?${SIDE}(?! (?:the )?same)`, (groups) => ({
    unit: 'seven-days',
    count: sign(groups),
  })),
  stepRule(`${COUNT} weeks? on`, (groups) => counted(groups, 'week')),
];

/** No other day is meant: "the Friday after at two". */
const ENDS_THERE =
  '(?=$| (?:at|please|works|instead|if|is|would|could|around|about|or|then|maybe|as|in the|i|for|with|its|thats)\\b)';

/** Without a day behind it: what was spoken of. */
export const STEP_DAYS: readonly Rule[] = [
  // "Not this Friday, the Friday after."
  rule(
    `(?:the )?(?<weekday>${WEEKDAY}) (?<side>after|following|before)(?: (?:that|this|it|this one|that one|then))?${ENDS_THERE}`,
    (groups, { previous }, before) => {
      const known = lastDay(before) ?? (previous && ({ kind: 'day', date: previous } as const));
      return known ? { kind: 'counted', step: weekdays(groups, 1), anchor: [known] } : PUZZLE;
    },
  ),
  rule(`the (?:one (?:right )?after(?: (?:that|this|next))?|following one)${ENDS_THERE}`, (_, __, before) => {
    const known = lastDay(before);
    return known?.kind === 'weekday'
      ? { kind: 'counted', step: { unit: 'weekday', weekday: known.weekday, count: 1 }, anchor: [known] }
      : PUZZLE;
  }),
  rule(
    `(?:on )?(?:the )?same (?:day|weekday)(?<time> and time)? (?:of )?(?:(?:next|the following|the next) week|(?:the )?week (?<side>after|before))`,
    sameDayOfWeek,
  ),
  rule(
    `(?:the )?week (?<side>after|before)(?: that| it)? (?:on )?(?:the )?same day(?<time> (?:and|same|at the same) time)?`,
    sameDayOfWeek,
  ),
  rule(`(?:in )?${COUNT} (?<weekday>${WEEKDAY})(?: from (?:now|today)| time)`, (groups, { today }) => ({
    kind: 'counted',
    step: weekdays(groups, Number(groups['n'])),
    anchor: [{ kind: 'day', date: today }],
  })),
  rule(
    `(?:within|in the next)(?: (?:the )?next)? ${COUNT} (?:business|working|work) days`,
    (groups, { today }) => ({
      kind: 'counted',
      step: counted(groups, 'business-day'),
      anchor: [{ kind: 'day', date: today }],
      bound: 'by',
    }),
  ),
  rule(
    `(?:in )?(?:the )?(?:next|first|${COUNT}) ?(?:available )?(?:(?:business|working|work) days?|weekdays?)(?: from (?:now|today)| time| available)?(?! (?:of|in the|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))`,
    (groups, { today }) => ({
      kind: 'counted',
      step: counted(groups, 'business-day'),
      anchor: [{ kind: 'day', date: today }],
    }),
  ),
];

/** "The same day and time the week before". */
function sameDayOfWeek(groups: Groups): readonly Token[] {
  const step: Token = { kind: 'step', days: 7 * sign(groups) };
  return groups['time'] === undefined ? [step] : [step, { kind: 'same-time' }];
}

const THAT =
  '(?: (?:that|it|this|then|mine|the appointment|my appointment|that one|the first one|the first))?';
const LATER = '(?:later|after|afterwards|past)';
const EARLIER = '(?:earlier|sooner|before|prior)';

/** From the time that is spoken of. */
export const STEP_TIMES: readonly Rule[] = [
  rule(
    `(?:(?:a|about|exactly|just|maybe|like) ){0,2}${COUNT} (?<unit>minutes?|days?|weeks?|months?) (?:(?<later>${LATER})|${EARLIER})${THAT}(?! (?:\\w*\\d|noon|midday|midnight|lunch|closing|opening|you|the|christmas))`,
    (groups) => step(groups, groups['later'] === undefined ? -1 : 1),
  ),
  rule(
    `(?<=\\b(?:push|move|bump|put|shift|delay|bring) .{0,40})(?<back>back|later|earlier|up|forward)?(?: by)? ${COUNT} (?<unit>minutes?|days?|weeks?)`,
    (groups) => {
      const { back } = groups;
      if (back === 'back' || back === 'later') return step(groups, 1);
      return back === 'earlier' || back === 'up' ? step(groups, -1) : PUZZLE;
    },
  ),
  // It ends when the other begins: how long it takes is not known here.
  rule(
    '(?:right|straight|directly|immediately|just) before (?:that|it|this|mine|him|her|me|hers|his|my appointment|the appointment)(?! \\w)',
    () => PUZZLE,
  ),
  rule(
    `(?:right|straight|directly|immediately|just) (?:after|behind)(?: (?:that|it|this|mine|him|her|me|that one|the (?:first|other)(?: one)?|my appointment|the appointment|hers|his))?(?! \\w)|back to back(?: with (?:it|that|mine))?`,
    () => ({ kind: 'step', minutes: 0, end: true }),
  ),
];

function step({ n = '1', unit = '' }: Groups, direction: 1 | -1): Token {
  const count = Number(n) * direction;
  if (unit.startsWith('minute')) return { kind: 'step', minutes: count };
  if (unit.startsWith('month')) return { kind: 'step', months: count };
  return { kind: 'step', days: unit.startsWith('week') ? 7 * count : count };
}
