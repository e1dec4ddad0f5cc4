import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BusinessId } from './ids.ts';
import { DatabaseBusy, openDatabase } from './client.ts';
import { openPools, type Pools, SMALLEST_POOL_SIZE, splitConnections } from './pools.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const BUSINESS = '00000000-0000-4000-8000-000000000001' as BusinessId;

let db: TestDatabase;
let pools: Pools;
beforeAll(async () => {
  db = await createTestDatabase();
  pools = openPools(db.url, SMALLEST_POOL_SIZE);
});
afterAll(async () => {
  await pools.close();
  await db.close();
});

test('the pools share what the process may have, and each has what it needs', () => {
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

test('calls wait for no connection while the dashboard is flooded', async () => {
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

test('a statement of a call ends before the caller gives up, and one of a job goes on', async () => {
  const slow = sql`select pg_sleep(2)`;
  const [call, job] = await Promise.allSettled([
    pools.calls.tenant(BUSINESS, (tx) => tx.execute(slow)),
    pools.jobs.tenant(BUSINESS, (tx) => tx.execute(slow)),
  ]);
  expect(call).toMatchObject({ status: 'rejected', reason: { name: 'DatabaseError', code: '57014' } });
  expect(job.status).toBe('fulfilled');
});

test('more than may wait are refused in words, and there is room again afterwards', async () => {
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
