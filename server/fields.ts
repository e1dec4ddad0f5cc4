/** What many inputs are made of, each no wider than Postgres, JSON and the calendar can carry: wider ones are refused in words. */
import { z } from 'zod';

/** Nothing that a business plans or looks up lies outside; Postgres' own calendar ends at neither. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;
const YEARS = `must lie between the years ${FIRST_YEAR} and ${LAST_YEAR}`;

const inYears = (text: string): boolean => {
  const year = Number(text.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
};

/** A moment, ISO 8601 in UTC. */
export const moment = z.iso.datetime().refine(inYears, YEARS);

/** A day, `YYYY-MM-DD`. */
export const day = z.iso.date().refine(inYears, YEARS);
