/** The queues on a real Postgres: each job done, by one of many, and done again when it was not finished. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { enqueue } from './enqueue.ts';
import { type JobQueue, openJobQueue } from './queue.ts';

let db: TestDatabase;
const errors: unknown[] = [];
const open: JobQueue[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
});
afterEach(async () => {
  for (const queue of open.splice(0)) await queue.stop();
  expect(errors).toEqual([]);
});
afterAll(() => db.close());

async function openQueue(): Promise<JobQueue> {
  const queue = await openJobQueue(db.url, (error) => errors.push(error));
  open.push(queue);
  return queue;
}
const soon = { timeout: 15_000 };
const put = (key: string) => enqueue(db.system, 'remove-recording', { key });

test('each job runs once, whichever of two instances takes it', async () => {
  const keys = Array.from({ length: 12 }, () => randomUUID());
  const done: string[] = [];
  for (const queue of [await openQueue(), await openQueue()])
    await queue.work('remove-recording', ({ data }) => {
      done.push(data.key);
      return Promise.resolve();
    });
  for (const key of keys) await put(key);
  await expect.poll(() => done.length, soon).toBe(keys.length);
  expect([...done].sort()).toEqual([...keys].sort());
});

test('a failed job is tried again, and is told when it is the last attempt', async () => {
  const tries: boolean[] = [];
  const queue = await openQueue();
  await queue.work('remove-recording', ({ last }) => {
    tries.push(last);
    return Promise.reject(new Error('the disk is away'));
  });
  await put('a');
  await expect.poll(() => tries, soon).toEqual([false]);
  const skipAhead = () => db.sql`
    update pgboss.job set start_after = now(), retry_count = retry_limit - 1 where state = 'retry'`;
  await expect.poll(async () => (await skipAhead()).count, soon).toBe(1);
  await expect.poll(() => tries, soon).toEqual([false, true]);
  const failed = () => db.sql`select id from pgboss.job where state = 'failed'`;
  await expect.poll(async () => (await failed()).length, soon).toBe(1);
});

test('only the failed ones of jobs that run together are tried again', async () => {
  const keys = Array.from({ length: 12 }, (_, at) => String(at));
  for (const key of keys) await put(key);
  const handed: (readonly string[])[] = [];
  const queue = await openQueue();
  await queue.workTogether('remove-recording', 10, (jobs) => {
    handed.push(jobs.map(({ key }) => key));
    return Promise.resolve(jobs.map(({ key }) => (key === '3' ? new Error('the disk is away') : null)));
  });
  await expect.poll(() => handed.length, soon).toBe(2);
  expect(handed.map(({ length }) => length)).toEqual([10, 2]);
  expect(handed.flat().toSorted()).toEqual(keys.toSorted());
  const states = async () => {
    const rows = await db.sql<{ key: string; state: string }[]>`
      select data ->> 'key' as key, state from pgboss.job where data ->> 'key' = any(${keys}) and state <> 'completed'`;
    return [...rows];
  };
  await expect.poll(states, soon).toEqual([{ key: '3', state: 'retry' }]);
  await db.sql`update pgboss.job set start_after = now() where state = 'retry'`;
  await expect.poll(() => handed.at(2), soon).toEqual(['3']);
});

test('a job that was enqueued in a transaction without a commit does not run', async () => {
  const done: string[] = [];
  const queue = await openQueue();
  await queue.work('remove-recording', ({ data }) => {
    done.push(data.key);
    return Promise.resolve();
  });
  const undone = db.system.transaction(async (tx) => {
    await enqueue(tx, 'remove-recording', { key: 'never' });
    throw new Error('changed its mind');
  });
  await expect(undone).rejects.toThrow('changed its mind');
  await put('instead');
  await expect.poll(() => done, soon).toEqual(['instead']);
});

test('the queue lets a running job end before it stops', async () => {
  const steps: string[] = [];
  const release = Promise.withResolvers<undefined>();
  const queue = await openQueue();
  await queue.work('remove-recording', async () => {
    steps.push('begun');
    await release.promise;
    steps.push('ended');
  });
  await put('slow');
  await expect.poll(() => steps, soon).toEqual(['begun']);
  const stopped = queue.stop().then(() => steps.push('stopped'));
  release.resolve(undefined);
  await stopped;
  expect(steps).toEqual(['begun', 'ended', 'stopped']);
  open.splice(0);
});

test('a daily job is scheduled once, however many instances schedule it', async () => {
  for (const queue of [await openQueue(), await openQueue()])
    await queue.daily('sweep-the-deck', 4, () => Promise.resolve());
  const plans = await db.sql`select name, cron, timezone from pgboss.schedule`;
  expect([...plans]).toEqual([{ name: 'sweep-the-deck', cron: '0 4 * * *', timezone: 'UTC' }]);
});

test('a queue that nobody declared accepts nothing', async () => {
  await expect(db.sql`select enqueue_job('no-such', '{}'::jsonb)`).rejects.toThrow(
    /there is no queue no-such/,
  );
});
