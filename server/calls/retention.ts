/** What was said is kept for as long as each business wants, and not a day longer. That a call was made stays known. */
import { and, asc, eq, exists, inArray, lt, ne, or, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CallId } from '../../db/ids.ts';
import { business, call, callVisit, event, openQuestion, recording, toolRun, turn } from '../../db/schema.ts';
import type { RecordingStore } from '../storage/recordings.ts';
import { forgetRecordings } from './recordings.ts';

/** Few enough that nobody waits for a lock of ours. */
const BATCH = 200;

/**
 * Takes transcripts, tools with their arguments, summaries, unanswered questions, recordings and the events that tell of
 * them out of every business, where they are older than it keeps them. What was booked and the messages that were left
 * are the business's own. @returns how many calls it went over.
 */
export async function purgeExpired(db: Database, store: RecordingStore, now: Date): Promise<number> {
  const all = await db.system.select({ id: business.id, keepDays: business.keepDays }).from(business);
  let purged = 0;
  for (const { id, keepDays } of all) {
    const before = new Date(now.getTime() - keepDays * 86_400_000);
    for (;;) {
      const { calls, keys } = await db.tenant(id, (tx) => purgeBatch(tx, id, before));
      for (const key of keys) await store.remove(key);
      purged += calls;
      if (calls < BATCH) break;
    }
    await db.tenant(id, (tx) => forgetEvents(tx, id, before));
  }
  return purged;
}

async function purgeBatch(tx: TenantTransaction, businessId: BusinessId, before: Date) {
  const ofCall = (table: typeof turn | typeof toolRun | typeof recording | typeof openQuestion) =>
    exists(
      tx
        .select({ one: sql`1` })
        .from(table)
        .where(and(eq(table.businessId, businessId), eq(table.callId, call.id))),
    );
  const old = await tx
    .select({ id: call.id })
    .from(call)
    .where(
      and(
        eq(call.businessId, businessId),
        eq(call.status, 'ended'),
        lt(call.startedAt, before),
        or(ne(call.summary, ''), ofCall(turn), ofCall(toolRun), ofCall(recording), ofCall(openQuestion)),
      ),
    )
    .orderBy(asc(call.startedAt), asc(call.id))
    .limit(BATCH);
  const ids = old.map(({ id }) => id);
  return { calls: ids.length, keys: ids.length === 0 ? [] : await eraseWords(tx, businessId, ids) };
}

/** Takes out of these calls what was said in them. @returns the keys of the recordings whose files are to go after it. */
export async function eraseWords(
  tx: TenantTransaction,
  businessId: BusinessId,
  callIds: readonly CallId[],
): Promise<string[]> {
  for (const table of [turn, toolRun, openQuestion]) {
    await tx.delete(table).where(and(eq(table.businessId, businessId), inArray(table.callId, [...callIds])));
  }
  await tx
    .update(call)
    .set({ summary: '' })
    .where(and(eq(call.businessId, businessId), inArray(call.id, [...callIds])));
  await tx
    .update(callVisit)
    .set({ note: '' })
    .where(and(eq(callVisit.businessId, businessId), inArray(callVisit.callId, [...callIds])));
  return forgetRecordings(tx, businessId, callIds);
}

/** Events repeat what was said; whoever reads the feed begins long after these. */
async function forgetEvents(tx: TenantTransaction, businessId: BusinessId, before: Date): Promise<void> {
  await tx.delete(event).where(and(eq(event.businessId, businessId), lt(event.at, before)));
}
