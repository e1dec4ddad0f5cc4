/** Customers found by what somebody types of their name, number or address. */
import { like, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { customer } from '../../db/schema.ts';
import { APOSTROPHES, fold, PLAIN_LETTERS } from '../languages/fold.ts';

/** Fewer digits are part of too many numbers. */
const FEWEST_DIGITS = 3;

/** What a search passes over: blanks, hyphens and whatever else is no letter and no digit. */
const PASSED_OVER = /[^\p{L}\p{N}]/gu;
const compact = (text: string): string => fold(text).replaceAll(PASSED_OVER, '');

/** The same of a column, without what only some installations of PostgreSQL have: "Núñez-O’Neil" is "nunezoneil". */
function compactColumn(column: PgColumn): SQL {
  const marks = `[\\u0300-\\u036f\\s!-/:-@[-\`{-~${APOSTROPHES.replaceAll(/[^\u0080-\uffff]/gu, '')}]`;
  const plain = sql`regexp_replace(lower(normalize(${column}, NFKD)), ${marks}::text, '', 'g')`;
  return Object.entries(PLAIN_LETTERS).reduce(
    (text, [letter, instead]) =>
      sql`replace(replace(${text}, ${letter}::text, ${instead}::text), ${letter.toUpperCase()}::text, ${instead}::text)`,
    plain,
  );
}

/** Part of a name, of an e-mail address, or of a number however it is written. */
export function matches(search: string): SQL | undefined {
  const words = search.trim();
  if (words === '') return undefined;
  const part = `%${words.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
  // Of a number as people write it at home: its zero in front is no part of what is dialled from abroad.
  const digits = /^[\d\s()+./-]+$/.test(words) ? words.replaceAll(/\D/g, '').replace(/^0+/, '') : '';
  const name = compact(words);
  return or(
    sql`lower(${customer.name}) like ${part}`,
    name === '' ? undefined : sql`${compactColumn(customer.name)} like ${`%${name}%`}`,
    sql`lower(${customer.email}) like ${part}`,
    digits.length < FEWEST_DIGITS ? undefined : like(customer.phone, `%${digits}%`),
  );
}
