import { mondayOf, nextMonth, nthWeekday } from '../../calendar.ts';
import type { Rule } from '../../date-grammar.ts';
import type { DayToken } from '../../dates.ts';
import { monthNumber, MONTHS } from '../names.ts';
import { DAYS_OR_MORE, duration, HOW_MANY, MONTH, PUZZLE, rule, WEEKDAY } from './rules.ts';

const span = (from: Temporal.PlainDate, days: number, words: string): DayToken => ({
  kind: 'span',
  from,
  to: from.add({ days: days - 1 }),
  words,
});

/** Weeks, months and pieces of them, longer phrases before the shorter ones that they hold. */
export const SPAN_RULES: readonly Rule[] = [
  // ---- weeks of a month, before "last week" is taken for the past one
  rule(
    `(?:the )?(?<nth>first|1st|second|2nd|3rd|4th|last) week (?:of|in) (?:(?:the|this) month|(?<next>next month)|(?<month>${MONTH}))`,
    ({ nth = '', next, month }, { today }) => {
      const first = month
        ? nextMonth(today, monthNumber(month))
        : today.with({ day: 1 }).add({ months: next ? 1 : 0 });
      // Seven days from the first, eighth, ... of the month.
      const start = nth === 'last' ? first.daysInMonth - 7 : (nthNumber(nth) - 1) * 7;
      return span(first.add({ days: start }), 7, `the ${nth} week of ${sayMonth(first)}`);
    },
  ),

  rule(
    `(?:on |over )?(?:the )?(?<nth>first|1st|second|2nd|3rd|4th|last) weekend (?:of|in) (?:(?:the|this) month|(?<next>next month)|(?<month>${MONTH}))`,
    ({ nth = '', next, month }, { today }) => {
      const first = month
        ? nextMonth(today, monthNumber(month))
        : today.with({ day: 1 }).add({ months: next ? 1 : 0 });
      const saturday = nthWeekday(first, nthNumber(nth), 6);
      return saturday ? span(saturday, 2, `on the ${nth} weekend of ${sayMonth(first)}`) : PUZZLE;
    },
  ),
  rule(
    '(?:the )?(?:first|second|last|other) (?:half|few days|couple of days|2 weeks|third) of',
    () => PUZZLE,
  ),
  rule('(?:early )?in the (?:new|coming) year', (_, { today }) =>
    span(Temporal.PlainDate.from({ year: today.year + 1, month: 1, day: 1 }), 31, 'in the new year'),
  ),
  rule(
    '(?:sometime )?(?:in )?(?:the )?(?:(?<piece>early|beginning of|start of|middle of|mid|late|end of|later)(?: in)? )?(?:the )?(?<which>this|next|(?<=of the )) ?year(?:s end)?|(?:the )?(?<end>years end|year end|end of year)',
    ({ piece, which: w, end }, { today }) =>
      yearPiece(today.year + (w === 'next' ? 1 : 0), end ? 'end' : piece),
  ),

  rule(
    `(?:within|in|over|during) (?:the )?next (?:${HOW_MANY} )?(?:of )?${DAYS_OR_MORE}|(?:the )?next (?<n>\\d{1,2}|few) (?<unit>days|weeks|months)|within (?:the |a )?(?:${HOW_MANY} )?${DAYS_OR_MORE}`,
    (groups, { today }) => ({
      kind: 'span',
      from: today,
      to: today.add(duration(groups)),
      words: `in the next ${[groups['n'], groups['unit']].filter((word) => word && word !== '1').join(' ')}`,
    }),
  ),
  rule(`in a few (?<unit>days|weeks)(?: time)?`, ({ unit }, { today }) =>
    unit === 'days'
      ? span(today.add({ days: 2 }), 4, 'in a few days')
      : span(today.add({ weeks: 2 }), 15, 'in a few weeks'),
  ),
  rule('(?:the )?(?:week after(?: (?:that|this|it))?|following week)(?! next)', () => ({
    kind: 'step',
    days: 7,
    week: true,
  })),

  // ---- weeks and months
  rule(
    `(?:the )?week (?:of|starting|beginning|commencing)(?: on)?(?: the(?= \\d))?(?= (?:the |next |this )?(?:\\d|${WEEKDAY}|${MONTH} (?:the )?\\d|christmas|xmas|thanksgiving))`,
    () => ({
      kind: 'week-of',
    }),
  ),
  rule('(?:the )?week after next', (_, { today }) =>
    span(mondayOf(today).add({ weeks: 2 }), 7, 'the week after next'),
  ),
  rule(
    '(?:the )?(?:end|back end|later (?:part )?|late(?=r? (?:this|next|in the) )|later)(?: of| in| on)?(?: the)? ?(?<which>this|next)? ?week|late (?<late>this|next) week|later this week|later in the week',
    ({ which: w, late }, { today }) => weekPiece(today, w ?? late, 3, 3, 'the end of'),
  ),
  rule(
    '(?:the )?(?:beginning|start|early part|early|earlier|top)(?: of| in)?(?: the)? ?(?<which>this|next)? ?week',
    ({ which: w }, { today }) => weekPiece(today, w, 0, 3, 'the beginning of'),
  ),
  rule('(?:the )?(?:middle of (?:the )?|mid ?)(?<which>this|next)? ?week', ({ which: w }, { today }) =>
    weekPiece(today, w, 1, 3, 'the middle of'),
  ),
  rule(
    '(?:the )?(?:rest of (?:the|this) |this |this coming |(?<=\\bend of )(?:the )?|the (?=week (?:is|ends)))week(?!end)',
    (_, { today }) => ({
      kind: 'span',
      from: today,
      to: mondayOf(today).add({ days: 6 }),
      words: 'this week',
    }),
  ),
  rule('(?:sometime )?(?:the )?next week(?!end)', (_, { today }) =>
    span(mondayOf(today).add({ weeks: 1 }), 7, 'next week'),
  ),
  rule('(?:on |over |at )?(?:the )?weekend after next', (_, { today }) =>
    span(mondayOf(today).add({ days: 19 }), 2, 'the weekend after next'),
  ),
  rule('(?:on |over )?next weekend', (_, { today }) =>
    span(mondayOf(today).add({ days: 12 }), 2, 'next weekend'),
  ),
  rule('(?:over |on |at )?(?:the |this |this coming )?weekends?', (_, { today }) =>
    span(mondayOf(today).add({ days: 5 }), 2, 'this weekend'),
  ),
  rule(
    '(?:the )?(?<piece>early|mid|late|beginning of|start of|middle of|end of|later)? ?(?:the )?(?<which>this|next|the) month',
    ({ piece, which: w }, { today }) =>
      monthPiece(
        today.with({ day: 1 }).add({ months: w === 'next' ? 1 : 0 }),
        piece,
        `${w === 'next' ? 'next' : 'this'} month`,
      ),
  ),
  rule(
    `(?:in |during |sometime in )?(?:the )?(?<piece>early|mid|late|beginning of|start of|middle of|end of)(?: in)? (?<month>${MONTH})`,
    ({ piece, month = '' }, { today }) => monthSpan(today, month, piece),
  ),
];

/** A piece of this week or the next. Near its end, "the end of the week" means the coming week's. */
function weekPiece(
  today: Temporal.PlainDate,
  week: string | undefined,
  start: number,
  days: number,
  words: string,
): DayToken {
  const over = week !== 'next' && today.dayOfWeek > Math.min(start + days - 1, 5);
  const monday = mondayOf(today).add({ weeks: week === 'next' || over ? 1 : 0 });
  return span(
    monday.add({ days: start }),
    days,
    `${words} ${week === 'next' || over ? 'next' : 'this'} week`,
  );
}

/** A year, or a third of it: its beginning is January, its end December. */
function yearPiece(year: number, piece: string | undefined): DayToken {
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
  const whole = { kind: 'span', from: on(1, 1), to: on(12, 31), words: `in ${year}` } as const;
  if (!piece) return whole;
  if (/early|beginning|start/.test(piece)) return { ...whole, to: on(2, 28), words: `early in ${year}` };
  if (/mid/.test(piece))
    return { ...whole, from: on(5, 1), to: on(8, 31), words: `in the middle of ${year}` };
  return { ...whole, from: on(12, 1), words: `at the end of ${year}` };
}

function monthPiece(month: Temporal.PlainDate, piece: string | undefined, words: string): DayToken {
  const first = month.with({ day: 1 });
  if (!piece) return span(first, first.daysInMonth, words);
  if (/early|beginning|start/.test(piece)) return span(first, 10, `the beginning of ${words}`);
  if (/mid/.test(piece)) return span(first.add({ days: 10 }), 10, `the middle of ${words}`);
  return span(first.add({ days: 20 }), first.daysInMonth - 20, `the end of ${words}`);
}

/** A month that was named, alone or with a piece of it. */
export function monthSpan(today: Temporal.PlainDate, name: string, piece?: string): DayToken {
  const month = nextMonth(today, monthNumber(name));
  return monthPiece(month, piece, sayMonth(month));
}

/** "first", "2nd", ... as 1-5; "last" as -1. */
export function nthNumber(word: string): number {
  if (word === 'last') return -1;
  return word === 'first' ? 1 : word === 'second' ? 2 : Number.parseInt(word, 10);
}

const sayMonth = ({ month }: Temporal.PlainDate): string => MONTHS[month - 1] ?? '';
