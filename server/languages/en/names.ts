/** The names of months and weekdays. */

export const MONTHS =
  'January February March April May June July August September October November December'.split(' ');
/** Monday first, as in ISO 8601. */
export const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** 1-12 of a month's name or abbreviation; 0 where it is none. */
export const monthNumber = (name: string): number => numberOf(name, MONTHS);

/** 1 (Monday) to 7 (Sunday) of a weekday's name or abbreviation; 0 where it is none. */
export const weekdayNumber = (name: string): number => numberOf(name, WEEKDAYS);

/** Three letters tell all of them apart. */
function numberOf(name: string, names: readonly string[]): number {
  const short = name.slice(0, 3).toLowerCase();
  return names.findIndex((each) => each.slice(0, 3).toLowerCase() === short) + 1;
}
