import { Writable } from 'node:stream';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { createLogger } from './log.ts';

const PHONE = '+12125550147';
const MAIL = 'olive.owner@shop.test';
const TOKEN = 'q7Rk2mZx9LwPv4Tn8YcB1sHd6JfG3aEu';
const SAID = 'my knee hurts since Tuesday';
const SECRETS = [PHONE, MAIL, TOKEN, SAID];

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

/** What the log has after this was logged in each way, and what was reported. */
function logged(error: unknown): string {
  const lines: string[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const log = createLogger('info', (reported) => lines.push(reportOf(reported)), out);
  log.error({ err: error }, 'something went wrong');
  log.warn({ err: error });
  log.error({ error }, 'another name');
  if (error instanceof Error) log.error(error);
  log.child({ call: 'one' }).error({ err: error });
  expect(lines.length).toBeGreaterThanOrEqual(4);
  return lines.join('\n');
}
function reportOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${JSON.stringify(error)} ${error.message} ${String(error.stack)} ${reportOf(error.cause)}`;
}
const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => {
      throw new Error('it was meant to fail');
    },
    (error: unknown) => error,
  );

const all = SECRETS.join(' / ');
test.each<[string, () => unknown]>([
  ['a query of Drizzle', () => thrownBy(db.system.execute(sql`select ${all}::int`))],
  [
    'a query of Drizzle while the database is away',
    async () => {
      const away = openDatabase(`postgres://ahoy:${TOKEN}@127.0.0.1:1/none`);
      const error = await thrownBy(away.system.execute(sql`select ${all}`));
      await away.sql.end({ timeout: 0 });
      return error;
    },
  ],
  ['a query of the driver', () => thrownBy(db.sql`select ${all}::text::uuid`)],
  [
    'a broken rule, whose detail repeats the row',
    () =>
      thrownBy(
        db.sql.begin(async (tx) => {
          await tx`create temporary table twice (what text unique) on commit drop`;
          await tx`insert into twice values (${all}), (${all})`;
        }),
      ),
  ],
  [
    'a cause',
    () => new Error('outside', { cause: Object.assign(new Error(`inside ${PHONE}`), { body: all }) }),
  ],
  [
    'several at once',
    () => new AggregateError([new Error(`${MAIL} is taken`), new Error(PHONE)], 'all failed'),
  ],
  [
    'a vendor’s answer',
    () =>
      Object.assign(new Error(`POST /x?to=${PHONE} failed`), {
        status: 400,
        raw: all,
        headers: { authorization: TOKEN },
      }),
  ],
  ['a connection with its URL', () => new Error(`cannot reach postgres://ahoy:${TOKEN}@db.internal/ahoy`)],
  ['a bearer token', () => new Error(`refused: Bearer ${TOKEN}`)],
  [
    'JSON that cannot be read',
    () => {
      try {
        return JSON.parse(SAID) as unknown;
      } catch (error) {
        return error;
      }
    },
  ],
  ['a message of several lines', () => new Error(`first\n    at ${MAIL} (${PHONE}:1:2)`)],
  ['a text', () => `${PHONE} ${MAIL} ${TOKEN}`],
  ['an object', () => ({ phone: PHONE, nested: { said: SAID } })],
])('the log of %s has no number, address, token or word of a caller', async (_name, make) => {
  const text = logged(await make());
  for (const secret of SECRETS) expect(text).not.toContain(secret);
});

test('the log still has the kind of an error, its code, its place and its cause', async () => {
  const text = logged(await thrownBy(db.sql`select ${'x'}::text::uuid`));
  expect(text).toContain('22P02');
  expect(text).toContain('invalid input syntax for type uuid');
  expect(text).toContain('errors.test.ts');
  expect(logged(new Error('plain'))).toContain('errors.test.ts');
  const wrapped = logged(await thrownBy(db.system.execute(sql`select 1 from nowhere`)));
  expect(wrapped).toContain('nowhere');
  expect(wrapped).toContain('42P01');
  expect(logged(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))).toContain('ECONNREFUSED');
});

test('an error that is its own cause is logged once', () => {
  const error = new Error('a circle');
  error.cause = error;
  expect(logged(error)).toContain('a circle');
});

test('a telephone number is hidden in any sentence', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 15 });
  const words = fc.array(fc.constantFrom('call', 'from', 'is', 'no', 'customer', ':', ','), { maxLength: 5 });
  fc.assert(
    fc.property(words, digits, words, (before, number, after) => {
      const shown = number.join('');
      expect(logged(new Error(`${before.join(' ')} +${shown} ${after.join(' ')}`))).not.toContain(shown);
    }),
    { numRuns: 50 },
  );
});
