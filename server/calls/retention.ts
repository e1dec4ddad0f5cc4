/** Retention: what was said is kept for as long as each business wants, and not a day longer. That a call was made stays known. */
import { and, asc, eq, exists, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CallId } from '../../db/ids.ts';
import {
  business,
  conversation,
  conversationFlag,
  conversationSummary,
  customerFact,
  event,
  openQuestion,
  recording,
  supervision,
  textMessage,
  textThread,
  toolRun,
  transfer,
  turn,
} from '../../db/schema.ts';
import { enqueue } from '../jobs/enqueue.ts';
import type { RecordingStore } from '../storage/recordings.ts';
import { eraseRecordings } from './recordings.ts';

/** Few enough that nobody waits for a lock of ours. */
const BATCH = 200;

/**
 * Takes transcripts, tools with their arguments, summaries, unanswered questions, recordings and the events that tell of
 * them out of every business, where they are older than it keeps them. What was booked, the messages that were left and
 * the facts about customers are the business's own. @returns how many calls it went over.
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
    await db.tenant(id, (tx) => eraseOldEvents(tx, id, before));
    await db.tenant(id, (tx) => eraseOldTexts(tx, id, before));
  }
  return purged;
}

async function purgeBatch(tx: TenantTransaction, businessId: BusinessId, before: Date) {
  const has = (
    table: typeof turn | typeof toolRun | typeof recording | typeof openQuestion | typeof conversationSummary,
  ) =>
    exists(
      tx
        .select({ one: sql`1` })
        .from(table)
        .where(
          and(
            eq(table.businessId, businessId),
            eq('callId' in table ? table.callId : table.conversationId, conversation.id),
          ),
        ),
    );
  const old = await tx
    .select({ id: conversation.id })
    .from(conversation)
    .where(
      and(
        eq(conversation.businessId, businessId),
        isNotNull(conversation.endedAt),
        lt(conversation.startedAt, before),
        or(
          ne(conversation.summary, ''),
          has(turn),
          has(toolRun),
          has(recording),
          has(openQuestion),
          has(conversationSummary),
        ),
      ),
    )
    .orderBy(asc(conversation.startedAt), asc(conversation.id))
    .limit(BATCH);
  // A conversation without a line has the same words; recordings and supervisors' notes are then simply not found.
  const ids = old.map(({ id }) => id as CallId);
  return { calls: ids.length, keys: ids.length === 0 ? [] : await eraseWords(tx, businessId, ids) };
}

/** Erases from these calls what was said in them. @returns the keys of the recordings whose files are to go after it. */
export async function eraseWords(
  tx: TenantTransaction,
  businessId: BusinessId,
  callIds: readonly CallId[],
): Promise<string[]> {
  for (const table of [turn, toolRun, openQuestion, conversationSummary, conversationFlag]) {
    await tx
      .delete(table)
      .where(and(eq(table.businessId, businessId), inArray(table.conversationId, [...callIds])));
  }
  await tx
    .update(conversation)
    .set({ summary: '' })
    .where(and(eq(conversation.businessId, businessId), inArray(conversation.id, [...callIds])));
  await tx
    .update(supervision)
    .set({ note: '' })
    .where(and(eq(supervision.businessId, businessId), inArray(supervision.callId, [...callIds])));
  await tx
    .update(transfer)
    .set({ reason: '' })
    .where(and(eq(transfer.businessId, businessId), inArray(transfer.callId, [...callIds])));
  return eraseRecordings(tx, businessId, callIds);
}

/** Events repeat what was said; whoever reads the feed begins long after these. */
async function eraseOldEvents(tx: TenantTransaction, businessId: BusinessId, before: Date): Promise<void> {
  await tx.delete(event).where(and(eq(event.businessId, businessId), lt(event.at, before)));
}

/** Texts are kept as long as what was said; a thread without any goes too. */
async function eraseOldTexts(tx: TenantTransaction, businessId: BusinessId, before: Date): Promise<void> {
  await tx
    .delete(textMessage)
    .where(and(eq(textMessage.businessId, businessId), lt(textMessage.createdAt, before)));
  await tx
    .delete(textThread)
    .where(and(eq(textThread.businessId, businessId), lt(textThread.lastAt, before)));
}

/**
 * Erases from these calls who rang and what was said, in the caller's transaction. That there was a call, when, how long and
 * with what outcome stays; each recording's file leaves the storage by a job.
 */
export async function eraseCalls(
  tx: TenantTransaction,
  businessId: BusinessId,
  callIds: readonly CallId[],
): Promise<void> {
  const ids = [...callIds];
  for (const key of await eraseWords(tx, businessId, ids)) await enqueue(tx, 'remove-recording', { key });
  await tx
    .delete(customerFact)
    .where(and(eq(customerFact.businessId, businessId), inArray(customerFact.conversationId, ids)));
  await tx
    .update(conversation)
    .set({ customerAddress: null, note: '' })
    .where(and(eq(conversation.businessId, businessId), inArray(conversation.id, ids)));
}

/** What was said after the tone leaves the carrier by jobs of its own. */
export async function eraseSpokenMessages(
  tx: TenantTransaction,
  urls: readonly (string | null)[],
): Promise<void> {
  for (const url of urls) if (url !== null) await enqueue(tx, 'remove-carrier-recording', { url });
}
