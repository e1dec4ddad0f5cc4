/** Works off the queues: what must survive the process, be tried again, or be done once a day by one of many. */
import type PgBoss from 'pg-boss';
import { type Database, openDatabase } from '../../db/client.ts';
import { createBoss, type Jobs, type QueueName } from '../../db/queues.ts';

export interface Attempt<Data> {
  readonly data: Data;
  /** Whether the job is given up if this attempt fails too. */
  readonly last: boolean;
}

export interface JobQueue {
  /**
   * Does each job of a queue, here or on another instance; one that throws is tried again later. A process that dies in
   * the middle leaves its job to be done once more, so what is done must bear that.
   */
  work<Name extends QueueName>(
    queue: Name,
    handle: (attempt: Attempt<Jobs[Name]>) => Promise<unknown>,
  ): Promise<void>;
  /**
   * The same for up to `most` jobs at once, where doing many together is less work. `handle` gives back what made each
   * of them fail, in their order; null: it is done.
   */
  workTogether<Name extends QueueName>(
    queue: Name,
    most: number,
    handle: (jobs: readonly Jobs[Name][]) => Promise<readonly (Error | null)[]>,
  ): Promise<void>;
  /** Does something once a day at an hour of UTC, on one of the instances. */
  daily(name: string, hour: number, work: () => Promise<void>): Promise<void>;
  /** The same once a minute. */
  everyMinute(name: string, work: () => Promise<void>): Promise<void>;
  /** Lets running jobs end, for a moment. */
  stop(): Promise<void>;
}

/** A job may wait this long for somebody to look; looking costs one indexed query. */
const POLL_SECONDS = 0.5;
const POLL_DAILY_SECONDS = 60;
const POLL_MINUTELY_SECONDS = 10;
/** A mail server that is slower than this at a stop has its job done again elsewhere. */
const STOP_MS = 5_000;

/** Opens the queues on a connection of their own, outside the pool that calls live on. */
export async function openJobQueue(url: string, onError: (error: unknown) => void): Promise<JobQueue> {
  const connection: Database = openDatabase(url, { connections: 1 });
  const boss = createBoss(connection, { migrate: false });
  boss.on('error', onError);
  await boss.start();
  /** Hands jobs over, as many as wait and `batchSize` allows. */
  const take = async <Name extends QueueName>(
    queue: Name,
    batchSize: number,
    handle: (jobs: readonly PgBoss.JobWithMetadata<Jobs[Name]>[]) => Promise<unknown>,
  ) => {
    let worker = '';
    worker = await boss.work<Jobs[Name]>(
      queue,
      { includeMetadata: true, pollingIntervalSeconds: POLL_SECONDS, batchSize },
      async (jobs) => {
        // Where there was one there may be more: look again without waiting.
        boss.notifyWorker(worker);
        await handle(jobs);
      },
    );
  };
  return {
    work: (queue, handle) =>
      take(queue, 1, async ([job]) => {
        if (job !== undefined) await handle({ data: job.data, last: job.retryCount >= job.retryLimit });
      }),
    workTogether: (queue, most, handle) =>
      take(queue, most, async (jobs) => {
        const problems = await handle(jobs.map(({ data }) => data));
        for (const [at, { id }] of jobs.entries()) {
          const problem = problems[at] ?? null;
          // What has not failed is completed when this returns.
          if (problem !== null) await boss.fail(queue, id, problem);
        }
      }),
    async daily(name, hour, work) {
      await boss.createQueue(name, { retryLimit: 3, retryDelay: 300, retryBackoff: true });
      await boss.work(name, { pollingIntervalSeconds: POLL_DAILY_SECONDS }, work);
      await boss.schedule(name, `0 ${hour} * * *`);
    },
    async everyMinute(name, work) {
      // One that fails is done again in the next minute.
      await boss.createQueue(name, { retryLimit: 0, expireInSeconds: 300, deleteAfterSeconds: 3_600 });
      await boss.work(name, { pollingIntervalSeconds: POLL_MINUTELY_SECONDS }, work);
      await boss.schedule(name, '* * * * *');
    },
    async stop() {
      await boss.stop({ timeout: STOP_MS });
      await connection.close();
    },
  };
}
