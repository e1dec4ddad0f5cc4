import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { BusinessId } from './ids.ts';
import { DatabaseBusy, isDatabaseBusy, openDatabase } from './client.ts';
import {
  connectionsAllowed,
  connectionsWanted,
  openPools,
  type Pools,
  SMALLEST_POOL_SIZE,
  splitConnections,
} from './pools.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const BUSINESS = '00000000-0000-4000-8000-000000000001' as BusinessId;

let db: TestDatabase;
let pools: Pools;
const roles: string[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
  pools = openPools(db.url, SMALLEST_POOL_SIZE);
});
afterAll(async () => {
  await pools.close();
  await db.close();
  // Roles are the server's, which other tests use too.
  const admin = postgres(inject('postgresUrl'), { max: 1 });
  for (const role of roles) await admin.unsafe(`drop role ${role}`);
  await admin.end();
});

test('the pools share the connections of the process, and each has what it needs', () => {
  fc.assert(
    fc.property(fc.integer({ min: SMALLEST_POOL_SIZE, max: 500 }), (total) => {
      const { calls, dashboard, jobs } = splitConnections(total);
      expect(calls + dashboard + jobs).toBe(total);
      expect(calls).toBeGreaterThanOrEqual(dashboard);
      expect(Math.min(calls, dashboard)).toBeGreaterThanOrEqual(3);
      expect(jobs).toBeGreaterThanOrEqual(2);
    }),
  );
});

test('calls do not wait for a connection while the dashboard is flooded', async () => {
  const flood = Array.from({ length: 600 }, () =>
    pools.dashboard
      .tenant(BUSINESS, (tx) => tx.execute(sql`select pg_sleep(0.5)`))
      .catch((error: unknown) => error),
  );
  // The flood holds every connection of the dashboard before the call comes.
  await expect
    .poll(
      async () =>
        (
          await db.sql`select 1 from pg_stat_activity where datname = current_database()
            and application_name = 'ahoy dashboard' and wait_event = 'PgSleep'`
        ).length,
    )
    .toBe(splitConnections(SMALLEST_POOL_SIZE).dashboard);
  const began = performance.now();
  await pools.calls.tenant(BUSINESS, (tx) => tx.execute(sql`select 1`));
  expect(performance.now() - began).toBeLessThan(2_000);
  const outcomes = await Promise.all(flood);
  expect(outcomes.filter((each) => each instanceof DatabaseBusy).length).toBeGreaterThan(400);
  await pools.dashboard.tenant(BUSINESS, (tx) => tx.execute(sql`select 1`));
});

test('a statement of a call is stopped before the caller gives up, and one of a job continues', async () => {
  const slow = sql`select pg_sleep(2)`;
  const [call, job] = await Promise.allSettled([
    pools.calls.tenant(BUSINESS, (tx) => tx.execute(slow)),
    pools.jobs.tenant(BUSINESS, (tx) => tx.execute(slow)),
  ]);
  expect(call).toMatchObject({ status: 'rejected', reason: { name: 'DatabaseError', code: '57014' } });
  expect(job.status).toBe('fulfilled');
});

test("requests beyond the queue's limit are refused in words, and later ones are accepted again", async () => {
  const small = openDatabase(db.url, { connections: 1, name: 'small' });
  const slow = Array.from({ length: 80 }, () => small.tenant(BUSINESS, (tx) => tx.execute(sql`select 1`)));
  const outcomes = await Promise.allSettled(slow);
  const refused = outcomes.filter((each) => each.status === 'rejected');
  expect(refused).toHaveLength(29);
  expect(refused[0]?.reason).toBeInstanceOf(DatabaseBusy);
  expect(String(refused[0]?.reason)).toContain('please try again');
  const queries = await Promise.allSettled(
    Array.from({ length: 80 }, () => small.system.execute(sql`select 1`)),
  );
  expect(queries.filter((each) => each.status === 'fulfilled')).toHaveLength(51);
  await expect(small.system.execute(sql`select 1`)).resolves.toBeDefined();
  await small.close();
});

test('work that waited too long for its connection is refused and never done', async () => {
  const small = openDatabase(db.url, { connections: 1, name: 'small', statementTimeoutMs: 20_000 });
  const first = small.system.transaction((tx) => tx.execute(sql`select pg_sleep(6)`));
  let done = false;
  const second = small.system.transaction(() => Promise.resolve((done = true)));
  await expect(second).rejects.toBeInstanceOf(DatabaseBusy);
  await first;
  await small.system.execute(sql`select 1`);
  expect(done).toBe(false);
  await small.close();
}, 20_000);

/** The same database for a role that may have so many connections. */
async function asRoleWith(connections: number, role: string): Promise<string> {
  await db.sql.unsafe(`create role ${role} login password 'word' connection limit ${connections}`);
  await db.sql.unsafe(`grant ahoy_tenant to ${role}`);
  roles.push(role);
  const url = new URL(db.url);
  url.username = role;
  url.password = 'word';
  return url.href;
}

test('when Postgres has no connection left, a query waits for one of our own and runs once', async () => {
  const url = await asRoleWith(2, 'pools_two');
  const [other, own] = [
    openDatabase(url, { connections: 1 }),
    openDatabase(url, { connections: 6, name: 'six' }),
  ];
  await other.sql`select 1`;
  await db.sql`create table seen (id int)`;
  await db.sql`grant insert on seen to pools_two`;
  const asked = Array.from({ length: 12 }, (_, id) =>
    id % 2 === 0
      ? own.system.execute(sql`insert into seen values (${id})`)
      : own.system.transaction((tx) => tx.execute(sql`insert into seen values (${id})`)),
  );
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  const seen = await db.sql<{ id: number }[]>`select id from seen order by id`;
  expect(seen.map(({ id }) => id)).toEqual(Array.from({ length: 12 }, (_, id) => id));
  await Promise.all([other.close(), own.close()]);
});

test('when no connection becomes free in time, the client is told to try again', async () => {
  const url = await asRoleWith(1, 'pools_one');
  const other = openDatabase(url, { connections: 1 });
  await other.sql`select 1`;
  const own = openDatabase(url, { connections: 2, statementTimeoutMs: 1_500 });
  const error = await own
    .tenant(BUSINESS, (tx) => tx.execute(sql`select 1`))
    .catch((thrown: unknown) => thrown);
  expect(isDatabaseBusy(error)).toBe(true);
  await other.close();
  await own.tenant(BUSINESS, (tx) => tx.execute(sql`select 1`));
  await own.close();
}, 20_000);

test('the connection limit of the role counts when it is lower than that of the server', async () => {
  const server = await connectionsAllowed(db);
  expect(server).toBeGreaterThan(20);
  const limited = openDatabase(await asRoleWith(7, 'pools_seven'), { connections: 1 });
  expect(await connectionsAllowed(limited)).toBe(7);
  await limited.close();
  expect(connectionsWanted(20, false)).toBe(23);
  // A pooler holds those of calls and dashboard, and they are its own.
  expect(connectionsWanted(500, true)).toBeLessThan(10);
});
