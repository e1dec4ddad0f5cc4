/** The day, or the days, that words which stand together name: "Tuesday the 24th", "the Saturday before Christmas". */
import { isFrom, later, mondayOf, onOrAfter } from '../../languages/calendar.ts';
import type { DayStep, DayToken, WeekdayToken } from '../../languages/dates.ts';
import { countFrom } from './counted-days.ts';
import { coming, dated } from './day-dates.ts';
import { ask, type WhenAsk, type WhenContext } from './when.ts';

export type Chosen =
  /** `orToday`: the weekday is also today's. */
  | { readonly type: 'day'; readonly date: Temporal.PlainDate; readonly orToday?: true }
  /** Both ends included. */
  | {
      readonly type: 'span';
      readonly from: Temporal.PlainDate;
      readonly to: Temporal.PlainDate;
      readonly words: string;
    };

export type Joint = 'or' | 'to' | 'same';

/** What the words mean together, without what bounds them. */
export function namedDays(
  said: readonly DayToken[],
  context: WhenContext,
  anchor: Temporal.PlainDate | undefined,
): Chosen | WhenAsk {
  const { dates } = context;
  const today = context.now.toPlainDate();
  const tokens: DayToken[] = [];
  for (const token of said) {
    const plain = token.kind === 'counted' ? countedDays(token, context) : token;
    if ('type' in plain) return plain;
    tokens.push(plain);
  }
  const weekdays = tokens.filter((token) => token.kind === 'weekday');
  const weekday = weekdays[0];
  const other = weekdays.find((token) => token.weekday !== weekday?.weekday);
  if (weekday && other) {
    const named = (token: WeekdayToken) => dates.sayWeekday(coming(token, context, anchor).date);
    return ask('two-dates', dates.questions.eitherDay(named(weekday), named(other)));
  }
  const span = within(tokens, context);
  if (span?.type === 'ask') return span;
  const fixed: Temporal.PlainDate[] = [];
  for (const token of tokens) {
    if (token.kind === 'day' && !(token.loose && weekday)) fixed.push(token.date);
    if (token.kind !== 'date') continue;
    const date = dated(token, weekday?.weekday, context, span?.from ?? anchor);
    if ('type' in date) return date;
    fixed.push(date);
  }
  const date = fixed[0];
  const clash = fixed.find((candidate) => date && !candidate.equals(date));
  if (date && clash) return ask('mismatch', dates.questions.notTheSameDay(date, clash, today));
  if (date && weekday && date.dayOfWeek !== weekday.weekday)
    return mismatch(date, weekday.weekday, today, dates);
  if (tokens.some((token) => token.kind === 'week-of')) {
    const monday = mondayOf(date ?? (weekday ? coming(weekday, context, anchor).date : today));
    const words = dates.stretches.weekOf(dates.sayDate(monday, today));
    return { type: 'span', from: monday, to: monday.add({ days: 6 }), words };
  }
  if (date && span && !(isFrom(date, span.from) && isFrom(span.to, date)))
    return ask('mismatch', dates.questions.notWithin(date, span.words, today));
  if (date) return { type: 'day', date };
  return weekday
    ? weekdayWithin(weekday, tokens, span, context, anchor)
    : (span ?? { type: 'day', date: today });
}

type Span = Chosen & { type: 'span' };

/** What is left of all the stretches that were said. */
function within(tokens: readonly DayToken[], context: WhenContext): Span | WhenAsk | undefined {
  let whole: Span | undefined;
  for (const token of tokens) {
    if (token.kind !== 'span') continue;
    const span: Span = { type: 'span', from: token.from, to: token.to, words: token.words };
    const both = whole ? combine(whole, span, 'same', context) : span;
    if (both.type === 'ask') return both;
    whole = both.type === 'span' ? both : { ...span, from: both.date, to: both.date };
  }
  return whole;
}

/** "Tuesday in two weeks", "Tuesday next week", or a Tuesday alone. */
function weekdayWithin(
  weekday: WeekdayToken,
  tokens: readonly DayToken[],
  span: Span | undefined,
  context: WhenContext,
  anchor: Temporal.PlainDate | undefined,
): Chosen | WhenAsk {
  const today = context.now.toPlainDate();
  const loose = tokens.find((token) => token.kind === 'day' && token.loose);
  if (loose?.kind === 'day') {
    const date = onOrAfter(mondayOf(loose.date), weekday.weekday);
    const inside = !span || (isFrom(date, span.from) && isFrom(span.to, date));
    return inside
      ? { type: 'day', date }
      : ask('mismatch', context.dates.questions.notWithin(date, span.words, today));
  }
  if (!span) {
    const { orNear, ...day } = coming(weekday, context, anchor);
    return orNear ? ask('two-dates', eitherDay(day.date, orNear, context)) : day;
  }
  const inside = onOrAfter(later(span.from, today), weekday.weekday);
  if (isFrom(span.to, inside)) return { type: 'day', date: inside };
  const { questions, sayWeekday } = context.dates;
  const ofThatWeek = onOrAfter(mondayOf(span.from), weekday.weekday);
  return isFrom(ofThatWeek, today)
    ? ask('mismatch', questions.notWithin(ofThatWeek, span.words, today))
    : ask('past', questions.dayPassed(sayWeekday(ofThatWeek)));
}

/** "The Thursday after, the 24th" and "the Thursday after the 24th": what is on the table tells, or the caller. */
function soundsAlike(
  base: Chosen,
  step: DayStep,
  anchor: readonly DayToken[],
  context: WhenContext,
): DayToken | WhenAsk | undefined {
  const dated = anchor.some((token) => token.kind === 'date');
  if (step.unit !== 'weekday' || !dated || base.type !== 'day' || base.date.dayOfWeek !== step.weekday)
    return undefined;
  const spoken = context.previous?.date ?? context.previous?.booking?.start.toPlainDate();
  if (spoken && countFrom({ from: spoken, to: spoken }, step, context).from.equals(base.date))
    return { kind: 'day', date: base.date };
  return ask('two-dates', eitherDay(base.date, countFrom(ends(base), step, context).from, context));
}

function eitherDay(one: Temporal.PlainDate, other: Temporal.PlainDate, { dates, now }: WhenContext): string {
  const named = (date: Temporal.PlainDate) => dates.sayDate(date, now.toPlainDate());
  return dates.questions.eitherDay(named(one), named(other));
}

/** The day, or the days, that are counted from others. A feast that has just been may be the one that is meant. */
function countedDays(
  { anchor, step }: DayToken & { kind: 'counted' },
  context: WhenContext,
): DayToken | WhenAsk {
  const today = context.now.toPlainDate();
  const { dates } = context;
  const base = namedDays(anchor, context, undefined);
  if (base.type === 'ask') return base;
  const feast = anchor.find((token) => token.kind === 'day' && token.last);
  const last = feast?.kind === 'day' && step.count > 0 ? feast.last : undefined;
  const lately = last && countFrom({ from: last, to: last }, step, context);
  const alike = soundsAlike(base, step, anchor, context);
  if (alike) return alike;
  const days = lately && isFrom(lately.to, today) ? lately : countFrom(ends(base), step, context);
  if (step.unit === 'seven-days' || step.unit === 'weekend') {
    const words = dates.stretches.counted(step.unit, step.count > 0, name(base, context));
    return { kind: 'span', ...days, words };
  }
  return isFrom(days.from, today)
    ? { kind: 'day', date: days.from }
    : ask('past', dates.questions.dayPassed(dates.sayDate(days.from, today)));
}

function mismatch(
  date: Temporal.PlainDate,
  weekday: number,
  today: Temporal.PlainDate,
  { questions }: WhenContext['dates'],
): WhenAsk {
  const after = onOrAfter(date, weekday);
  const before = after.subtract({ weeks: 1 });
  const near = before.until(date).days <= date.until(after).days && isFrom(before, today) ? before : after;
  return ask('mismatch', questions.otherWeekday(date, near, today));
}

export const name = (day: Chosen, { dates, now }: WhenContext): string =>
  day.type === 'span' ? day.words : dates.sayNearDay(day.date, now.toPlainDate());

export function ends(day: Chosen): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  return day.type === 'day' ? { from: day.date, to: day.date } : day;
}

export function combine(first: Chosen, second: Chosen, joint: Joint, context: WhenContext): Chosen | WhenAsk {
  const { dates } = context;
  const today = context.now.toPlainDate();
  const a = ends(first);
  const b = ends(second);
  switch (joint) {
    case 'to': {
      const to = Temporal.PlainDate.compare(b.to, a.from) < 0 ? b.to.add({ weeks: 1 }) : b.to;
      const words = dates.stretches.days(dates.sayNearDay(a.from, today), dates.sayNearDay(to, today));
      return { type: 'span', from: a.from, to, words };
    }
    case 'or':
      if (a.from.equals(b.from) && a.to.equals(b.to)) return first;
      return ask('two-dates', dates.questions.firstOfDays(name(first, context), name(second, context)));
    case 'same': {
      const from = later(a.from, b.from);
      const to = Temporal.PlainDate.compare(a.to, b.to) < 0 ? a.to : b.to;
      if (Temporal.PlainDate.compare(from, to) > 0)
        return ask('two-dates', dates.questions.eitherDay(name(first, context), name(second, context)));
      if (from.equals(to)) return { type: 'day', date: from };
      const narrow =
        first.type === 'span' && second.type === 'span'
          ? `${first.words} ${second.words}`
          : name(second, context);
      return { type: 'span', from, to, words: narrow };
    }
  }
}
