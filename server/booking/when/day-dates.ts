/** The date that one token of a day means: a weekday, or a day of the month. */
import { dateIn, isFrom, later, mondayOf, nextDayOfMonth, onOrAfter } from '../../languages/calendar.ts';
import type { DayToken, WeekdayToken } from '../../languages/dates.ts';
import { ask, type WhenAsk, type WhenContext } from './when.ts';

/*
 * Conventions, spoken back with weekday and date so that the caller can correct them. Weeks begin on Monday.
 * "Tuesday" is the coming one; said on a Tuesday it may mean today or in a week, so it is asked back while today
 * could still serve; "this coming Tuesday" is never today. "This Tuesday" is the coming one, today included. "Next Tuesday" is the Tuesday of the week
 * after the one that holds today (on a Saturday that is three days ahead, on a Monday eight). "A week from Tuesday"
 * and "Tuesday week" are seven days after the coming one. "The 24th" is the next 24th, today included. A date
 * without a year is the next such date, unless it passed within the last three months: then it is asked back.
 * Where a day weeks ahead is spoken of, "the Tuesday" is the one next to it, and "Tuesday" may be that or the coming one;
 * where it is that of a booking, "Tuesday" is the one next to it, too.
 */

/** How long ago a date without a year may lie and still be a slip of the tongue rather than next year's. */
const RECENT_DAYS = 90;

interface Coming {
  readonly type: 'day';
  readonly date: Temporal.PlainDate;
  readonly orToday?: true;
  /** The same weekday next to the day that is spoken of, which may be meant as well. */
  readonly orNear?: Temporal.PlainDate;
}

/** The date of a weekday alone; see the conventions above. */
export function coming(
  token: WeekdayToken,
  { now, previous }: WhenContext,
  anchor: Temporal.PlainDate | undefined,
): Coming {
  const today = now.toPlainDate();
  const { weekday } = token;
  switch (token.which) {
    case 'this':
      return { type: 'day', date: onOrAfter(today, weekday) };
    case 'next':
      return { type: 'day', date: onOrAfter(mondayOf(today).add({ weeks: 1 }), weekday) };
    case 'after-next':
      return { type: 'day', date: onOrAfter(mondayOf(today).add({ weeks: 2 }), weekday) };
    case 'upcoming':
      return { type: 'day', date: onOrAfter(today.add({ days: 1 }), weekday) };
    case 'coming':
    case 'near': {
      const inDiscussion = [
        previous?.date,
        ...(previous?.options ?? []).map((option) => option.date),
        previous?.booking?.start.toPlainDate(),
      ].filter((date) => date !== undefined);
      const known = inDiscussion.find((date) => date.dayOfWeek === weekday && isFrom(date, today));
      if (known) return { type: 'day', date: known };
      if (anchor) return { type: 'day', date: onOrAfter(anchor, weekday) };
      const date = onOrAfter(today.add({ days: 1 }), weekday);
      const [spoken] = inDiscussion;
      const near = spoken && onOrAfter(spoken.subtract({ days: 3 }), weekday);
      if (near && Temporal.PlainDate.compare(near, date) > 0)
        return token.which === 'near' || previous?.booking !== undefined
          ? { type: 'day', date: near }
          : { type: 'day', date, orNear: near };
      return today.dayOfWeek === weekday && !token.bound
        ? { type: 'day', date, orToday: true }
        : { type: 'day', date };
    }
  }
}

/** The date of a day of the month, with or without its month, beside an optional weekday. */
export function dated(
  { day, month, year }: DayToken & { kind: 'date' },
  weekday: number | undefined,
  { now, previous, dates }: WhenContext,
  start: Temporal.PlainDate | undefined,
): Temporal.PlainDate | WhenAsk {
  const today = now.toPlainDate();
  if (month === undefined) {
    const discussed = previous?.date && previous.date.day === day ? previous.date : undefined;
    const date = discussed ?? nextDayOfMonth(start ? later(start, today) : today, day);
    if (!date) return ask('no-such-date', dates.questions.noSuchDate(day));
    if (weekday === undefined || date.dayOfWeek === weekday) return date;
    const after = nextDayOfMonth(date.add({ days: 1 }), day);
    return after?.dayOfWeek === weekday
      ? ask('mismatch', dates.questions.thisOrNextMonth(date, after, today))
      : date;
  }
  const thisYear = dateIn(year ?? today.year, month, day);
  const gone = year === undefined && (month < today.month || (month === today.month && day < today.day));
  const recent = thisYear && gone && thisYear.until(today).days <= RECENT_DAYS;
  const date = gone && !recent ? dateIn(today.year + 1, month, day) : thisYear;
  if (!date) return ask('no-such-date', dates.questions.noSuchDate(day, month));
  return isFrom(date, today) ? date : ask('past', dates.questions.dayPassed(dates.sayDate(date, today)));
}
