/** One batch of a call's record in one transaction: rows, and the events that tell of them. */
import { and, eq, ne, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CallId } from '../../db/ids.ts';
import { call, toolRun, turn } from '../../db/schema.ts';
import type { DomainEvent } from '../events/events.ts';
import { recordEvents } from '../events/record.ts';
import { type Batch, type FinishedTool, type Item, layOut, type Unfinished } from '../conversation/batch.ts';
import { closeCall } from './calls.ts';
import { type ConnectedUntil, streamEnds } from './connected.ts';
import { keepOpenQuestion } from '../inbox/open-questions.ts';
import { addRecording } from './recordings.ts';
import { expectReturn } from './media-tokens.ts';

export interface CallStream {
  readonly businessId: BusinessId;
  readonly callId: CallId;
  /** Which stream of the call this is, from 0, as `markAnswered` told: only the latest can let go of the call. */
  readonly stream: number;
}

/** Writes a batch and its events. @param unfinished the turn that was being spoken before it. @returns the one after it. */
export async function writeBatch(
  tx: TenantTransaction,
  stream: CallStream,
  batch: Batch,
  unfinished: Unfinished | null,
): Promise<Unfinished | null> {
  const { businessId, callId } = stream;
  // Its key is not locked: bookings and offers that refer to the call are made meanwhile.
  const [row] = await tx.execute<{ xid: string; next: number; status: string }>(sql`
    select pg_current_xact_id()::text as xid, status,
      (select coalesce(max(position), -1) + 1 from turn where business_id = ${businessId} and call_id = ${callId}) as next
    from call where business_id = ${businessId} and id = ${callId} for no key update`);
  if (row === undefined) return null; // Its business was deleted, and the call with it.
  const plan = layOut(batch, unfinished, row.next);
  batch.attempt = { xid: row.xid, unfinished: plan.unfinished };

  await writeTurns(tx, stream, plan);
  const events: DomainEvent[] = [];
  for (const item of batch.items)
    events.push(...(await writeItem(tx, stream, item, plan.positions.get(item) ?? row.next)));
  // Whoever ended the call has told so; nothing is told of it after that.
  if (row.status !== 'ended') await recordEvents(tx, businessId, events);
  return plan.unfinished;
}

async function writeTurns(
  tx: TenantTransaction,
  { businessId, callId }: CallStream,
  { rewritten, turns }: ReturnType<typeof layOut>,
): Promise<void> {
  if (rewritten !== null) {
    const { position, ...fields } = rewritten;
    await tx
      .update(turn)
      .set(fields)
      .where(and(eq(turn.businessId, businessId), eq(turn.callId, callId), eq(turn.position, position)));
  }
  if (turns.length > 0) await tx.insert(turn).values(turns.map((each) => ({ businessId, callId, ...each })));
}

/** Writes an item; turns are written by now. @returns the events that tell of the item. */
async function writeItem(
  tx: TenantTransaction,
  stream: CallStream,
  item: Item,
  position: number,
): Promise<readonly DomainEvent[]> {
  const { businessId, callId } = stream;
  const thisCall = and(eq(call.businessId, businessId), eq(call.id, callId));
  switch (item.type) {
    case 'turn':
      return [{ type: 'call.turn', callId, position, ...item.turn, at: item.turn.at.toISOString() }];
    case 'tool':
      return [await writeTool(tx, stream, item.run)];
    case 'recording':
      await addRecording(tx, stream, item.recording);
      return [];
    case 'end': {
      const { outcome, summary, callerStays: handedOver } = item;
      const ended = await closeCall(tx, stream, { outcome, summary }, goneAt(item.at));
      if (ended.length === 0 || handedOver)
        await tx.update(call).set({ outcome, summary, handedOver }).where(thisCall);
      return ended;
    }
    case 'release':
      await tx
        .update(call)
        .set({ instanceId: null, handedOver: item.planned, ...streamEnds(goneAt(item.at)) })
        .where(and(thisCall, eq(call.reconnects, stream.stream), ne(call.status, 'ended')));
      await expectReturn(tx, stream);
      return [];
  }
}

async function writeTool(
  tx: TenantTransaction,
  stream: CallStream,
  { key, arguments: given, result, ...told }: FinishedTool,
): Promise<DomainEvent> {
  const { businessId, callId } = stream;
  const { name, durationMs, at } = told;
  const run = { name, arguments: given, result, at, durationMs: Math.round(durationMs) };
  const target = [toolRun.businessId, toolRun.callId, toolRun.key];
  await tx
    .insert(toolRun)
    .values({ businessId, callId, key, ...run })
    .onConflictDoUpdate({ target, set: run });
  if (typeof result['openQuestion'] === 'string')
    await keepOpenQuestion(tx, stream, { question: result['openQuestion'], at });
  return { type: 'call.tool', callId, ...told, at: at.toISOString() };
}

/** @param at on `performance.now()`. A batch that is tried again counts from the same moment. */
const goneAt = (at: number): ConnectedUntil => ({ type: 'known', msAgo: performance.now() - at });
