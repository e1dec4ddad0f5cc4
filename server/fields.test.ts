/** What inputs are made of, beside what Postgres makes of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../db/testing.ts';
import { day, moment, zone } from './fields.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

test('every zone that is accepted is one that Postgres knows', async () => {
  const rows = await db.sql<{ name: string }[]>`select name from pg_timezone_names`;
  const names = [...Intl.supportedValuesOf('timeZone'), ...rows.map(({ name }) => name), 'US/Pacific-New'];
  const kept = names.flatMap((name) => zone.safeParse(name).data ?? []);
  expect(kept.length).toBeGreaterThan(400);
  for (const name of new Set(kept))
    await db.sql`select now() at time zone ${name}`.catch((error: unknown) => {
      throw new Error(`Postgres does not know ${name}`, { cause: error });
    });
});

test('an alias of a zone is kept by the name that both know', () => {
  expect(zone.parse('US/Pacific-New')).toBe('America/Los_Angeles');
  expect(zone.parse('europe/berlin')).toBe('Europe/Berlin');
  expect(zone.parse('GMT0')).toBe('UTC');
});

test.each(['', '+02:00', '-00:30', 'Mars/Olympus', 'posixrules', 'x'.repeat(10_000)])(
  '%j is no zone',
  (typed) => {
    expect(zone.safeParse(typed).success).toBe(false);
  },
);

test.each(['0000-01-01', '0001-02-29', '1969-12-31', '2200-01-01', '9999-12-31', '2026-02-30'])(
  'no plan may be made for %s',
  (text) => {
    expect(day.safeParse(text).success).toBe(false);
    expect(moment.safeParse(`${text}T00:00:00Z`).success).toBe(false);
  },
);

test('Postgres keeps the first and the last accepted moment as they are', async () => {
  for (const text of ['1970-01-01T00:00:00.000Z', '2199-12-31T23:59:59.999Z']) {
    const [row] = await db.sql<{ at: number }[]>`
      select (extract(epoch from ${moment.parse(text)}::timestamptz) * 1000)::float as at`;
    expect(row?.at).toBe(Date.parse(text));
  }
});

test.each([
  ['2026-12-01T10:00:00+02:00', '2026-12-01T08:00:00.000Z'],
  ['2026-12-01T09:45:00.000-05:00', '2026-12-01T14:45:00.000Z'],
  ['2026-12-01T23:30:00-05:30', '2026-12-02T05:00:00.000Z'],
  ['2026-12-01T08:00:00Z', '2026-12-01T08:00:00Z'],
])('the moment %s is kept as %s', (text, kept) => {
  expect(moment.parse(text)).toBe(kept);
});

test.each(['2026-12-01T10:00:00', '2026-12-01 10:00', '2026-12-01', 'tomorrow', '2026-12-01T10:00:00+25:00'])(
  '%j is no moment, and it is said what one looks like',
  (text) => {
    expect(moment.safeParse(text).error?.message).toContain('2026-12-01T10:00:00+02:00');
  },
);

test('the years of a moment are those of UTC', () => {
  expect(moment.safeParse('1970-01-01T00:00:00+14:00').success).toBe(false);
  expect(moment.safeParse('2199-12-31T23:00:00-05:00').success).toBe(false);
});
