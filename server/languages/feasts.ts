/** When days of every year fall. */
import { dateIn, easter, isFrom, nthWeekday, onOrAfter } from './calendar.ts';

export type Falls = (year: number) => Temporal.PlainDate | undefined;

export const fixed =
  (month: number, day: number): Falls =>
  (year) =>
    dateIn(year, month, day);
/** The nth Monday (1) to Sunday (7) of a month; -1 for the last. */
export const nth =
  (month: number, count: number, weekday: number): Falls =>
  (year) =>
    nthWeekday(Temporal.PlainDate.from({ year, month, day: 1 }), count, weekday);
export const fromEaster =
  (days: number): Falls =>
  (year) =>
    easter(year).add({ days });
export const plus =
  (falls: Falls, days: number): Falls =>
  (year) =>
    falls(year)?.add({ days });
export const onOrAfterDay =
  (month: number, day: number, weekday: number): Falls =>
  (year) =>
    onOrAfter(Temporal.PlainDate.from({ year, month, day }), weekday);

/** A day that has a name. */
export interface Feast {
  /** As a pattern of plain words. */
  readonly name: string;
  /** The same everywhere, or by country; `else` in any other. */
  readonly falls: Falls | Readonly<Record<string, Falls>>;
}

/** The next of such days, as a country keeps it, and the last; undefined where it keeps none. */
export function fallsOn(
  { falls: when }: Pick<Feast, 'falls'>,
  country: string,
  today: Temporal.PlainDate,
): { readonly date: Temporal.PlainDate; readonly last: Temporal.PlainDate } | undefined {
  const falls = typeof when === 'function' ? when : (when[country] ?? when['else']);
  const dates = [-1, 0, 1].map((years) => falls?.(today.year + years)).filter((date) => date !== undefined);
  const date = dates.find((each) => isFrom(each, today));
  const last = dates.findLast((each) => !isFrom(each, today));
  return date && last && { date, last };
}
