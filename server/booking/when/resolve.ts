/*
 * What a caller said, to when the caller wants to come. The steps:
 *   languages/       the language reads the words: everything in them that speaks of time becomes a token, in order;
 *                    a word about time that it does not understand, a puzzle
 *   apply-corrections.ts   the caller's own corrections: "Tuesday, no, Wednesday"
 *   days.ts          all tokens of days to one date or span, checked against each other; conventions in day-dates.ts
 *   hours.ts         morning or afternoon, by the opening hours
 *   exact-time.ts    one time on its day, or range.ts: a stretch of one day or several
 * and here they are put together. Whatever is left over, contradictory, past or ambiguous is asked back: better one
 * question more than an appointment at a time that nobody wanted.
 */
import { isTime, type Token, type TimeToken } from '../../languages/dates.ts';
import { applyCorrections } from './apply-corrections.ts';
import { chooseDay, type Day } from './days.ts';
import {
  atClock,
  atForeignClock,
  distinctClocks,
  likelyHour,
  momentFromNow,
  sameTime,
} from './exact-time.ts';
import { matchOffer, pickOption } from './offers.ts';
import { beside, within } from './range.ts';
import { stepFrom } from './steps.ts';
import { ask, type When, type WhenContext } from './when.ts';
import { windowOn } from './window.ts';
import { differs } from './zones.ts';

export type { OfferedTime, When, WhenAsk, WhenContext, WhenRange } from './when.ts';

/** Understands a whole utterance. Pure; never throws, never answers the past. */
export function resolveWhen(words: string, context: WhenContext): When {
  const { questions } = context.dates;
  const said = context.dates.read(words, {
    today: context.now.toPlainDate(),
    previous: context.previous?.date ?? context.previous?.booking?.start.toPlainDate(),
    offered: (context.previous?.options?.length ?? 0) > 0,
    country: context.country,
  });
  const { tokens, onlyRefused } = applyCorrections(said.tokens);
  const timed = tokens.some((token) => token.kind === 'clock');
  // "For four, on Tuesday at six": beside a time it is people.
  const puzzle = tokens.find((token) => token.kind === 'puzzle' && !(timed && token.for !== undefined));
  if (puzzle?.kind === 'puzzle') {
    const { for: hour } = puzzle;
    return ask('unclear-words', hour === undefined ? questions.notUnderstood : questions.hourOrPeople(hour));
  }
  if (onlyRefused) return ask('unclear-words', questions.insteadOfRefused);
  const day = chooseDay(tokens, context);
  if (day.type === 'ask') return day;
  const times = tokens.filter(isTime);
  const when =
    pickOption(tokens, day, times, said.asksForOthers, context) ??
    matchOffer(day, times, context) ??
    (said.asksForOthers ? undefined : atTheTimeOffered(day, times, tokens, context)) ??
    whenOf(day, times, tokens, context);
  const about = day.type === 'day' && !day.orToday ? day.date : null;
  return when.type === 'ask' && about !== null ? { ...when, date: about } : when;
}

function whenOf(day: Day, times: readonly TimeToken[], tokens: readonly Token[], context: WhenContext): When {
  const { questions } = context.dates;
  const soon = tokens.some((token) => token.kind === 'soon');
  const hint = times.flatMap((token) =>
    token.kind === 'part' && token.part.half ? [token.part.half] : [],
  )[0];
  const instant = times.find((token) => token.kind === 'instant');
  if (instant) return fromNow(instant, day, times, context);
  const clocks = distinctClocks(times);
  const [clock, another] = clocks;
  if (another && clock) return ask('two-dates', questions.eitherTime(clocks.map((time) => likelyHour(time))));
  if (times.some((token) => token.kind === 'step')) return stepFrom(day, times, context);
  const zone = tokens.find((token) => token.kind === 'zone');
  const foreign = zone?.kind === 'zone' && (zone.zone === null || differs(zone.zone, context)) ? zone : null;
  if (foreign) {
    return clock && foreign.zone !== null
      ? atForeignClock(clock, day, foreign.zone, context)
      : ask('unclear-words', questions.notSureWhichTime(false));
  }
  if (times.some((token) => token.kind === 'same-time'))
    return clock ? ask('unclear-words', questions.notSureWhichTime(false)) : sameTime(day, context);
  if (!clock && times.some((token) => token.kind === 'relative')) return beside(day, times, context);
  if (clock) return withinBounds(atClock(clock, day, times, hint, soon, tokens, context), times, context);
  if (times.length === 0 && tokens.some((token) => token.kind === 'mention'))
    return ask('unclear-words', day.type === 'none' ? questions.dayAndTime : questions.whichTime);
  const windows = times.filter((token) => token.kind === 'window' || token.kind === 'part');
  return within(day, windows, soon, tokens, context);
}

/** "No, Wednesday": one time is on the table, and only its day is taken back. */
function atTheTimeOffered(
  day: Day,
  times: readonly TimeToken[],
  tokens: readonly Token[],
  context: WhenContext,
): When | undefined {
  const [only, ...others] = context.previous?.options ?? [];
  if (only === undefined || others.length > 0 || day.type !== 'day') return undefined;
  const namesHours = times.length > 0 || tokens.some(({ kind }) => kind === 'soon' || kind === 'mention');
  if (namesHours || day.date.equals(only.date)) return undefined;
  const { hour, minute } = only.time;
  const clock = { hour: hour % 12 || 12, minute, half: hour < 12 ? 'am' : 'pm' } as const;
  return atClock(clock, day, [], undefined, false, tokens, context);
}

/** "In two hours" names the day too; a day or a time that is said beside it must agree. */
function fromNow(
  instant: TimeToken & { kind: 'instant' },
  day: Day,
  times: readonly TimeToken[],
  context: WhenContext,
): When {
  const when = momentFromNow(instant, context);
  const date = when.type === 'time' ? when.date : context.now.toPlainDate();
  const agrees = day.type === 'none' || (day.type === 'day' && day.date.equals(date));
  return agrees && times.every((token) => token === instant || token.kind === 'relative')
    ? when
    : ask('unclear-words', context.dates.questions.notSureWhichTime(false));
}

/** "After three, at two" cannot be. */
function withinBounds(when: When, times: readonly TimeToken[], context: WhenContext): When {
  const bounds = times.filter((token) => token.kind === 'window');
  if (when.type !== 'time' || bounds.length === 0) return when;
  const window = windowOn(when.date, bounds, context);
  const at = when.date.toPlainDateTime(when.time);
  const inside =
    !('type' in window) &&
    Temporal.PlainDateTime.compare(window.from, at) <= 0 &&
    Temporal.PlainDateTime.compare(at, window.to) <= 0;
  return inside ? when : ask('unclear-words', context.dates.questions.notSureWhichTime(true));
}
