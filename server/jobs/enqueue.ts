import { sql } from 'drizzle-orm';
import type { Drizzle, TenantTransaction } from '../../db/client.ts';
import type { Jobs, QueueName } from '../../db/queues.ts';

/** Puts a job into a queue in the caller's own transaction: it is there when, and only when, that commits. */
export async function enqueue<Name extends QueueName>(
  tx: TenantTransaction | Drizzle,
  queue: Name,
  job: Jobs[Name],
): Promise<void> {
  await tx.execute(sql`select enqueue_job(${queue}, ${JSON.stringify(job)}::jsonb)`);
}

/** The same for jobs that are not to be done before a moment: each with its own. */
export async function enqueueAt<Name extends QueueName>(
  tx: TenantTransaction | Drizzle,
  queue: Name,
  jobs: readonly { readonly job: Jobs[Name]; readonly notBefore: Date }[],
): Promise<void> {
  if (jobs.length === 0) return;
  const later = JSON.stringify(jobs);
  await tx.execute(sql`
    select enqueue_job_at(${queue}, later.job, later."notBefore")
    from jsonb_to_recordset(${later}::jsonb) as later (job jsonb, "notBefore" timestamptz)`);
}
