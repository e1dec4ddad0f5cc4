/** One batch of a conversation's record in one transaction: rows, and the events that tell of them. */
import { channel } from 'node:diagnostics_channel';
import { and, eq, sql } from 'drizzle-orm';
import { afterCommit, type TenantTransaction } from '../../db/client.ts';
import { toolRun, turn } from '../../db/schema.ts';
import type { DomainEvent } from '../events/events.ts';
import { recordEvents } from '../events/record.ts';
import { type Batch, type FinishedTool, type Item, layOut, type Unfinished } from './batch.ts';
import type { ConversationKey } from './conversation.ts';
import { keepOpenQuestion } from './open-questions.ts';

/** The channel of this process on which the timings of each answered turn are told, for whoever measures them. */
export const TURN_ANSWERED = 'ahoy.turn.answered';
const turnAnswered = channel(TURN_ANSWERED);

/** Writes a batch and its events. @param unfinished the turn that was being spoken before it. @returns the one after it. */
export async function writeBatch(
  tx: TenantTransaction,
  key: ConversationKey,
  batch: Batch,
  unfinished: Unfinished | null,
): Promise<Unfinished | null> {
  const { businessId, conversationId } = key;
  // Its key is not locked: bookings and offers that refer to the conversation are made meanwhile.
  const [row] = await tx.execute<{ xid: string; next: number; ended: boolean }>(sql`
    select pg_current_xact_id()::text as xid, ended_at is not null as ended,
      (select coalesce(max(position), -1) + 1 from turn where business_id = ${businessId} and conversation_id = ${conversationId}) as next
    from conversation where business_id = ${businessId} and id = ${conversationId} for no key update`);
  if (row === undefined) return null; // Its business was deleted, and the conversation with it.
  const plan = layOut(batch, unfinished, row.next);
  batch.attempt = { xid: row.xid, unfinished: plan.unfinished };

  await writeTurns(tx, key, plan);
  const events: DomainEvent[] = [];
  for (const item of batch.items)
    events.push(...(await writeItem(tx, key, item, plan.positions.get(item) ?? row.next)));
  // Whoever ended the conversation has told so; nothing is told of it after that.
  if (!row.ended) await recordEvents(tx, businessId, events);
  return plan.unfinished;
}

async function writeTurns(
  tx: TenantTransaction,
  { businessId, conversationId }: ConversationKey,
  { rewritten, turns }: ReturnType<typeof layOut>,
): Promise<void> {
  if (rewritten !== null) {
    const { position, ...fields } = rewritten;
    const here = [eq(turn.businessId, businessId), eq(turn.conversationId, conversationId)];
    await tx
      .update(turn)
      .set(fields)
      .where(and(...here, eq(turn.position, position)));
  }
  if (turns.length > 0)
    await tx.insert(turn).values(turns.map((each) => ({ businessId, conversationId, ...each })));
}

/** Writes an item; turns are written by now. @returns the events that tell of the item. */
async function writeItem(
  tx: TenantTransaction,
  key: ConversationKey,
  item: Item,
  position: number,
): Promise<readonly DomainEvent[]> {
  const { conversationId: callId } = key;
  switch (item.type) {
    case 'turn': {
      const { timings, at } = item.turn;
      if (timings !== null) afterCommit(tx, () => turnAnswered.publish(timings));
      return [{ type: 'call.turn', callId, position, ...item.turn, at: at.toISOString() }];
    }
    case 'tool': {
      const question = await writeTool(tx, key, item.run);
      const { name, say, status, durationMs, at } = item.run;
      return [
        { type: 'call.tool', callId, name, say, status, durationMs, at: at.toISOString() },
        ...(question === null ? [] : [{ type: 'question.asked' as const, callId, question }]),
      ];
    }
    case 'other':
      return item.write(tx);
  }
}

/** @returns a question in it that is new, for which there was no answer. */
async function writeTool(
  tx: TenantTransaction,
  { businessId, conversationId }: ConversationKey,
  { key, name, arguments: given, result, durationMs, at }: FinishedTool,
): Promise<string | null> {
  const run = { name, arguments: given, result, at, durationMs: Math.round(durationMs) };
  const target = [toolRun.businessId, toolRun.conversationId, toolRun.key];
  await tx
    .insert(toolRun)
    .values({ businessId, conversationId, key, ...run })
    .onConflictDoUpdate({ target, set: run });
  const question = result['openQuestion'];
  if (typeof question !== 'string') return null;
  const isNew = await keepOpenQuestion(tx, { businessId, conversationId }, { question, at });
  return isNew ? question : null;
}
