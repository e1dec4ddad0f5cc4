import { nextMonth, nthWeekday, onOrAfter } from '../../calendar.ts';
import type { Groups, Rule } from '../../date-grammar.ts';
import type { DayToken, WhichWeekday } from '../../dates.ts';
import { monthNumber, weekdayNumber } from '../names.ts';
import { DATE_RULES, dateToken } from './date-rules.ts';
import { bankHolidayMonday, feast, FEAST, UNKNOWN_FEAST } from './feasts.ts';
import { AFTERNOON, EVENING, MORNING, NIGHT } from './parts.ts';
import { DAYS_OR_MORE, duration, HOW_MANY, MONTH, PUZZLE, rule, WEEKDAY } from './rules.ts';
import { nthNumber, SPAN_RULES } from './span-rules.ts';
import { STEP_DAYS } from './step-rules.ts';

/** What is over; a weekday or a time beside it is over with it. */
const AGO = `(?:(?:in |like |about )?(?:\\d{1,3}|few|several|many|a few) (?:minutes?|days?|weeks?|months?|years?|${WEEKDAY})|(?:a |the )?(?:while|long time)|the other (?:day|week)) (?:ago|back)`;
/** What somebody did on a day: "I called you on Friday", "my last one was in October". */
const DID = `(?:(?:i|we|he|she|they|you) (?:called|rang|phoned|came|stopped|visited|spoke|emailed|texted|dropped|popped|went|tried)(?: (?:you|him|her|by|in|there|here|over|up|guys|already|to you|to him|to her)){0,3}|my last (?:one|haircut|cut|trim|appointment|visit|time|color|colour) was)(?: back)? (?:on|in|at) (?:the )?(?:${WEEKDAY}|${MONTH})`;
const PAST = `${DID}|(?:the )?${WEEKDAY} before last|yesterday(?: (?:morning|afternoon|evening))?|(?:(?:the )?${WEEKDAY} (?:of |from |in )?)?last (?:week|month|year|night)(?: (?:on )?(?:${WEEKDAY}))?|last ${WEEKDAY}(?! (?:in|of|before|after))|last ${FEAST}|(?:this |the )?past ${WEEKDAY}|${WEEKDAY} last|last (?:${MONTH}|summer|winter|spring|autumn|fall)|back (?:in|on) (?:${MONTH}|${WEEKDAY})|the (?:other|previous) (?:day|week)|(?:the )?week before last|${AGO}(?: (?:on )?(?:a |the )?${WEEKDAY})?`;

const weekendOf = (date: Temporal.PlainDate, name: string): DayToken => {
  const saturday = onOrAfter(date.subtract({ days: 3 }), 6);
  return { kind: 'span', from: saturday, to: saturday.add({ days: 1 }), words: `on ${name} weekend` };
};

const day = (date: Temporal.PlainDate | undefined, loose = false): DayToken | undefined =>
  date && (loose ? { kind: 'day', date, loose } : { kind: 'day', date });

const weekday = ({ weekday = '' }: Groups, which: WhichWeekday): DayToken => ({
  kind: 'weekday',
  weekday: weekdayNumber(weekday),
  which,
});

/** "Next" reads as the week after the one that holds today: see the conventions of the resolver. */
function which(words: string): WhichWeekday {
  if (/coming$/.test(words)) return 'upcoming';
  if (words.startsWith('this')) return 'this';
  return /^(?:next|(?:the )?following)$/.test(words) ? 'next' : 'coming';
}

/** Days, longer phrases before the shorter ones that they hold. */
export const DAY_RULES: readonly Rule[] = [
  ...SPAN_RULES,

  // ---- the past, and what comes back every week
  rule(PAST, () => ({ kind: 'past' })),
  rule(
    `(?:(?:every|each)(?: (?:other|single|\\d+(?:st|nd|rd|th)?))? (?:days?|weeks?|months?|morning|afternoon|evening|${WEEKDAY})|weekly|biweekly|fortnightly|monthly|daily)`,
    () => PUZZLE,
  ),

  // ---- counted from a day
  ...STEP_DAYS,
  rule('(?:the )?day after tomorrow', (_, { today }) => day(today.add({ days: 2 }))),
  rule(
    `${HOW_MANY} (?<unit>days?|weeks?|months?|years?) (?:from|after) (?:now|today)|(?<n>[1-9]) (?<unit>weeks?) today`,
    (groups, { today }) => day(today.add(duration(groups))),
  ),
  rule('(?<from>today|tomorrow) week', ({ from }, { today }) =>
    day(today.add({ days: from === 'today' ? 7 : 8 })),
  ),
  rule(`(?<!\\b(?:in|once|twice|times|per) )(?:a|1) week (?<weekday>${WEEKDAY})`, (groups, { today }) =>
    // Said on a Monday, nobody knows from which Monday.
    weekdayNumber(groups['weekday'] ?? '') === today.dayOfWeek
      ? PUZZLE
      : { kind: 'counted', step: { unit: 'week', count: 1 }, anchor: [weekday(groups, 'upcoming')] },
  ),
  rule(
    `(?:on )?(?<weekday>${WEEKDAY}) (?:(?:a |1 )?week|(?<n>[2-9]) weeks)(?! (?:of|after|before|from|\\d{1,2}(?![\\d:])))`,
    (groups) => ({
      kind: 'counted',
      step: { unit: 'week', count: Number(groups['n'] ?? '1') },
      anchor: [weekday(groups, 'upcoming')],
    }),
  ),
  rule(
    `in (?:about |around |like |another |roughly |maybe )?${HOW_MANY} ${DAYS_OR_MORE}(?: from (?:now|today))?`,
    (groups, { today }) => day(today.add(duration(groups)), !groups['unit']?.startsWith('day')),
  ),
  rule(
    '(?:in )?\\d{1,2} (?:to|or) \\d{1,2} (?:days|weeks|months)(?: time| from now)?|(?:(?:a|in|1) )*half (?:days?|weeks?|months?|years?)(?: from now)?',
    () => PUZZLE,
  ),

  // ---- today and near it
  rule('now(?= (?:and|until|till|to|through) (?!\\d|noon|midday))', (_, { today }) => day(today)),
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

  // ---- feast days
  rule(UNKNOWN_FEAST, () => PUZZLE),
  rule(
    `(?:over |at |on |for )?(?<name>${FEAST})(?<weekend> weekend)?`,
    ({ name = '', weekend }, { today, country }) => {
      const found = feast(name, country, today);
      if (!found) return PUZZLE;
      return weekend ? weekendOf(found.date, name) : { kind: 'day', ...found };
    },
  ),
  rule(
    '(?:the )?bank holiday(?: monday)?',
    (_, { today, country }) => day(bankHolidayMonday(country, today)) ?? PUZZLE,
  ),

  rule(
    '(?:(?:in|during|over|this|next|for|around) (?:the )?|(?<=\\b(?:after|before|until|by) )the )(?:holidays|summer|autumn|winter|(?:spring|fall)(?=$| ))',
    () => PUZZLE,
  ),

  // ---- from the day in discussion
  rule('(?:on )?(?:that|the same|same) day', (_, { previous }) => day(previous) ?? PUZZLE),
  rule('(?:the )?(?:next|following) day|(?:the )?day after(?: (?:that|this|it|then))?', () => ({
    kind: 'step',
    days: 1,
  })),
  rule('(?:the )?day before(?: (?:that|this|it|then))?(?! \\w*(?:day|\\d))', () => ({
    kind: 'step',
    days: -1,
  })),
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

  rule(
    `(?:on )?(?:the )?(?:very )?(?<nth>first|1st|second|2nd|3rd|4th|last) (?<business>business |working )?day (?:in|of) (?:the )?(?:(?<which>month|this month|next month|year|this year|next year)|(?<month>${MONTH}))`,
    ({ nth = '', business, which: w = '', month }, { today }) => {
      const count = nthNumber(nth);
      const date = nthDay(business ? Math.sign(count) : count, w, month, today);
      if (!date || !business) return day(date);
      const anchor = [{ kind: 'day', date: date.subtract({ days: Math.sign(count) }) }] as const;
      return { kind: 'counted', step: { unit: 'business-day', count }, anchor };
    },
  ),

  ...DATE_RULES,

  // ---- weekdays
  // "This is Tuesday Weld": a name?
  rule(
    `(?<=\\bthis is )${WEEKDAY}(?= [a-z]{3,}(?: |$))(?! (?:and|works|please|right|morning|afternoon|evening|the|fine|good|okay|too|not|would|when))`,
    () => PUZZLE,
  ),
  rule(`(?<weekday>${WEEKDAY}) (?<day>1[3-9]|2\\d|3[01])(?! (?:[ap]m|oclock|minutes?|mins?))`, (groups) => {
    const date = dateToken(groups);
    return date && [weekday(groups, 'coming'), date];
  }),
  rule(`(?:the )?(?<weekday>${WEEKDAY}) after next`, (groups) => weekday(groups, 'after-next')),
  rule(
    `(?<which>this coming|this upcoming|the following|the coming|the next|this|next|coming|following|upcoming) (?<weekday>${WEEKDAY})`,
    (groups) => weekday(groups, which(groups['which'] ?? '')),
  ),
  rule(`(?<weekday>${WEEKDAY}) coming(?! (?:in|by|for|to|with)\\b)`, (groups) => weekday(groups, 'upcoming')),
  rule(`the (?<weekday>${WEEKDAY})(?! night)|(?<weekday>${WEEKDAY})(?= instead)`, (groups) =>
    weekday(groups, 'near'),
  ),
  rule(`(?<weekday>${WEEKDAY})(?<night> night)?`, (groups) => {
    const token = weekday(groups, 'coming');
    return groups['night'] ? [token, NIGHT] : token;
  }),
];

/** The first or last day of a month or a year. */
function nthDay(
  nth: number,
  which: string,
  month: string | undefined,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (which.endsWith('year')) {
    const year = today.year + (which.startsWith('next') || nth > 0 ? 1 : 0);
    return nth > 0
      ? Temporal.PlainDate.from({ year, month: 1, day: nth })
      : Temporal.PlainDate.from({ year, month: 12, day: 31 });
  }
  const first = month
    ? nextMonth(today, monthNumber(month))
    : today.with({ day: 1 }).add({ months: which.startsWith('next') ? 1 : 0 });
  return first.with({ day: nth > 0 ? nth : first.daysInMonth });
}
