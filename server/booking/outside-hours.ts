/** Why a stretch of time lies outside of the opening hours: closed that day, too early, too late, or in a break. */
import { type BusinessProfile, hoursOn } from '../business/business.ts';
import type { ClosedDay, Refusal } from '../languages/facts.ts';

type Moment = Temporal.PlainDateTime;

interface Stretch {
  readonly from: Moment;
  readonly to: Moment;
}

/** Longer ranges repeat their weekdays. */
const MOST_DAYS = 8;

/** Start times at or after `from` and before `to`, none of which leaves room for the service while it is open. */
export function whyOutsideHours(
  business: BusinessProfile,
  { durationMinutes }: { readonly durationMinutes: number },
  { from, to }: { readonly from: Moment; readonly to: Moment },
): Refusal {
  const days = daysOf(from, to);
  const stretches = days.flatMap((each) => stretchesOn(business, each));
  const [first] = stretches;
  const last = stretches.at(-1);
  if (first === undefined || last === undefined) return closed(business, days);
  const day = first.from.toPlainDate();
  const until = to.subtract({ minutes: 1 });
  if (Temporal.PlainDateTime.compare(until, first.from) < 0)
    return { reason: 'before-opening', day, opens: first.from.toPlainTime() };
  const next = stretches.find((each) => Temporal.PlainDateTime.compare(until, each.from) < 0);
  if (next === undefined || !last.from.toPlainDate().equals(day))
    return {
      reason: 'after-closing',
      day,
      closes: last.to.toPlainTime(),
      minutes: Temporal.PlainDateTime.compare(from, last.to) < 0 ? durationMinutes : null,
    };
  const before = stretches[stretches.indexOf(next) - 1] ?? first;
  return { reason: 'break', day, from: before.to.toPlainTime(), to: next.from.toPlainTime() };
}

function daysOf(from: Moment, to: Moment): readonly Temporal.PlainDate[] {
  const first = from.toPlainDate();
  const last = to.subtract({ minutes: 1 }).toPlainDate();
  const count = Math.min(MOST_DAYS, Math.max(1, first.until(last).days + 1));
  return Array.from({ length: count }, (_, ahead) => first.add({ days: ahead }));
}

/** The hours of a day by the clock; a stretch over midnight ends on the next day. */
const stretchesOn = (business: BusinessProfile, day: Temporal.PlainDate): readonly Stretch[] =>
  hoursOn(business, day).map(({ from, to }) => ({
    from: day.toPlainDateTime(from),
    to: (to > from ? day : day.add({ days: 1 })).toPlainDateTime(to),
  }));

/** A special day is closed by itself; any other is closed every week. */
function closed({ specialDays }: BusinessProfile, days: readonly Temporal.PlainDate[]): Refusal {
  const shut = days.map((day): ClosedDay => {
    const special = specialDays.find((each) => each.day === day.toString());
    return { day, holiday: special?.note ?? null };
  });
  const every = shut.filter(
    ({ day, holiday }, index) =>
      holiday !== null || shut.findIndex((each) => each.day.dayOfWeek === day.dayOfWeek) === index,
  );
  return { reason: every.every(({ holiday }) => holiday !== null) ? 'holiday' : 'closed', days: every };
}
