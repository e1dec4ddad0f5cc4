import { dateIn, holiday, mondayOf, monthNumber, nthWeekday, weekdayNumber } from './calendar.ts';
import { AFTERNOON, EVENING, MORNING, NIGHT } from './parts.ts';
import { type DayMark, type Mark, type WhichWeekday } from './marks.ts';
import { AFTER_HOUR, MONTH, UNAMBIGUOUS_MONTH, WEEKDAY, rule, type Rule } from './rules.ts';

const day = (date: Temporal.PlainDate | undefined, loose = false): DayMark | undefined =>
  date && (loose ? { kind: 'day', date, loose } : { kind: 'day', date });

const span = (from: Temporal.PlainDate, days: number, words: string): DayMark => ({
  kind: 'span',
  from,
  to: from.add({ days: days - 1 }),
  words,
});

const puzzle = (words: string): Mark => ({ kind: 'puzzle', words });

/** `1`, `2`, ... or "few", which reaches a little further than three. */
const count = (digits: string | undefined): number => (digits === 'few' ? 4 : Number(digits ?? '1'));

function units(groups: { n?: string | undefined; unit?: string | undefined }): Temporal.Duration {
  const n = count(groups.n);
  const unit = groups.unit ?? 'day';
  if (unit.startsWith('week')) return Temporal.Duration.from({ weeks: n });
  if (unit.startsWith('month')) return Temporal.Duration.from({ months: n });
  return Temporal.Duration.from({ days: n });
}

const N = '(?<n>\\d{1,2}|few)';
const UNIT = '(?<unit>days?|weeks?|months?)(?: time)?';

/** "Next" reads as the week after the one that holds today: see days.ts. */
const WHICH: readonly (readonly [RegExp, WhichWeekday])[] = [
  [/^(?:this|this coming|this upcoming)$/, 'this'],
  [/^(?:next|following|the following)$/, 'next'],
];
const which = (words: string): WhichWeekday =>
  WHICH.find(([pattern]) => pattern.test(words))?.[1] ?? 'coming';

/** From relative days to dates, longer phrases before the shorter ones that they hold. */
export const DAY_RULES: readonly Rule[] = [
  // ---- the past, and what comes back every week
  rule(
    `yesterday(?: (?:morning|afternoon|evening))?|last (?:night|week|month|year|${WEEKDAY})|(?:this )?past ${WEEKDAY}|${WEEKDAY} last week|the other (?:day|week)`,
    () => ({ kind: 'past' }),
  ),
  rule(
    `(?<words>(?:every|each)(?: (?:other|single|\\d+(?:st|nd|rd|th)?))? (?:days?|weeks?|months?|morning|afternoon|evening|${WEEKDAY})|weekly|biweekly|fortnightly|monthly|daily)`,
    ({ words = '' }) => puzzle(words),
  ),

  // ---- counted from a day
  rule('(?:the )?day after tomorrow', (_, { today }) => day(today.add({ days: 2 }))),
  rule(`${N} (?<unit>days?|weeks?|months?) (?:from|after) (?:now|today)`, (groups, { today }) =>
    day(today.add(units(groups))),
  ),
  rule('(?<from>today|tomorrow) week', ({ from }, { today }) =>
    day(today.add({ days: from === 'today' ? 7 : 8 })),
  ),
  rule(`${N} (?<unit>days?|weeks?) (?:from|after) tomorrow`, (groups, { today }) =>
    day(today.add({ days: 1 }).add(units(groups))),
  ),
  rule(
    `${N} weeks? (?:from|after|on) (?:(?<which>this|next|this coming|the) )?(?<weekday>${WEEKDAY})`,
    ({ n, weekday = '' }) => ({
      kind: 'weekday',
      weekday: weekdayNumber(weekday),
      which: 'plus-weeks',
      weeks: count(n),
    }),
  ),
  rule(`(?:on )?(?<weekday>${WEEKDAY}) week(?! (?:of|after|before))`, ({ weekday = '' }) => ({
    kind: 'weekday',
    weekday: weekdayNumber(weekday),
    which: 'plus-weeks',
    weeks: 1,
  })),
  rule(`${N} weeks? from the (?<day>\\d{1,2})(?:st|nd|rd|th)`, ({ n, day: dom }, { today }) => {
    const date = nextDayOfMonth(today, Number(dom));
    return day(date?.add({ weeks: count(n) }));
  }),
  rule(
    `(?:within|in|over|during) (?:the )?next (?:${N} )?(?:of )?${UNIT}|(?:the )?next (?<n>\\d|few) (?<unit>days|weeks)|within (?:the |a )?(?:${N} )?${UNIT}`,
    (groups, { today }) => ({
      kind: 'span',
      from: today,
      to: today.add(units(groups)),
      words: `in the next ${[groups['n'], groups['unit']].filter((word) => word && word !== '1').join(' ')}`,
    }),
  ),
  rule(`in a few (?<unit>days|weeks)(?: time)?`, ({ unit }, { today }) =>
    unit === 'days'
      ? span(today.add({ days: 2 }), 4, 'in a few days')
      : span(today.add({ weeks: 2 }), 15, 'in a few weeks'),
  ),
  rule(`in (?:about |around |like )?${N} ${UNIT}(?: from (?:now|today))?`, (groups, { today }) =>
    day(today.add(units(groups)), true),
  ),

  // ---- today and near it
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
  rule('(?:on )?(?:that|the same|same) day', (_, { previous }) => day(previous) ?? puzzle('that day')),
  rule(
    '(?:the )?(?:next|following) day|(?:the )?day after(?: that)?',
    (_, { previous }) => day(previous?.add({ days: 1 })) ?? puzzle('the day after'),
  ),
  rule(
    '(?:the )?day before(?: that)?(?! \\w*(?:day|\\d))',
    (_, { previous }) => day(previous?.subtract({ days: 1 })) ?? puzzle('the day before'),
  ),
  rule('(?:the )?(?:week after(?: that)?|following week)(?! next)', (_, { previous }) =>
    previous ? span(mondayOf(previous).add({ weeks: 1 }), 7, 'the week after') : puzzle('the week after'),
  ),

  // ---- weekdays of a month
  rule(
    `(?:on )?(?:the )?(?<nth>first|1st|second|2nd|3rd|4th|last) (?<weekday>${WEEKDAY}) (?:in|of) (?:(?:the|this) month|(?<next>next month)|(?<month>${MONTH}))`,
    ({ nth = '', weekday = '', next, month }, { today }) => {
      const n = nth === 'last' ? -1 : nth === 'first' ? 1 : nth === 'second' ? 2 : Number.parseInt(nth, 10);
      const first = next
        ? today.add({ months: 1 })
        : today.with({ month: month ? monthNumber(month) : today.month, day: 1 });
      const start =
        month && Temporal.PlainDate.compare(first.with({ day: first.daysInMonth }), today) < 0
          ? first.add({ years: 1 })
          : first;
      return day(nthWeekday(start, n, weekdayNumber(weekday))) ?? puzzle(`${nth} ${weekday}`);
    },
  ),

  // ---- weeks and months
  rule(`(?:the )?week (?:of|starting|beginning|commencing)(?: on)?(?: the(?= \\d))?`, () => ({
    kind: 'week-of',
  })),
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
  rule('(?:the )?(?:middle of (?:the )?|mid)(?<which>this|next)? ?week', ({ which: w }, { today }) =>
    weekPiece(today, w, 1, 3, 'the middle of'),
  ),
  rule('(?:the )?(?:rest of (?:the|this) |this |this coming )week(?!end)', (_, { today }) => ({
    kind: 'span',
    from: today,
    to: mondayOf(today).add({ days: 6 }),
    words: 'this week',
  })),
  rule('(?:sometime )?(?:the )?next week(?!end)', (_, { today }) =>
    span(mondayOf(today).add({ weeks: 1 }), 7, 'next week'),
  ),
  rule('next weekend', (_, { today }) => span(mondayOf(today).add({ days: 12 }), 2, 'next weekend')),
  rule('(?:over |on |at )?(?:the |this |this coming )?weekends?', (_, { today }) =>
    span(mondayOf(today).add({ days: 5 }), 2, 'this weekend'),
  ),
  rule(
    '(?:the )?(?<piece>early|mid|late|beginning of|start of|middle of|end of|later)? ?(?:the )?(?<which>this|next|the) month',
    ({ piece, which: w }, { today }) =>
      monthPiece(
        w === 'next' ? today.with({ day: 1 }).add({ months: 1 }) : today,
        piece,
        `${w === 'next' ? 'next' : 'this'} month`,
      ),
  ),
  rule(
    `(?:in |during |sometime in )?(?:the )?(?<piece>early|mid|late|beginning of|start of|middle of|end of) (?<month>${MONTH})`,
    ({ piece, month = '' }, { today }) =>
      monthPiece(nextMonth(today, monthNumber(month)), piece, nameOfMonth(month)),
  ),

  // ---- dates
  rule('(?<year>\\d{4})/(?<month>\\d{1,2})/(?<day>\\d{1,2})', dateMark),
  rule('(?<month>\\d{1,2})/(?<day>\\d{1,2})(?:/(?<year>\\d{4}|\\d\\d))?', dateMark),
  rule(
    `(?:the )?(?<month>${MONTH}) (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?! ?[ap]m\\b| oclock)(?: (?<year>20\\d\\d)(?! ?[ap]m))?`,
    dateMark,
  ),
  rule(
    `(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)? (?<month>${MONTH})(?! (?:i|be|have))(?: (?<year>20\\d\\d))?`,
    dateMark,
  ),
  rule(
    '(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th) of (?<which>this|the|next) month',
    ({ day: dom, which: w }, { today }) => {
      const month = w === 'next' ? today.with({ day: 1 }).add({ months: 1 }) : today;
      return { kind: 'date', day: Number(dom), month: month.month, year: month.year };
    },
  ),
  // Beside offered times "the third" is one of them, unless a weekday or "on" makes it a date.
  rule(`(?<=\\b(?:on|${WEEKDAY}) )(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)`, dateMark),
  rule('(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)', (groups, { offered }) =>
    offered && Number(groups['day']) <= 5 ? undefined : dateMark(groups),
  ),
  rule(`on the (?<word>first|second)(?! (?:one|thing|option))`, ({ word }) => ({
    kind: 'date',
    day: word === 'first' ? 1 : 2,
  })),
  rule(
    `the (?<word>first|second)(?= (?:at|around|in the (?:morning|afternoon|evening)|(?:of|next) ))`,
    ({ word }, { offered }) => (offered ? undefined : { kind: 'date', day: word === 'first' ? 1 : 2 }),
  ),
  rule(`the (?<day>[12]\\d|3[01]|[1-9])(?! (?:oclock|[ap]m))${AFTER_HOUR}`, (groups, { offered }) =>
    offered && Number(groups['day']) <= 12 ? undefined : dateMark(groups),
  ),
  rule(
    `(?<=\\b(?:in|during|of|this|next|until|till|before|after|by) )(?<month>${MONTH})(?! (?:\\d|i|be|have))`,
    ({ month = '' }, { today }) => monthSpan(today, month),
  ),
  rule(`(?<month>${UNAMBIGUOUS_MONTH})`, ({ month = '' }, { today }) => monthSpan(today, month)),

  // ---- weekdays
  rule(`(?<weekday>${WEEKDAY}) (?<day>1[3-9]|2\\d|3[01])(?! (?:[ap]m|oclock|minutes?|mins?))`, (groups) => {
    const date = dateMark(groups);
    return (
      date && [{ kind: 'weekday', weekday: weekdayNumber(groups['weekday'] ?? ''), which: 'coming' }, date]
    );
  }),
  rule(`(?:the )?(?<weekday>${WEEKDAY}) after next`, ({ weekday = '' }) => ({
    kind: 'weekday',
    weekday: weekdayNumber(weekday),
    which: 'after-next',
  })),
  rule(
    `(?<which>this coming|this upcoming|the following|the coming|the next|this|next|coming|following|upcoming) (?<weekday>${WEEKDAY})`,
    ({ which: w = '', weekday = '' }) => ({
      kind: 'weekday',
      weekday: weekdayNumber(weekday),
      which: which(w),
    }),
  ),
  rule(`(?<weekday>${WEEKDAY})(?<night> night)?`, ({ weekday = '', night }) => {
    const mark: DayMark = { kind: 'weekday', weekday: weekdayNumber(weekday), which: 'coming' };
    return night ? [mark, NIGHT] : mark;
  }),
];

function dateMark({
  year,
  month,
  day: dom,
}: Readonly<Record<string, string | undefined>>): DayMark | undefined {
  const number = Number(dom);
  if (number < 1) return undefined;
  return {
    kind: 'date',
    day: number,
    ...(month ? { month: /\d/.test(month) ? Number(month) : monthNumber(month) } : {}),
    ...(year ? { year: Number(year.length === 2 ? `20${year}` : year) } : {}),
  };
}

/** A piece of this week or the next. Near its end, "the end of the week" means the coming week's. */
function weekPiece(
  today: Temporal.PlainDate,
  week: string | undefined,
  start: number,
  days: number,
  words: string,
): DayMark {
  const over = week !== 'next' && today.dayOfWeek > Math.min(start + days - 1, 5);
  const monday = mondayOf(today).add({ weeks: week === 'next' || over ? 1 : 0 });
  return span(
    monday.add({ days: start }),
    days,
    `${words} ${week === 'next' || over ? 'next' : 'this'} week`,
  );
}

function monthPiece(month: Temporal.PlainDate, piece: string | undefined, words: string): DayMark {
  const first = month.with({ day: 1 });
  if (!piece) return span(first, first.daysInMonth, words);
  if (/early|beginning|start/.test(piece)) return span(first, 10, `the beginning of ${words}`);
  if (/mid/.test(piece)) return span(first.add({ days: 10 }), 10, `the middle of ${words}`);
  return span(first.add({ days: 20 }), first.daysInMonth - 20, `the end of ${words}`);
}

function monthSpan(today: Temporal.PlainDate, name: string): DayMark {
  return monthPiece(nextMonth(today, monthNumber(name)), undefined, nameOfMonth(name));
}

function nextMonth(today: Temporal.PlainDate, month: number): Temporal.PlainDate {
  const first = today.with({ month, day: 1 });
  return month < today.month ? first.add({ years: 1 }) : first;
}

function nameOfMonth(name: string): string {
  return Temporal.PlainDate.from({ year: 2000, month: monthNumber(name), day: 1 }).toLocaleString('en-US', {
    month: 'long',
  });
}

/** The next day of that number, today included, in the first month that has one. */
export function nextDayOfMonth(from: Temporal.PlainDate, dom: number): Temporal.PlainDate | undefined {
  for (let ahead = 0; ahead < 4; ahead++) {
    const month = from.with({ day: 1 }).add({ months: ahead });
    const date = dateIn(month.year, month.month, dom);
    if (date && Temporal.PlainDate.compare(date, from) >= 0) return date;
  }
  return undefined;
}
