import { nextDayOfMonth, nextMonth, nthWeekday } from '../../calendar.ts';
import type { Groups, Rule } from '../../date-grammar.ts';
import type { DayToken, WhichWeekday } from '../../dates.ts';
import { monthNumber, weekdayNumber } from '../names.ts';
import { holiday } from './holidays.ts';
import { AFTERNOON, EVENING, MORNING, NIGHT } from './parts.ts';
import {
  AFTER_HOUR,
  DAYS_OR_MORE,
  duration,
  HOW_MANY,
  howMany,
  MONTH,
  PUZZLE,
  rule,
  UNAMBIGUOUS_MONTH,
  WEEKDAY,
} from './rules.ts';
import { monthSpan, nthNumber, SPAN_RULES } from './span-rules.ts';

const day = (date: Temporal.PlainDate | undefined, loose = false): DayToken | undefined =>
  date && (loose ? { kind: 'day', date, loose } : { kind: 'day', date });

const weekday = ({ weekday = '' }: Groups, which: WhichWeekday, weeks?: number): DayToken => ({
  kind: 'weekday',
  weekday: weekdayNumber(weekday),
  which,
  ...(weeks === undefined ? {} : { weeks }),
});

/** "Next" reads as the week after the one that holds today: see the conventions of the resolver. */
function which(words: string): WhichWeekday {
  if (words.startsWith('this')) return 'this';
  return /^(?:next|(?:the )?following)$/.test(words) ? 'next' : 'coming';
}

/** Days, longer phrases before the shorter ones that they hold. */
export const DAY_RULES: readonly Rule[] = [
  ...SPAN_RULES,

  // ---- the past, and what comes back every week
  rule(
    `yesterday(?: (?:morning|afternoon|evening))?|last (?:night|week|month|year|${WEEKDAY})|(?:this )?past ${WEEKDAY}|${WEEKDAY} last week|the other (?:day|week)`,
    () => ({ kind: 'past' }),
  ),
  rule(
    `(?:(?:every|each)(?: (?:other|single|\\d+(?:st|nd|rd|th)?))? (?:days?|weeks?|months?|morning|afternoon|evening|${WEEKDAY})|weekly|biweekly|fortnightly|monthly|daily)`,
    () => PUZZLE,
  ),

  // ---- counted from a day
  rule('(?:the )?day after tomorrow', (_, { today }) => day(today.add({ days: 2 }))),
  rule(`${HOW_MANY} (?<unit>days?|weeks?|months?) (?:from|after) (?:now|today)`, (groups, { today }) =>
    day(today.add(duration(groups))),
  ),
  rule('(?<from>today|tomorrow) week', ({ from }, { today }) =>
    day(today.add({ days: from === 'today' ? 7 : 8 })),
  ),
  rule(`${HOW_MANY} (?<unit>days?|weeks?) (?:from|after) tomorrow`, (groups, { today }) =>
    day(today.add({ days: 1 }).add(duration(groups))),
  ),
  rule(
    `${HOW_MANY} weeks? (?:from|after|on) (?:(?<which>this|next|this coming|the) )?(?<weekday>${WEEKDAY})`,
    (groups) => weekday(groups, 'plus-weeks', howMany(groups['n'])),
  ),
  rule(`(?:on )?(?<weekday>${WEEKDAY}) week(?! (?:of|after|before))`, (groups) =>
    weekday(groups, 'plus-weeks', 1),
  ),
  rule(`${HOW_MANY} weeks? from the (?<day>\\d{1,2})(?:st|nd|rd|th)`, ({ n, day: dom }, { today }) => {
    const date = nextDayOfMonth(today, Number(dom));
    return day(date?.add({ weeks: howMany(n) }));
  }),
  rule(
    `in (?:about |around |like )?${HOW_MANY} ${DAYS_OR_MORE}(?: from (?:now|today))?`,
    (groups, { today }) => day(today.add(duration(groups)), true),
  ),

  // ---- today and near it
  rule('now(?= (?:and|until|till|to|through))', (_, { today }) => day(today)),
  // What "that" is may be a day, a time or an errand.
  rule('(?:before|after|until|by) (?:that|then)', () => PUZZLE),
  rule('later (?:on )?today|rest of (?:the )?day', (_, { today }) => day(today)),
  rule('this evening', (_, { today }) => [{ kind: 'day', date: today }, EVENING]),
  rule('tonight', (_, { today }) => [{ kind: 'day', date: today }, NIGHT]),
  rule('this (?<part>morning|afternoon)', ({ part }, { today }) => [
    { kind: 'day', date: today },
    part === 'morning' ? MORNING : AFTERNOON,
  ]),
  rule('tomorrow night|tomorow night', (_, { today }) => [
    { kind: 'day', date: today.add({ days: 1 }) },
    NIGHT,
  ]),
  rule('todays?', (_, { today }) => day(today)),
  rule('tomorrows?|tomorow|tmrw|tommorow|tommorrow', (_, { today }) => day(today.add({ days: 1 }))),

  // ---- holidays
  rule(
    `(?:(?<offset>(?:the )?day (?:after|before)) )?(?<name>(?:christmas|xmas)(?: eve| day)?|boxing day|new years?(?: eve| day)|valentines(?: day)?|halloween|thanksgiving(?: day)?|black friday|labor day|memorial day)`,
    ({ offset, name = '' }, { today }) =>
      day(holiday(name, today)?.add({ days: offset === undefined ? 0 : offset.endsWith('after') ? 1 : -1 })),
  ),

  // ---- from the day in discussion
  rule('(?:on )?(?:that|the same|same) day', (_, { previous }) => day(previous) ?? PUZZLE),
  rule(
    '(?:the )?(?:next|following) day|(?:the )?day after(?: that)?',
    (_, { previous }) => day(previous?.add({ days: 1 })) ?? PUZZLE,
  ),
  rule(
    '(?:the )?day before(?: that)?(?! \\w*(?:day|\\d))',
    (_, { previous }) => day(previous?.subtract({ days: 1 })) ?? PUZZLE,
  ),
  // ---- weekdays of a month
  rule(
    `(?:on )?(?:the )?(?<nth>first|1st|second|2nd|3rd|4th|last) (?<weekday>${WEEKDAY}) (?:in|of) (?:(?:the|this) month|(?<next>next month)|(?<month>${MONTH}))`,
    ({ nth = '', weekday: name = '', next, month }, { today }) => {
      const first = month
        ? nextMonth(today, monthNumber(month))
        : today.with({ day: 1 }).add({ months: next ? 1 : 0 });
      return day(nthWeekday(first, nthNumber(nth), weekdayNumber(name))) ?? PUZZLE;
    },
  ),

  // ---- dates
  rule('(?<year>\\d{4})/(?<month>\\d{1,2})/(?<day>\\d{1,2})', dateToken),
  rule('(?<month>\\d{1,2})/(?<day>\\d{1,2})(?:/(?<year>\\d{4}|\\d\\d))?', dateToken),
  rule(
    `(?:the )?(?<month>${MONTH}) (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?! ?[ap]m\\b| oclock)(?: (?<year>20\\d\\d)(?! ?[ap]m))?`,
    dateToken,
  ),
  rule(
    `(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)? (?<month>${MONTH})(?! (?:i|be|have))(?: (?<year>20\\d\\d))?`,
    dateToken,
  ),
  rule(
    '(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th) of (?<which>this|the|next) month',
    ({ day: dom, which: w }, { today }) => {
      const month = today.with({ day: 1 }).add({ months: w === 'next' ? 1 : 0 });
      return { kind: 'date', day: Number(dom), month: month.month, year: month.year };
    },
  ),
  // Beside offered times "the third" is one of them, unless a weekday or "on" makes it a date.
  rule(`(?<=\\b(?:on|${WEEKDAY}) )(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)`, dateToken),
  rule('(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)', (groups, { offered }) =>
    offered && Number(groups['day']) <= 5 ? undefined : dateToken(groups),
  ),
  rule(`on the (?<word>first|second)(?! (?:one|thing|option))`, firstOrSecond),
  rule(
    `the (?<word>first|second)(?= (?:at|around|in the (?:morning|afternoon|evening)|(?:of|next) ))`,
    (groups, { offered }) => (offered ? undefined : firstOrSecond(groups)),
  ),
  rule(`the (?<day>[12]\\d|3[01]|[1-9])(?! (?:oclock|[ap]m))${AFTER_HOUR}`, (groups, { offered }) =>
    offered && Number(groups['day']) <= 12 ? undefined : dateToken(groups),
  ),
  rule(
    `(?<=\\b(?:in|during|of|this|next|until|till|before|after|by) )(?<month>${MONTH})(?! (?:\\d|i|be|have))`,
    ({ month = '' }, { today }) => monthSpan(today, month),
  ),
  rule(`(?<month>${UNAMBIGUOUS_MONTH})`, ({ month = '' }, { today }) => monthSpan(today, month)),

  // ---- weekdays
  rule(`(?<weekday>${WEEKDAY}) (?<day>1[3-9]|2\\d|3[01])(?! (?:[ap]m|oclock|minutes?|mins?))`, (groups) => {
    const date = dateToken(groups);
    return date && [weekday(groups, 'coming'), date];
  }),
  rule(`(?:the )?(?<weekday>${WEEKDAY}) after next`, (groups) => weekday(groups, 'after-next')),
  rule(
    `(?<which>this coming|this upcoming|the following|the coming|the next|this|next|coming|following|upcoming) (?<weekday>${WEEKDAY})`,
    (groups) => weekday(groups, which(groups['which'] ?? '')),
  ),
  rule(`(?<weekday>${WEEKDAY})(?<night> night)?`, (groups) => {
    const token = weekday(groups, 'coming');
    return groups['night'] ? [token, NIGHT] : token;
  }),
];

function firstOrSecond({ word }: Groups): DayToken {
  return { kind: 'date', day: word === 'first' ? 1 : 2 };
}

function dateToken({ year, month, day: dom }: Groups): DayToken | undefined {
  const number = Number(dom);
  if (number < 1) return undefined;
  return {
    kind: 'date',
    day: number,
    ...(month ? { month: /\d/.test(month) ? Number(month) : monthNumber(month) } : {}),
    ...(year ? { year: Number(year.length === 2 ? `20${year}` : year) } : {}),
  };
}
