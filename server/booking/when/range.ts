/** Words that name no one time, to the stretch in which the caller would come: "Tuesday afternoon", "next week after three". */
import { FAR_AHEAD_DAYS, type Day } from './days.ts';
import { dayEnd, isPast, latest, stretchesOf } from './hours.ts';
import type { Token, TimeToken } from '../../languages/dates.ts';
import { discussedDay, offersOtherDays, spokenOf } from './offers.ts';
import { ask, type When, type WhenContext } from './when.ts';
import { windowOn, type Window } from './window.ts';

export function within(
  day: Day,
  windows: readonly TimeToken[],
  soon: boolean,
  tokens: readonly Token[],
  context: WhenContext,
): When {
  const { questions, stretches } = context.dates;
  const today = context.now.toPlainDate();
  switch (day.type) {
    case 'ask':
      return day;
    case 'span':
      return acrossDays(day.from, day.to, day.words, windows, soon, context);
    case 'day': {
      if (day.orToday && stillServes(today, windows, context))
        return ask('two-dates', questions.todayOr(day.date, today));
      return onDay(day.date, windows, soon, context);
    }
    case 'none': {
      const end = today.add({ days: FAR_AHEAD_DAYS });
      if (soon) return acrossDays(today, end, stretches.soonest(windows.length > 0), windows, true, context);
      if (windows.length === 0) return { type: 'none' };
      const discussed = discussedDay(windows, context);
      if (discussed) return onDay(discussed, windows, soon, context);
      if (tokens.some((token) => token.kind === 'past')) return { type: 'none' };
      const window = windowOn(today, windows, context);
      if ('type' in window) return window;
      // "In the afternoon" said in the morning is today's; said in the afternoon it is some other day's.
      // "By the end of the day" has begun.
      const whole = window.from.equals(today.toPlainDateTime()) && window.to.equals(dayEnd(today, context));
      const begins = whole || !isPast(window.from, context);
      const ahead = !offersOtherDays(context) && begins && stillServes(today, windows, context);
      return ahead
        ? onDay(today, windows, soon, context)
        : ask('unclear-words', questions.whichDayWithin(window.words));
    }
  }
}

/** Whether some of what is wanted is still ahead today while the business is open. */
function stillServes(
  today: Temporal.PlainDate,
  windows: readonly TimeToken[],
  context: WhenContext,
): boolean {
  const window = windowOn(today, windows, context);
  if ('type' in window) return false;
  const from = latest(window.from, context.now.toPlainDateTime());
  return stretchesOf(today, context).some(
    (open) =>
      Temporal.PlainDateTime.compare(latest(open.from, from), open.to) < 0 &&
      Temporal.PlainDateTime.compare(latest(open.from, from), window.to) < 0,
  );
}

function onDay(
  date: Temporal.PlainDate,
  windows: readonly TimeToken[],
  soon: boolean,
  context: WhenContext,
): When {
  const window = windowOn(date, windows, context);
  return 'type' in window ? window : range(window, date, soon, context);
}

function range(window: Window, date: Temporal.PlainDate, soon: boolean, context: WhenContext): When {
  const { dates } = context;
  const words = dates.stretches.onDay(dates.sayNearDay(date, context.now.toPlainDate()), window.words);
  const from = latest(window.from, context.now.toPlainDateTime());
  if (Temporal.PlainDateTime.compare(from, window.to) >= 0)
    return isPast(window.to, context) || Temporal.PlainDateTime.compare(window.from, window.to) < 0
      ? ask('past', dates.questions.tooLate(words, false))
      : ask('unclear-words', dates.questions.dayAndTime);
  return {
    type: 'range',
    from,
    to: window.to,
    words,
    ...(soon || window.earliest ? { earliest: true } : {}),
    ...(window.endsBy ? { endsBy: window.endsBy } : {}),
  };
}

function acrossDays(
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  words: string,
  windows: readonly TimeToken[],
  soon: boolean,
  context: WhenContext,
): When {
  const { questions, stretches } = context.dates;
  const now = context.now.toPlainDateTime();
  const from = latest(first.toPlainDateTime(), now);
  const to = dayEnd(last, context);
  if (Temporal.PlainDateTime.compare(from, to) >= 0) return ask('past', questions.tooLate(words, true));
  if (windows.length === 0) return { type: 'range', from, to, words, ...(soon ? { earliest: true } : {}) };
  const window = windowOn(openDay(first, last, context), windows, context);
  if ('type' in window) return window;
  const daily = { from: window.from.toPlainTime(), to: window.to.toPlainTime() };
  return {
    type: 'range',
    from,
    to,
    words: `${words} ${stretches.ofDay(window.words)}`,
    ...(soon || window.earliest ? { earliest: true } : {}),
    ...(window.endsBy ? { endsBy: window.endsBy } : {}),
    daily,
  };
}

/** The first open day of a span, whose hours tell what "after three" means in it. */
function openDay(
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  context: WhenContext,
): Temporal.PlainDate {
  const start =
    Temporal.PlainDate.compare(first, context.now.toPlainDate()) < 0 ? context.now.toPlainDate() : first;
  const days = Math.min(14, start.until(last).days + 1);
  const dates = Array.from({ length: days }, (_, ahead) => start.add({ days: ahead }));
  return dates.find((date) => context.opensOn(date).length > 0) ?? start;
}

/** "Anything later?": beyond what was offered, on the day in discussion. */
export function beside(day: Day, times: readonly TimeToken[], context: WhenContext): When {
  const offered = spokenOf(context).filter((at) => day.type !== 'day' || at.toPlainDate().equals(day.date));
  const sorted = offered.toSorted((a, b) => Temporal.PlainDateTime.compare(a, b));
  const direction = times.find((token) => token.kind === 'relative')?.direction;
  const edge = direction === 'later' ? sorted.at(-1) : sorted[0];
  const date = day.type === 'day' ? day.date : (edge?.toPlainDate() ?? context.previous?.date);
  if (!date || day.type === 'span') return ask('unclear-words', context.dates.questions.dayAndTime);
  const rest = times.filter((token) => token.kind !== 'relative');
  const window = windowOn(date, rest, context);
  if ('type' in window) return window;
  if (!edge?.toPlainDate().equals(date)) return range(window, date, false, context);
  const { stretches } = context.dates;
  const words = [
    ...window.words,
    direction === 'later' ? stretches.hours(edge, null) : stretches.hours(null, edge),
  ];
  return direction === 'later'
    ? range({ ...window, from: latest(window.from, edge.add({ minutes: 1 })), words }, date, false, context)
    : range({ ...window, to: edge, words }, date, false, context);
}
