/** The calendar arithmetic that every language's words for days need. Weeks begin on Monday, as in ISO 8601. */

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

/** The next day of that number, today included, in the first month that has one. */
export function nextDayOfMonth(from: Temporal.PlainDate, day: number): Temporal.PlainDate | undefined {
  for (let ahead = 0; ahead < 4; ahead++) {
    const month = from.with({ day: 1 }).add({ months: ahead });
    const date = dateIn(month.year, month.month, day);
    if (date && isFrom(date, from)) return date;
  }
  return undefined;
}

/** The first day of the next month of that number, the present month included. */
export const nextMonth = (today: Temporal.PlainDate, month: number): Temporal.PlainDate =>
  today.with({ day: 1, month }).add({ years: month < today.month ? 1 : 0 });

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

/** Whether a date is not before another. */
export const isFrom = (date: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(date, other) >= 0;

export const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) > 0 ? a : b;

/** Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher. */
export function easter(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const of = year % 100;
  const drift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - drift + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(of / 4) - epact - (of % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const days = epact + sunday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 });
}
