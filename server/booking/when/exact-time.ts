/** Words that name one time, to that moment on its day. */
import { isFrom, mondayOf, onOrAfter } from '../../languages/calendar.ts';
import type { Day } from './days.ts';
import { isOpen, isPast, placeTime, stretchesOf, type Hint } from './hours.ts';
import type { SpokenHour, SpokenTime, TimeToken, Token } from '../../languages/dates.ts';
import { discussedDay, offersOtherDays } from './offers.ts';
import { ask, type When, type WhenContext } from './when.ts';
import { fromZone } from './zones.ts';

/** "In half an hour" is rounded up to a time that one can say. */
const ROUND_TO_MINUTES = 5;

/** Times said twice count once; a time that only repeats a bound ("I finish at 3, so after 3") does not count. */
export function distinctClocks(times: readonly TimeToken[]): readonly SpokenTime[] {
  const bounds = times.flatMap((token) => (token.kind === 'window' ? [token.from, token.to] : []));
  const same = (a: SpokenTime, b: SpokenTime | undefined): boolean =>
    b !== undefined &&
    a.hour % 12 === b.hour % 12 &&
    a.minute === b.minute &&
    (!a.half || !b.half || a.half === b.half);
  const clocks: SpokenTime[] = [];
  for (const token of times) {
    if (token.kind !== 'clock' || bounds.some((bound) => same(token.time, bound))) continue;
    const index = clocks.findIndex((clock) => same(clock, token.time));
    if (index === -1) clocks.push(token.time);
    else if (token.time.half || token.time.hour > 12) clocks[index] = token.time;
  }
  return clocks;
}

/** "In half an hour", and "within the next hour". */
export function momentFromNow({ minutes, days = 0, from }: Instant, { now, dates }: WhenContext): When {
  const start = now.add({ days, minutes });
  const rounded = roundedUp(start);
  if (from === undefined) return { type: 'time', date: rounded.toPlainDate(), time: rounded.toPlainTime() };
  return {
    type: 'range',
    from: roundedUp(now.add({ minutes: from })).toPlainDateTime(),
    to: start.add({ minutes: 1 }).toPlainDateTime(),
    words: dates.stretches.soonWithin(Math.max(1, Math.round(minutes / 60))),
    earliest: true,
  };
}

type Instant = TimeToken & { kind: 'instant' };

function roundedUp(moment: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const beyond = (moment.minute * 60 + moment.second) % (ROUND_TO_MINUTES * 60);
  return moment
    .with({ second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
    .add({ minutes: beyond === 0 ? 0 : ROUND_TO_MINUTES - (moment.minute % ROUND_TO_MINUTES) });
}

/** "The same time on Thursday": that of all the offers, or of the booking that is spoken of. */
export function sameTime(day: Day, context: WhenContext): When {
  const { questions } = context.dates;
  const { options = [], booking } = context.previous ?? {};
  const offered = options[0]?.time;
  const alike = options.every((option) => offered?.equals(option.time));
  const time = offered && alike ? offered : booking?.start.toPlainTime();
  if (!time) return ask('unclear-words', questions.whichTime);
  if (day.type === 'span') {
    const week = mondayOf(context.now.toPlainDate()).add({ weeks: 1 });
    const spoken = spokenDay(context);
    // Next week, or the week after that of which is spoken?
    if (spoken && day.from.equals(week) && isFrom(spoken, week)) {
      const named = (date: Temporal.PlainDate) => context.dates.sayDate(date, context.now.toPlainDate());
      const [next, after] = [onOrAfter(week, spoken.dayOfWeek), spoken.add({ weeks: 1 })];
      return ask('two-dates', questions.eitherDay(named(next), named(after)));
    }
  }
  const date = day.type === 'span' ? sameWeekday(day, context) : day.type === 'day' ? day.date : undefined;
  return date
    ? atMoment(date.toPlainDateTime(time), context)
    : ask('unclear-words', questions.whichDayAt(time));
}

/** "The same time next week" is the same weekday of it. */
function sameWeekday(
  { from, to }: Day & { type: 'span' },
  context: WhenContext,
): Temporal.PlainDate | undefined {
  const spoken = spokenDay(context);
  return spoken && from.until(to).days === 6 ? onOrAfter(from, spoken.dayOfWeek) : undefined;
}

const spokenDay = ({ previous }: WhenContext): Temporal.PlainDate | undefined =>
  previous?.date ?? previous?.options?.[0]?.date ?? previous?.booking?.start.toPlainDate();

/** A time by the clock of another zone. */
export function atForeignClock(clock: SpokenTime, day: Day, zone: string, context: WhenContext): When {
  const { questions } = context.dates;
  const date = day.type === 'day' && !day.orToday ? day.date : undefined;
  if (!date) return ask('unclear-words', questions.whichDayAt(likelyHour(clock)));
  const [moment, other] = fromZone(clock, date, zone, context);
  if (!moment || other) return ask('half-day', questions.halfOfDay(clock));
  return atMoment(moment, context);
}

export function atClock(
  clock: SpokenTime,
  day: Day,
  times: readonly TimeToken[],
  hint: Hint,
  soon: boolean,
  tokens: readonly Token[],
  context: WhenContext,
): When {
  const { questions } = context.dates;
  if (hint && clock.half && clock.half !== hint && clock.hour !== 12 && !times.some(nightly))
    return ask(
      'mismatch',
      questions.amOrPm(likelyHour({ ...clock, half: 'am' }), likelyHour({ ...clock, half: 'pm' })),
    );
  const today = context.now.toPlainDate();
  const moments = (date: Temporal.PlainDate) =>
    smallHours(clock, times)
      ? placeTime(clock, date.add({ days: 1 }), context, 'am')
      : placeTime(clock, date, context, hint);
  if (day.type === 'day') {
    if (day.orToday && couldBe(moments(today), today, context))
      return ask('two-dates', questions.todayOr(day.date, today));
    return settleHalf(clock, moments(day.date), context);
  }
  const which = questions.whichDayAt(likelyHour(clock, hint));
  if (day.type === 'span') return ask('unclear-words', which);
  const discussed = discussedDay(times, context);
  if (discussed) return settleHalf(clock, moments(discussed), context);
  if (tokens.some((token) => token.kind === 'past')) return ask('past', questions.allPassed);
  if (soon || offersOtherDays(context) || !couldBe(moments(today), today, context))
    return ask('unclear-words', which);
  return settleHalf(clock, moments(today), context);
}

/** "One at night" and "Friday night at one" are after midnight. */
function smallHours(clock: SpokenTime, times: readonly TimeToken[]): boolean {
  return !clock.half && (clock.hour < 5 || clock.hour === 12) && times.some(nightly);
}

const nightly = (token: TimeToken): boolean => token.kind === 'part' && token.part.night === true;

function couldBe(
  moments: readonly Temporal.PlainDateTime[],
  date: Temporal.PlainDate,
  context: WhenContext,
): boolean {
  const open = stretchesOf(date, context);
  return moments.some((moment) => !isPast(moment, context) && isOpen(moment, open));
}

function settleHalf(
  clock: SpokenTime,
  [moment, ...others]: readonly [Temporal.PlainDateTime, ...Temporal.PlainDateTime[]],
  context: WhenContext,
): When {
  return others.length > 0
    ? ask('half-day', context.dates.questions.halfOfDay(clock))
    : atMoment(moment, context);
}

/** The last check of every exact answer. */
export function atMoment(moment: Temporal.PlainDateTime, context: WhenContext): When {
  const { questions } = context.dates;
  const today = context.now.toPlainDate();
  if (isPast(moment, context)) return ask('past', questions.momentPassed(moment, today));
  const zoned = moment.toZonedDateTime(context.now.timeZoneId);
  if (!zoned.toPlainDateTime().equals(moment))
    return ask('no-such-date', questions.clocksChange(moment, today));
  return { type: 'time', date: moment.toPlainDate(), time: moment.toPlainTime() };
}

/** A time as it was said, in the half of the day that is known or usual. */
export function likelyHour({ hour, minute, half }: SpokenTime, hint?: Hint): SpokenHour {
  if (hour === 0 || hour > 12) return { hour, minute };
  const known = half ?? hint;
  const late = known === 'pm' || (!known && (hour < 7 || hour === 12));
  return { hour: (hour % 12) + (late ? 12 : 0), minute };
}
