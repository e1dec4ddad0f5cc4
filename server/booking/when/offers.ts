/** The meaning of the caller's words where times were offered: which one, or on which of their days. */
import type { Day } from './days.ts';
import type { Token, Pick, SpokenTime, TimeToken } from '../../languages/dates.ts';
import { isPast } from './hours.ts';
import { ask, type OfferedTime, type When, type WhenContext } from './when.ts';

/** Reads "the second one", "the later one on Tuesday", "the afternoon one" against what was offered. */
export function pickOption(
  tokens: readonly Token[],
  day: Day,
  times: readonly TimeToken[],
  wantsOthers: boolean,
  context: WhenContext,
): When | undefined {
  const options = context.previous?.options ?? [];
  const picks = tokens.flatMap((token) => (token.kind === 'option' ? [token.pick] : []));
  const [pick] = picks;
  const fitting = options
    .map((option, index) => ({ option, index }))
    .filter(({ option }) => onDay(option, day) && times.every((token) => atTime(option, token)));
  const only = fitting.length === 1 ? fitting[0] : undefined;
  const gone = only && isPast(momentOf(only.option), context);
  if (pick === undefined) {
    const narrowed =
      day.type === 'day' || (day.type === 'none' && times.some((token) => token.kind === 'part'));
    const bare =
      times.every((token) => token.kind === 'part') && !tokens.some((token) => token.kind === 'soon');
    return only && !gone && narrowed && bare && !wantsOthers
      ? { type: 'option', index: only.index }
      : undefined;
  }
  const unsure = picks.some((other) => other !== pick);
  const index = unsure
    ? undefined
    : fitting.length < options.length && only
      ? only.index
      : choose(fitting, pick);
  const chosen = index === undefined ? undefined : options[index];
  if (index !== undefined && chosen && !isPast(chosen.date.toPlainDateTime(chosen.time), context))
    return { type: 'option', index };
  const now = context.now.toPlainDateTime();
  const offered = options.map(({ date, time }) => ({ moment: date.toPlainDateTime(time) }));
  return ask('unclear-words', context.dates.questions.whichOffer(offered, now));
}

function choose(fitting: readonly { option: OfferedTime; index: number }[], pick: Pick): number | undefined {
  const byTime = fitting.toSorted((a, b) =>
    Temporal.PlainDateTime.compare(momentOf(a.option), momentOf(b.option)),
  );
  switch (pick) {
    case 'last':
      return fitting.at(-1)?.index;
    case 'earlier':
    case 'any':
      return byTime[0]?.index;
    case 'later':
      return byTime.at(-1)?.index;
    default:
      return fitting[pick]?.index;
  }
}

/** A clock time that fits exactly one of the offered openings means that one, whatever day it is on. */
export function matchOffer(day: Day, times: readonly TimeToken[], context: WhenContext): When | undefined {
  const clocks = times.filter((token) => token.kind === 'clock');
  const options = context.previous?.options ?? [];
  if (clocks.length !== 1 || day.type === 'span') return undefined;
  const fitting = options.filter(
    (option) => onDay(option, day) && times.every((token) => atTime(option, token)),
  );
  const preferred = fitting.filter(({ date }) => context.previous?.date?.equals(date) ?? false);
  const [only, ...others] = preferred.length > 0 ? preferred : fitting;
  if (!only || others.length > 0 || isPast(momentOf(only), context)) return undefined;
  return { type: 'time', date: only.date, time: only.time };
}

function onDay({ date }: OfferedTime, day: Day): boolean {
  switch (day.type) {
    case 'none':
      return true;
    case 'day':
      return date.equals(day.date) || (day.orToday === true && date.dayOfWeek === day.date.dayOfWeek);
    case 'span':
      return Temporal.PlainDate.compare(day.from, date) <= 0 && Temporal.PlainDate.compare(date, day.to) <= 0;
    case 'ask':
      return false;
  }
}

function atTime({ time }: OfferedTime, token: TimeToken): boolean {
  switch (token.kind) {
    case 'clock':
      return sameClock(time, token.time);
    case 'part':
      return time.hour >= token.part.from && time.hour < token.part.to;
    case 'window':
    case 'instant':
    case 'step':
    case 'same-time':
    case 'relative':
      return false;
  }
}

function sameClock(time: Temporal.PlainTime, { hour, minute, half }: SpokenTime): boolean {
  if (time.minute !== minute) return false;
  if (hour === 0 || hour > 12) return time.hour === hour % 24;
  return time.hour % 12 === hour % 12 && (half === undefined || half === (time.hour < 12 ? 'am' : 'pm'));
}

const momentOf = ({ date, time }: OfferedTime): Temporal.PlainDateTime => date.toPlainDateTime(time);

/** The times on the table: those that were offered, else that of the booking that is spoken of. */
export function spokenOf({ previous }: WhenContext): readonly Temporal.PlainDateTime[] {
  const offered = (previous?.options ?? []).map(momentOf);
  return offered.length > 0 || !previous?.booking ? offered : [previous.booking.start];
}

/** The day that a bare time is meant on: the one discussed, or that of all the offers which it fits. */
export function discussedDay(
  times: readonly TimeToken[],
  { previous }: WhenContext,
): Temporal.PlainDate | undefined {
  const options = previous?.options ?? [];
  const fitting = options.filter((option) => times.every((token) => atTime(option, token)));
  const [first, ...others] = fitting.length > 0 ? fitting : options;
  const offered = first && others.every(({ date }) => date.equals(first.date)) ? first.date : undefined;
  return previous?.date ?? offered ?? previous?.booking?.start.toPlainDate();
}

/** Whether some times lie on the table, so that words without a day may mean one of theirs. */
export const offersOtherDays = ({ previous }: WhenContext): boolean => (previous?.options?.length ?? 0) > 0;
