/** Dates that are written with slashes, by the customs of a country. */
import type { DayToken, Token } from './dates.ts';

/** The order in which day and month are written; elsewhere the day comes first, and in Canada nobody can tell. */
const MONTH_FIRST = new Set('US PH GU PR VI AS MP FM MH PW BZ CN JP KR TW HU LT MN'.split(' '));
const EITHER_FIRST = new Set(['CA', 'ZA']);

/** What "3/4" is there: both where nobody can tell. */
export function slashed(
  first: string,
  second: string,
  year: string | undefined,
  country: string,
): readonly Token[] | undefined {
  const dayFirst = numbered(first, second, year);
  const monthFirst = numbered(second, first, year);
  if (!dayFirst || !monthFirst) return undefined;
  if (Number(first) > 12 && Number(second) <= 12) return [dayFirst];
  if (Number(second) > 12 || first === second) return [monthFirst];
  if (EITHER_FIRST.has(country)) return [dayFirst, { kind: 'or' }, monthFirst];
  return [MONTH_FIRST.has(country) ? monthFirst : dayFirst];
}

/** A day of a month, by their numbers. */
const numbered = (day: string, month: string, year: string | undefined): DayToken | undefined =>
  Number(day) < 1
    ? undefined
    : {
        kind: 'date',
        day: Number(day),
        month: Number(month),
        ...(year ? { year: Number(year.length === 2 ? `20${year}` : year) } : {}),
      };
