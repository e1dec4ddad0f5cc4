/** The heartbeats of the service's processes, by which the others know that they are alive. Only Postgres' clock is used. */
import { sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { instance } from '../../../db/schema.ts';
import { poll } from '../../poll.ts';

const HEARTBEAT_MS = 10_000;

/** Three heartbeats missed: one may be late, three mean that the process is gone. */
export const DEAD_AFTER_SECONDS = 30;

/** Says that this instance is alive, at once and then until stopped; stopping takes it off the list. */
export async function startHeartbeat(
  db: Database,
  self: { readonly id: string; readonly address: string },
  onError: (error: unknown) => void,
): Promise<{ stop(): Promise<void> }> {
  const beat = async () => {
    await db.system
      .insert(instance)
      .values(self)
      .onConflictDoUpdate({ target: instance.id, set: { address: self.address, seenAt: sql`now()` } });
  };
  await beat();
  const beating = poll(HEARTBEAT_MS, beat, onError);
  return {
    async stop() {
      await beating.stop();
      await db.sql`delete from instance where id = ${self.id}`;
    },
  };
}
