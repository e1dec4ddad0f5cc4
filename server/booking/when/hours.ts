import type { SpokenTime } from '../../languages/dates.ts';
import type { WhenContext } from './when.ts';

/** Where the opening hours leave it open, an hour from seven on is the morning's; see `conventional`. */
const FIRST_MORNING_HOUR = 7;

interface Stretch {
  readonly from: Temporal.PlainDateTime;
  readonly to: Temporal.PlainDateTime;
}

/** The stretches that begin on that date; the last may end on the next. */
export function stretchesOf(date: Temporal.PlainDate, context: WhenContext): readonly Stretch[] {
  return context.opensOn(date).map(({ from, to }) => {
    const overMidnight = Temporal.PlainTime.compare(to, from) <= 0;
    return {
      from: date.toPlainDateTime(from),
      to: (overMidnight ? date.add({ days: 1 }) : date).toPlainDateTime(to),
    };
  });
}

/** A day as a business counts it: until midnight, or until it closes after midnight. */
export function dayEnd(date: Temporal.PlainDate, context: WhenContext): Temporal.PlainDateTime {
  const midnight = date.add({ days: 1 }).toPlainDateTime();
  return stretchesOf(date, context).reduce((end, { to }) => latest(end, to), midnight);
}

/** Half of the day that the words beside a time speak of. */
export type Hint = 'am' | 'pm' | undefined;

/**
 * Finds the moments that a spoken time may mean on a date. Said with am or pm it is literal, except that the small
 * hours belong to the night before when the business is open then and not otherwise ("Friday at one am" in a bar).
 * Without, the opening hours decide, and what is already past counts only if nothing else is open.
 */
export function placeTime(
  time: SpokenTime,
  date: Temporal.PlainDate,
  context: WhenContext,
  hint: Hint,
  edges: 'start' | 'bound' = 'start',
): readonly [Temporal.PlainDateTime, ...Temporal.PlainDateTime[]] {
  const own = stretchesOf(date, context);
  const before = stretchesOf(date.subtract({ days: 1 }), context);
  const literal = literalHours(time, hint).map((hour) =>
    date.add({ days: Math.floor(hour / 24) }).toPlainDateTime({ hour: hour % 24, minute: time.minute }),
  );
  const first = literal[0] ?? date.toPlainDateTime();
  const only = literal.length < 2;
  const placed = literal.map((moment) => {
    const nextNight = moment.add({ days: 1 });
    const open = isOpen(moment, own, edges) || (only && isOpen(moment, before, edges));
    return moment.hour < 12 && !open && isOpen(nextNight, own, edges) ? nextNight : moment;
  });
  if (only) return [placed[0] ?? first];
  const open = placed.filter((moment) => isOpen(moment, own, edges));
  const ahead = open.filter((moment) => !isPast(moment, context));
  const [chosen, ...others] = ahead.length > 0 ? ahead : open;
  return chosen ? [chosen, ...others] : [conventional(literal, context) ?? first];
}

function literalHours(time: SpokenTime, hint: Hint): readonly number[] {
  if (time.hour > 12 || time.hour === 0) return [time.hour];
  const half = time.half ?? hint;
  const hour = time.hour % 12;
  if (half) return [half === 'pm' ? hour + 12 : hour];
  return [hour, hour + 12];
}

/** Closed at either: an hour of the usual day, seven in the morning to seven in the evening, and never past. */
function conventional(
  literal: readonly Temporal.PlainDateTime[],
  context: WhenContext,
): Temporal.PlainDateTime | undefined {
  const usual = literal.find(({ hour }) => hour >= FIRST_MORNING_HOUR && hour < FIRST_MORNING_HOUR + 12);
  return usual && isPast(usual, context)
    ? (literal.find((moment) => !isPast(moment, context)) ?? usual)
    : usual;
}

export function isPast(moment: Temporal.PlainDateTime, { now }: WhenContext): boolean {
  return Temporal.ZonedDateTime.compare(moment.toZonedDateTime(now.timeZoneId), now) < 0;
}

/** Whether a moment lies in a stretch; as a bound ("before six") its very end counts too. */
export function isOpen(
  moment: Temporal.PlainDateTime,
  stretches: readonly Stretch[],
  edges: 'start' | 'bound' = 'start',
): boolean {
  return stretches.some(({ from, to }) => {
    const end = Temporal.PlainDateTime.compare(moment, to);
    return Temporal.PlainDateTime.compare(from, moment) <= 0 && (edges === 'bound' ? end <= 0 : end < 0);
  });
}

export const earliest = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime): Temporal.PlainDateTime =>
  Temporal.PlainDateTime.compare(a, b) < 0 ? a : b;
export const latest = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime): Temporal.PlainDateTime =>
  Temporal.PlainDateTime.compare(a, b) > 0 ? a : b;
