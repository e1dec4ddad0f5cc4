import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from './client.ts';
import type { BusinessId } from './ids.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';
import { databaseAddress, DatabaseUrlError } from './url.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const HOST = 'postgres://ahoy:secret@db.example.com/ahoy';

test.each([
  ['?sslmode=require&channel_binding=require', '?sslmode=require', false],
  ['?pgbouncer=true&connection_limit=5', '', true],
  ['?pgbouncer=false&pool_timeout=10', '', false],
  ['?schema=public', '', false],
  ['?sslmode=verify-ca', '?sslmode=verify-full', false],
  ['?sslrootcert=system', '?sslmode=verify-full', false],
  ['?options=endpoint%3Dep-cool-1', '?options=endpoint%3Dep-cool-1', false],
  ['?target_session_attrs=any&connect_timeout=3', '', false],
  ['', '', false],
])('an address with %s is used with %j', (given, used, pooled) => {
  expect(databaseAddress(HOST + given)).toEqual({ url: HOST + used, pooled });
});

test.each([
  ['postgres://a:b@ep-cool-1-pooler.eu-central-1.aws.neon.tech/x?sslmode=require', true],
  ['postgres://a:b@ep-cool-1.eu-central-1.aws.neon.tech/x?sslmode=require', false],
  ['postgres://a:b@aws-0-eu.pooler.supabase.com:6543/x', true],
  ['postgres://a:b@aws-0-eu.pooler.supabase.com:5432/x', false],
])('the answer to whether %s leads through a pooler is %j', (url, pooled) => {
  expect(databaseAddress(url).pooled).toBe(pooled);
});

test.each([
  ['?schema=shop', /schema/],
  ['?sslmode=always', /sslmode/],
  ['?sslrootcert=/etc/ca.pem', /NODE_EXTRA_CA_CERTS/],
  ['?search_path=shop', /search_path/],
  ['?pgbouncer=yes', /pgbouncer/],
])('the error about an address with %s names the parameter', (given, words) => {
  expect(() => databaseAddress(HOST + given)).toThrow(words);
});

test('only the parameters that the driver knows are kept, and no password appears in an error', () => {
  const names = fc.oneof(fc.constantFrom('sslmode', 'options', 'pgbouncer', 'supa', 'schema'), fc.string());
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.string()), { maxLength: 4 }), (pairs) => {
      try {
        const { url } = databaseAddress(`${HOST}?${new URLSearchParams(pairs).toString()}`);
        for (const name of new URL(url).searchParams.keys())
          expect(['sslmode', 'options', 'sslnegotiation', 'target_session_attrs']).toContain(name);
      } catch (error) {
        expect(error).toBeInstanceOf(DatabaseUrlError);
        expect(String(error)).not.toContain('secret');
      }
    }),
  );
});

test('a pool connects by an address of Neon or Prisma, and its statements end in time without start settings', async () => {
  const through = openDatabase(`${db.url}?pgbouncer=true&connection_limit=5&channel_binding=prefer`, {
    connections: 1,
    statementTimeoutMs: 300,
  });
  const [row] = await through.sql<{ own: string }[]>`select current_setting('statement_timeout') as own`;
  expect(row?.own).toBe('0');
  const business = '00000000-0000-4000-8000-000000000001' as BusinessId;
  const slow = through.tenant(business, (tx) => tx.execute(sql`select pg_sleep(5)`));
  await expect(slow).rejects.toMatchObject({ code: '57014' });
  const [{ prepared } = { prepared: '' }] = await through.sql<
    { prepared: string }[]
  >`select count(*)::text as prepared from pg_prepared_statements`;
  expect(prepared).toBe('0');
  await through.close();
});
