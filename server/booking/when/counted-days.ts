/** Days that are counted from other days: "the Saturday before Christmas", "three business days from now". */
import { onOrAfter } from '../../languages/calendar.ts';
import type { DayStep } from '../../languages/dates.ts';
import type { WhenContext } from './when.ts';

interface Days {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** No business is closed longer than this before another day is taken for its next. */
const LONGEST_CLOSURE = 14;

/** Nobody counts further. */
const MOST_DAYS = 60;

/** One day or several that lie so far after the last of the anchor's days, or before its first. */
export function countFrom(anchor: Days, step: DayStep, context: WhenContext): Days {
  const edge = step.count < 0 ? anchor.from : anchor.to;
  switch (step.unit) {
    case 'day':
      return only(edge.add({ days: step.count }));
    case 'week':
      return only(edge.add({ weeks: step.count }));
    case 'month':
      return only(edge.add({ months: step.count }));
    case 'year':
      return only(edge.add({ years: step.count }));
    case 'business-day':
      return only(businessDay(edge, step.count, context));
    case 'weekday':
      return only(nthFrom(edge, step.weekday, step.count));
    case 'seven-days':
      return step.count > 0
        ? { from: edge.add({ days: 1 }), to: edge.add({ days: 7 }) }
        : { from: edge.subtract({ days: 7 }), to: edge.subtract({ days: 1 }) };
    case 'weekend': {
      const saturday = nthFrom(edge, 6, step.count);
      return { from: saturday, to: saturday.add({ days: 1 }) };
    }
  }
}

const only = (date: Temporal.PlainDate): Days => ({ from: date, to: date });

/** The nth such weekday after a date, or before it where negative. */
function nthFrom(date: Temporal.PlainDate, weekday: number, nth: number): Temporal.PlainDate {
  const first = onOrAfter(date.add({ days: nth > 0 ? 1 : -7 }), weekday);
  return first.add({ weeks: nth > 0 ? nth - 1 : nth + 1 });
}

/** Monday to Friday, and only days on which this business is open, if any are near. */
function businessDay(date: Temporal.PlainDate, count: number, { opensOn }: WhenContext): Temporal.PlainDate {
  const direction = Math.sign(count);
  let at = date;
  for (let left = Math.min(Math.abs(count), MOST_DAYS); left > 0; left -= 1) {
    const ahead = Array.from({ length: LONGEST_CLOSURE }, (_, index) =>
      at.add({ days: direction * (index + 1) }),
    ).filter(({ dayOfWeek }) => dayOfWeek <= 5);
    at = ahead.find((each) => opensOn(each).length > 0) ?? ahead[0] ?? at;
  }
  return at;
}
