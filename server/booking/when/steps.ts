/** Times that are counted from the one on the table: "an hour later", "a week later, same time", "right after that". */
import type { TimeToken } from '../../languages/dates.ts';
import type { Day } from './days.ts';
import { atClock, atMoment, distinctClocks } from './exact-time.ts';
import { spokenOf } from './offers.ts';
import { within } from './range.ts';
import { ask, type When, type WhenContext } from './when.ts';

type Step = TimeToken & { kind: 'step' };

/** The moment, or the day, that lies the steps away. With a clock said beside it, only the days count. */
export function stepFrom(day: Day, times: readonly TimeToken[], context: WhenContext): When {
  const { questions } = context.dates;
  const { previous } = context;
  const steps = times.filter((token) => token.kind === 'step');
  const others = times.filter((token) => token.kind !== 'step' && token.kind !== 'relative');
  const minutes = steps.reduce((sum, step) => sum + (step.minutes ?? 0), 0);
  const timed = steps.some((step) => step.minutes !== undefined);
  const from = steps.some((step) => step.end) ? previous?.booking?.end : onlyOne(spokenOf(context));
  // "Back to back on Friday at four": several, and nothing that they are behind.
  const clock = distinctClocks(others)[0];
  if (clock && !previous?.booking && steps.every((step) => step.end && step.minutes === 0))
    return atClock(clock, day, others, undefined, false, [], context);
  const base = from?.toPlainDate() ?? (timed ? undefined : previous?.date);
  if (!base || day.type === 'ask' || day.type === 'span')
    return ask('unclear-words', questions.notUnderstood);
  const stepped = steps.reduce((date, step) => onDays(date, step), base);
  const moves = !stepped.equals(base);
  if (day.type === 'day' && moves && !stepped.equals(day.date))
    return ask('mismatch', questions.notTheSameDay(stepped, day.date, context.now.toPlainDate()));
  const date = day.type === 'day' ? day.date : stepped;
  const on: Day = { type: 'day', date };
  const kept = others.every((token) => token.kind === 'same-time');
  if (clock && !timed) return atClock(clock, on, others, undefined, false, [], context);
  if (from && kept) return atMoment(date.toPlainDateTime(from.toPlainTime()).add({ minutes }), context);
  if (timed || clock || (kept && others.length > 0)) return ask('unclear-words', questions.notUnderstood);
  const windows = others.filter((token) => token.kind === 'window' || token.kind === 'part');
  return within(steps.some((step) => step.week) ? weekOf(date, context) : on, windows, false, [], context);
}

const onlyOne = <T>([first, ...others]: readonly T[]): T | undefined =>
  others.length === 0 ? first : undefined;

const onDays = (date: Temporal.PlainDate, { days = 0, months = 0 }: Step): Temporal.PlainDate =>
  date.add({ days, months });

function weekOf(date: Temporal.PlainDate, { dates, now }: WhenContext): Day {
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  const words = dates.stretches.weekOf(dates.sayDate(monday, now.toPlainDate()));
  return { type: 'span', from: monday, to: monday.add({ days: 6 }), words };
}
