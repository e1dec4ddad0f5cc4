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

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

const formatOf = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(currentLocale(), { timeZone: 'UTC', ...options });

/** The title of the days on the screen. */
export function titleOf(view: View, day: string, firstDay: FirstDay): string {
  switch (view) {
    case 'day':
      return dayText(day);
    case 'week': {
      const { from, to } = rangeOf(view, day, firstDay);
      const format = formatOf({ year: 'numeric', month: 'short', day: 'numeric' });
      // Thin spaces around the dash would make it another text for a search in the page.
      return format.formatRange(midnight(from), midnight(addDays(to, -1))).replaceAll('\u2009', ' ');
    }
    case 'month':
      return formatOf({ month: 'long', year: 'numeric' }).format(midnight(day));
  }
}
