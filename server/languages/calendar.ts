/** The calendar arithmetic behind the words for days. Weeks begin on Monday, as in ISO 8601. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];

/** 1-12 of a month's name or abbreviation. */
export function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3)) + 1;
}

/** 1 (Monday) to 7 (Sunday) of a weekday's name or abbreviation. */
export function weekdayNumber(name: string): number {
  return WEEKDAYS.indexOf(name.slice(0, 2)) + 1;
}

export function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

/** The first such weekday on or after the date. */
export function onOrAfter(date: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return date.add({ days: (weekday - date.dayOfWeek + 7) % 7 });
}

/** The date with that day of the month, or undefined if the month has no such day. */
export function dateIn(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 9999) return undefined;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day <= first.daysInMonth ? first.with({ day }) : undefined;
}

/** The nth (1-5, or -1 for the last) such weekday of the month that holds the date. */
export function nthWeekday(
  month: Temporal.PlainDate,
  nth: number,
  weekday: number,
): Temporal.PlainDate | undefined {
  const first = month.with({ day: 1 });
  if (nth === -1) {
    const end = first.with({ day: first.daysInMonth });
    return end.subtract({ days: (end.dayOfWeek - weekday + 7) % 7 });
  }
  const date = onOrAfter(first, weekday).add({ days: (nth - 1) * 7 });
  return date.month === first.month ? date : undefined;
}

/** "first", "2nd", ... as 1-5; "last" as -1. */
export function nthNumber(word: string): number {
  if (word === 'last') return -1;
  return word === 'first' ? 1 : word === 'second' ? 2 : Number.parseInt(word, 10);
}

/** The first day of the next month of that name, the present month included. */
export function monthNamed(today: Temporal.PlainDate, name: string): Temporal.PlainDate {
  const month = monthNumber(name);
  return today.with({ day: 1, month }).add({ years: month < today.month ? 1 : 0 });
}

/** "December". */
export function sayMonth(date: Temporal.PlainDate): string {
  return date.toLocaleString('en-US', { month: 'long' });
}

const HOLIDAYS: readonly (readonly [RegExp, (year: number) => Temporal.PlainDate | undefined])[] = [
  [/christmas eve|xmas eve/, (year) => dateIn(year, 12, 24)],
  [/christmas|xmas/, (year) => dateIn(year, 12, 25)],
  [/boxing day/, (year) => dateIn(year, 12, 26)],
  [/new years eve/, (year) => dateIn(year, 12, 31)],
  [/new years/, (year) => dateIn(year, 1, 1)],
  [/valentines/, (year) => dateIn(year, 2, 14)],
  [/halloween/, (year) => dateIn(year, 10, 31)],
  [/thanksgiving/, (year) => nthWeekday(Temporal.PlainDate.from({ year, month: 11, day: 1 }), 4, 4)],
  [
    /black friday/,
    (year) => nthWeekday(Temporal.PlainDate.from({ year, month: 11, day: 1 }), 4, 4)?.add({ days: 1 }),
  ],
  [/labor day/, (year) => nthWeekday(Temporal.PlainDate.from({ year, month: 9, day: 1 }), 1, 1)],
  [/memorial day/, (year) => nthWeekday(Temporal.PlainDate.from({ year, month: 5, day: 1 }), -1, 1)],
];

/** The next day of that name on or after the date: "christmas eve", "thanksgiving". */
export function holiday(name: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const dateOf = HOLIDAYS.find(([pattern]) => pattern.test(name))?.[1];
  return [today.year, today.year + 1]
    .map((year) => dateOf?.(year))
    .find((date) => date !== undefined && Temporal.PlainDate.compare(date, today) >= 0);
}

/** Whether a date is not before another. */
export const isFrom = (date: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(date, other) >= 0;

export const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) > 0 ? a : b;
