/** The days that a view shows, their title, and the days that its arrows lead to. */
import type { View } from './search.ts';
import { addDays, addMonths, weekOf } from './wall-clock.ts';
import type { FirstDay } from './week.ts';
import { currentLocale, dayText } from '../ui/format.ts';

export interface Range {
  readonly from: string;
  /** The day after the last. */
  readonly to: string;
}

/** A month is shown in whole weeks. */
export function rangeOf(view: View, day: string, firstDay: FirstDay): Range {
  const weekFrom = (any: string) => weekOf(any, firstDay);
  switch (view) {
    case 'day':
      return { from: day, to: addDays(day, 1) };
    case 'week':
      return { from: weekFrom(day), to: addDays(weekFrom(day), 7) };
    case 'month': {
      const first = `${day.slice(0, 7)}-01`;
      const last = addDays(addMonths(first, 1), -1);
      return { from: weekFrom(first), to: addDays(weekFrom(last), 7) };
    }
  }
}

/** The day one view later, or earlier. */
export function step(view: View, day: string, direction: 1 | -1): string {
  switch (view) {
    case 'day':
      return addDays(day, direction);
    case 'week':
      return addDays(day, 7 * direction);
    case 'month':
      return addMonths(day, direction);
  }
}

const write = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(currentLocale(), { timeZone: 'UTC', ...options }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** The title of the days on the screen. */
export function titleOf(view: View, day: string, firstDay: FirstDay): string {
  switch (view) {
    case 'day':
      return dayText(day);
    case 'week': {
      const { from, to } = rangeOf(view, day, firstDay);
      const last = addDays(to, -1);
      const sameMonth = from.slice(0, 7) === last.slice(0, 7);
      const end = write(last, { ...(sameMonth ? {} : { month: 'short' }), day: 'numeric', year: undefined });
      return `${write(from, { month: 'short', day: 'numeric' })} – ${end}, ${last.slice(0, 4)}`;
    }
    case 'month':
      return write(day, { month: 'long', year: 'numeric' });
  }
}
