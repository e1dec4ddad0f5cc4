/*
 * What a caller said, to when the caller wants to come. The steps:
 *   plain-words.ts   one plain form, whatever the recogniser wrote
 *   number-words.ts  "half past three" to 3:30, "twenty fourth" to 24th
 *   recognise.ts     everything in the sentence that speaks of time, in order (its grammar: asides.ts for what only
 *                    sounds like time, day-rules.ts, time-rules.ts); a time word that fits nothing is a puzzle
 *   settle.ts        the caller's own corrections: "Tuesday, no, Wednesday"
 *   days.ts          all words about days to one date or span, checked against each other
 *   hours.ts         morning or afternoon, by the opening hours
 * and here both are put together. Whatever is left over, contradictory, past or ambiguous is asked back: better one
 * question more than an appointment at a time that nobody wanted.
 */
import { chooseDay, dayName, FAR_AHEAD_DAYS, type Day } from './days.ts';
import { askHalf, dayEnd, isOpen, isPast, latest, placeTime, stretchesOf, type Hint } from './hours.ts';
import { isTime, type Mark, type SpokenTime, type TimeMark } from './marks.ts';
import { digitsForNumberWords } from './number-words.ts';
import { atTime, matchOffer, pickOption } from './offers.ts';
import { plainWords } from './plain-words.ts';
import { recognise } from './recognise.ts';
import { either, sayDay, sayTime } from './say.ts';
import { settle } from './settle.ts';
import { ask, type When, type WhenAsk, type WhenContext } from './when.ts';
import { windowOn, type Window } from './window.ts';

export type { OfferedTime, OpenStretch, When, WhenAsk, WhenContext, WhenRange } from './when.ts';

/** "In half an hour" is rounded up to a time that one can say. */
const ROUND_TO_MINUTES = 5;

/** Understands a whole utterance; the conventions for days are in days.ts. Pure; never throws, never answers the past. */
export function resolveWhen(words: string, context: WhenContext): When {
  const text = digitsForNumberWords(plainWords(words));
  const { marks, onlyRefused } = settle(
    recognise(text, {
      today: context.now.toPlainDate(),
      previous: context.previous?.date,
      offered: (context.previous?.options?.length ?? 0) > 0,
    }),
  );
  const timed = marks.some((mark) => mark.kind === 'clock');
  // "For four, on Tuesday at six": beside a time it is people.
  const puzzle = marks.find((mark) => mark.kind === 'puzzle' && !(timed && mark.words.startsWith('for ')));
  if (puzzle?.kind === 'puzzle') return askAboutPuzzle(puzzle.words);
  if (onlyRefused) return ask('unclear-words', 'All right. Which day and time would suit you instead?');
  const day = chooseDay(marks, context);
  if (day.type === 'ask') return day;
  const times = marks.filter(isTime);
  return (
    pickOption(marks, day, times, text, context) ??
    matchOffer(day, times, context) ??
    whenOf(day, times, marks, context)
  );
}

function askAboutPuzzle(words: string): WhenAsk {
  const hour = /^for (\d+)$/.exec(words)?.[1];
  return hour
    ? ask('unclear-words', `Do you mean at ${hour} o'clock, or for ${hour} people?`)
    : ask('unclear-words', 'Sorry, I did not get when you mean. Which day and time would you like?');
}

function whenOf(day: Day, times: readonly TimeMark[], marks: readonly Mark[], context: WhenContext): When {
  const soon = marks.some((mark) => mark.kind === 'soon');
  const hint = times.flatMap((mark) => (mark.kind === 'part' && mark.part.half ? [mark.part.half] : []))[0];
  const instant = times.find((mark) => mark.kind === 'instant');
  if (instant) return momentFromNow(instant.minutes, context);
  const clocks = distinctClocks(times);
  const [clock, another] = clocks;
  if (another && clock)
    return ask('two-dates', `Which time would you like, ${either(clocks.map((time) => clockWords(time)))}?`);
  if (times.some((mark) => mark.kind === 'same-time')) return sameTime(day, context);
  if (times.some((mark) => mark.kind === 'relative')) return beside(day, times, context);
  if (clock) return atClock(clock, day, times, hint, soon, marks, context);
  const windows = times.filter((mark) => mark.kind === 'window' || mark.kind === 'part');
  return within(day, windows, soon, marks, context);
}

/** Times said twice count once; a time that only repeats a bound ("I finish at 3, so after 3") does not count. */
function distinctClocks(times: readonly TimeMark[]): readonly SpokenTime[] {
  const bounds = times.flatMap((mark) => (mark.kind === 'window' ? [mark.from, mark.to] : []));
  const same = (a: SpokenTime, b: SpokenTime | undefined): boolean =>
    b !== undefined &&
    a.hour % 12 === b.hour % 12 &&
    a.minute === b.minute &&
    (!a.half || !b.half || a.half === b.half);
  const clocks: SpokenTime[] = [];
  for (const mark of times) {
    if (mark.kind !== 'clock' || bounds.some((bound) => same(mark.time, bound))) continue;
    const index = clocks.findIndex((clock) => same(clock, mark.time));
    if (index === -1) clocks.push(mark.time);
    else if (mark.time.half || mark.time.hour > 12) clocks[index] = mark.time;
  }
  return clocks;
}

function momentFromNow(minutes: number, { now }: WhenContext): When {
  const start = now.add({ minutes });
  const beyond = (start.minute * 60 + start.second) % (ROUND_TO_MINUTES * 60);
  const rounded = start
    .with({ second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
    .add({ minutes: beyond === 0 ? 0 : ROUND_TO_MINUTES - (start.minute % ROUND_TO_MINUTES) });
  return { type: 'time', date: rounded.toPlainDate(), time: rounded.toPlainTime() };
}

function sameTime(day: Day, context: WhenContext): When {
  const options = context.previous?.options ?? [];
  const time = options[0]?.time;
  if (!time || options.some((option) => !option.time.equals(time)))
    return ask('unclear-words', 'At what time would you like to come?');
  if (day.type !== 'day') return ask('unclear-words', `Which day would you like at ${sayTime(time)}?`);
  return at(day.date.toPlainDateTime(time), context);
}

/** "Anything later?": beyond what was offered, on the day in discussion. */
function beside(day: Day, times: readonly TimeMark[], context: WhenContext): When {
  const offered = (context.previous?.options ?? [])
    .filter(({ date }) => day.type !== 'day' || date.equals(day.date))
    .map(({ date, time }) => date.toPlainDateTime(time));
  const sorted = offered.toSorted((a, b) => Temporal.PlainDateTime.compare(a, b));
  const direction = times.find((mark) => mark.kind === 'relative')?.direction;
  const edge = direction === 'later' ? sorted.at(-1) : sorted[0];
  const date = day.type === 'day' ? day.date : (edge?.toPlainDate() ?? context.previous?.date);
  if (!date || day.type === 'span') return ask('unclear-words', 'Which day and time would you like?');
  const rest = times.filter((mark) => mark.kind !== 'relative');
  const window = windowOn(date, rest, context);
  if ('type' in window) return window;
  if (!edge?.toPlainDate().equals(date)) return range(window, date, false, context);
  const words = [
    ...window.words,
    `${direction === 'later' ? 'after' : 'before'} ${sayTime(edge.toPlainTime())}`,
  ];
  return direction === 'later'
    ? range({ ...window, from: latest(window.from, edge.add({ minutes: 1 })), words }, date, false, context)
    : range({ ...window, to: edge, words }, date, false, context);
}

function atClock(
  clock: SpokenTime,
  day: Day,
  times: readonly TimeMark[],
  hint: Hint,
  soon: boolean,
  marks: readonly Mark[],
  context: WhenContext,
): When {
  if (hint && clock.half && clock.half !== hint && clock.hour !== 12 && !times.some(nightly))
    return ask(
      'mismatch',
      `Do you mean ${clockWords({ ...clock, half: 'am' })} or ${clockWords({ ...clock, half: 'pm' })}?`,
    );
  const today = context.now.toPlainDate();
  const moments = (date: Temporal.PlainDate) =>
    smallHours(clock, times)
      ? placeTime(clock, date.add({ days: 1 }), context, 'am')
      : placeTime(clock, date, context, hint);
  if (day.type === 'day') {
    if (day.orToday && couldBe(moments(today), today, context))
      return ask('two-dates', `Do you mean today, or ${sayDay(day.date, today)}?`);
    return settleHalf(clock, moments(day.date), context);
  }
  const which = `Which day would you like at ${clockWords(clock, hint)}?`;
  if (day.type === 'span') return ask('unclear-words', which);
  const discussed = discussedDay(times, context);
  if (discussed) return settleHalf(clock, moments(discussed), context);
  if (marks.some((mark) => mark.kind === 'past'))
    return ask('past', 'That has passed. Which day would you like?');
  if (soon || offersOtherDays(context) || !couldBe(moments(today), today, context))
    return ask('unclear-words', which);
  return settleHalf(clock, moments(today), context);
}

/** "One at night" and "Friday night at one" are after midnight. */
function smallHours(clock: SpokenTime, times: readonly TimeMark[]): boolean {
  return !clock.half && (clock.hour < 5 || clock.hour === 12) && times.some(nightly);
}

const nightly = (mark: TimeMark): boolean => mark.kind === 'part' && mark.part.name === 'night';

function couldBe(
  moments: readonly Temporal.PlainDateTime[],
  date: Temporal.PlainDate,
  context: WhenContext,
): boolean {
  const open = stretchesOf(date, context);
  return moments.some((moment) => !isPast(moment, context) && isOpen(moment, open));
}

/** The day that a bare time is meant on: the one discussed, or that of all the offers which it fits. */
function discussedDay(times: readonly TimeMark[], { previous }: WhenContext): Temporal.PlainDate | undefined {
  const options = previous?.options ?? [];
  const fitting = options.filter((option) => times.every((mark) => atTime(option, mark)));
  const [first, ...others] = fitting.length > 0 ? fitting : options;
  return (
    previous?.date ?? (first && others.every(({ date }) => date.equals(first.date)) ? first.date : undefined)
  );
}

const offersOtherDays = ({ previous }: WhenContext): boolean => (previous?.options?.length ?? 0) > 0;

function settleHalf(
  clock: SpokenTime,
  [moment, ...others]: readonly [Temporal.PlainDateTime, ...Temporal.PlainDateTime[]],
  context: WhenContext,
): When {
  return others.length > 0 ? askHalf(clock) : at(moment, context);
}

/** The last check of every exact answer. */
function at(moment: Temporal.PlainDateTime, context: WhenContext): When {
  const today = context.now.toPlainDate();
  const day = sayDay(moment.toPlainDate(), today);
  const said = `${sayTime(moment.toPlainTime())} ${day.includes(',') ? `on ${day}` : day}`;
  if (isPast(moment, context)) return ask('past', `${said} has passed. Which other time would you like?`);
  const zoned = moment.toZonedDateTime(context.now.timeZoneId);
  if (!zoned.toPlainDateTime().equals(moment))
    return ask(
      'no-such-date',
      `The clocks change then, so there is no ${said}. Which other time would you like?`,
    );
  return { type: 'time', date: moment.toPlainDate(), time: moment.toPlainTime() };
}

function within(
  day: Day,
  windows: readonly TimeMark[],
  soon: boolean,
  marks: readonly Mark[],
  context: WhenContext,
): When {
  const today = context.now.toPlainDate();
  switch (day.type) {
    case 'ask':
      return day;
    case 'span':
      return acrossDays(day.from, day.to, day.words, windows, soon, context);
    case 'day': {
      if (day.orToday && stillServes(today, windows, context))
        return ask('two-dates', `Do you mean today, or ${sayDay(day.date, today)}?`);
      return onDay(day.date, windows, soon, context);
    }
    case 'none': {
      const end = today.add({ days: FAR_AHEAD_DAYS });
      if (soon)
        return acrossDays(
          today,
          end,
          windows.length > 0 ? 'the earliest' : 'as soon as possible',
          windows,
          true,
          context,
        );
      if (windows.length === 0) return { type: 'none' };
      const discussed = discussedDay(windows, context);
      if (discussed) return onDay(discussed, windows, soon, context);
      if (marks.some((mark) => mark.kind === 'past')) return { type: 'none' };
      const window = windowOn(today, windows, context);
      if ('type' in window) return window;
      // "In the afternoon" said in the morning is today's; said in the afternoon it is some other day's.
      const ahead =
        !offersOtherDays(context) && !isPast(window.from, context) && stillServes(today, windows, context);
      return ahead
        ? onDay(today, windows, soon, context)
        : ask('unclear-words', `Which day would you like, ${phrase(window.words)}?`);
    }
  }
}

/** Whether some of what is wanted is still ahead today while the business is open. */
function stillServes(today: Temporal.PlainDate, windows: readonly TimeMark[], context: WhenContext): boolean {
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
  windows: readonly TimeMark[],
  soon: boolean,
  context: WhenContext,
): When {
  const window = windowOn(date, windows, context);
  return 'type' in window ? window : range(window, date, soon, context);
}

function range(window: Window, date: Temporal.PlainDate, soon: boolean, context: WhenContext): When {
  const today = context.now.toPlainDate();
  const words = windowWords(dayName(date, today), window.words);
  const from = latest(window.from, context.now.toPlainDateTime());
  if (Temporal.PlainDateTime.compare(from, window.to) >= 0)
    return isPast(window.to, context) || Temporal.PlainDateTime.compare(window.from, window.to) < 0
      ? ask('past', `It is too late for ${words}. Which other time would you like?`)
      : ask('unclear-words', 'Which day and time would you like?');
  return {
    type: 'range',
    from,
    to: window.to,
    words,
    ...(soon || window.earliest ? { earliest: true } : {}),
  };
}

function acrossDays(
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  words: string,
  windows: readonly TimeMark[],
  soon: boolean,
  context: WhenContext,
): When {
  const now = context.now.toPlainDateTime();
  const from = latest(first.toPlainDateTime(), now);
  const to = dayEnd(last, context);
  if (Temporal.PlainDateTime.compare(from, to) >= 0)
    return ask('past', `It is too late for ${words}. Which day would you like?`);
  if (windows.length === 0) return { type: 'range', from, to, words, ...(soon ? { earliest: true } : {}) };
  const window = windowOn(openDay(first, last, context), windows, context);
  if ('type' in window) return window;
  const daily = { from: window.from.toPlainTime(), to: window.to.toPlainTime() };
  return {
    type: 'range',
    from,
    to,
    words: `${words} ${phrase(window.words)}`,
    ...(soon || window.earliest ? { earliest: true } : {}),
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

const BARE_PART = /^(?:.* )?(?:morning|afternoon|evening|night)$/;

/** "Tuesday afternoon", "this evening", "tomorrow after 3 PM". */
function windowWords(day: string, words: readonly string[]): string {
  const [part, ...bounds] = words;
  if (part === undefined) return day;
  if (day === 'today' && part === 'night') return ['tonight', ...bounds].join(' ');
  const today = day === 'today' && /^(?:morning|afternoon|evening)$/.test(part);
  const plain = /^(?:morning|afternoon|evening|night)$/.test(part) && !day.includes(',');
  const start = today ? `this ${part}` : plain ? `${day} ${part}` : `${day} ${phrase([part])}`;
  return [start, ...bounds].join(' ');
}

/** "in the afternoon", "after 3 PM". */
function phrase(words: readonly string[]): string {
  return words
    .map((word) => (BARE_PART.test(word) ? `in the ${word}` : /^end of/.test(word) ? `at the ${word}` : word))
    .join(' ');
}

/** A time as it was said, with the half of the day if that is known or usual. */
function clockWords(time: SpokenTime, hint?: Hint): string {
  if (time.hour === 24) return 'midnight';
  if (time.hour === 0 || time.hour > 12)
    return sayTime(Temporal.PlainTime.from({ hour: time.hour, minute: time.minute }));
  const half = time.half ?? hint;
  const hour = (time.hour % 12) + (half === 'pm' || (!half && (time.hour < 7 || time.hour === 12)) ? 12 : 0);
  return sayTime(Temporal.PlainTime.from({ hour, minute: time.minute }));
}
