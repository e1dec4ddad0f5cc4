/** A process that does jobs for a test, and is killed in the middle of them. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openDatabase } from '../../db/client.ts';
import { createBoss } from '../../db/queues.ts';
import type { TestDatabase } from '../../db/testing.ts';

/** Starts the script as a process of its own, which gets its settings as its first message. */
export function startWorker(script: URL, settings: object): ChildProcess {
  const worker = fork(script, { stdio: 'inherit', execArgv: [] });
  worker.send(settings);
  return worker;
}

/** Kills it at once, as a lack of memory would. @returns when it is gone. */
export async function killWorker(worker: ChildProcess): Promise<void> {
  if (worker.signalCode !== null) return;
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

/** What the queues do once the time of a job that nobody finished is over, and its pause too: here at once. */
export async function retryUnfinished(db: TestDatabase, queues: readonly string[]): Promise<void> {
  await db.sql`update pgboss.job set started_on = started_on - interval '1 hour' where state = 'active'`;
  await db.sql`update pgboss.queue set monitor_on = null`;
  const connection = openDatabase(db.url, { connections: 1 });
  const boss = createBoss(connection, { migrate: false });
  for (const queue of queues) await boss.supervise(queue);
  await connection.close();
  await db.sql`update pgboss.job set start_after = now() where state = 'retry'`;
}
