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
