/** Calls as the dashboard shows them: those in progress, and one whole. */
import { and, asc, desc, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, ConversationId, StaffId } from '../../db/ids.ts';
import {
  booking,
  business,
  call,
  conversation,
  conversationFlag,
  conversationOfCall,
  conversationSummary,
  customer,
  line,
  message,
  openQuestion,
  recording,
  toolRun,
  transfer,
  turn,
} from '../../db/schema.ts';
import { RING_STAFF } from '../conversation/ring-staff.ts';
import type { FlagKind } from '../events/events.ts';
import { readSummary } from '../conversation/summary/read.ts';
import { isOwn } from './own.ts';

/** The name that the caller booked or left a message under, for who is no known customer. */
const nameGiven = sql`coalesce(
  (select ${booking.name} from ${booking} where ${booking.businessId} = ${conversation.businessId}
    and ${booking.conversationId} = ${conversation.id} and ${booking.name} <> '' order by ${booking.createdAt} limit 1),
  (select ${message.name} from ${message} where ${message.businessId} = ${conversation.businessId}
    and ${message.conversationId} = ${conversation.id} and ${message.name} <> '' order by ${message.createdAt} limit 1))`;

/** Who was rung for the caller, where none of them ever talked with them. */
const missedBy = sql<string | null>`coalesce(
  (select case when bool_or(${transfer.outcome} = 'answered') then null
      else (array_agg(${transfer.who} order by ${transfer.createdAt} desc)
        filter (where ${transfer.outcome} <> 'cancelled'))[1] end
    from ${transfer} where ${transfer.businessId} = ${conversation.businessId} and ${transfer.callId} = ${conversation.id}),
  (select string_agg(tried.name, ', ') from ${toolRun}, jsonb_array_elements_text(${toolRun.result} -> 'tried') as tried(name)
    where ${toolRun.businessId} = ${conversation.businessId} and ${toolRun.conversationId} = ${conversation.id}
      and ${toolRun.key} = ${RING_STAFF} and ${toolRun.result} ->> 'status' = 'caller-hung-up'))`;

const summary = {
  id: call.id,
  sid: call.sid,
  line,
  from: conversation.customerAddress,
  to: conversation.address,
  customerId: conversation.customerId,
  customer: sql<string | null>`coalesce(nullif(${customer.name}, ''), ${nameGiven})`,
  status: call.status,
  startedAt: conversation.startedAt,
  endedAt: conversation.endedAt,
  outcome: conversation.outcome,
  summary: conversation.summary,
  spam: conversation.spam,
  spamSigns: conversation.spamSigns,
  receptionistVersion: conversation.receptionistVersion,
  flag: conversation.flag,
  note: conversation.note,
  missedBy,
  /** Null: it is not summarised. */
  sentiment: conversationSummary.sentiment,
  /** What somebody may want to look at in it, each kind once. */
  marks: sql<FlagKind[]>`array(select distinct ${conversationFlag.kind} from ${conversationFlag}
    where ${conversationFlag.businessId} = ${conversation.businessId}
      and ${conversationFlag.conversationId} = ${conversation.id} order by 1)`,
};

export type CallSummary = Awaited<ReturnType<typeof callsOf>>[number];

export const newestFirst = [desc(conversation.startedAt), desc(conversation.id)];

/** The calls that meet a condition, the newest first. */
export const callsOf = (tx: TenantTransaction, condition: SQL | undefined, limit: number) =>
  tx
    .select(summary)
    .from(conversation)
    .innerJoin(call, conversationOfCall)
    .leftJoin(
      customer,
      and(eq(customer.businessId, conversation.businessId), eq(customer.id, conversation.customerId)),
    )
    .leftJoin(
      conversationSummary,
      and(
        eq(conversationSummary.businessId, conversation.businessId),
        eq(conversationSummary.conversationId, conversation.id),
      ),
    )
    .where(condition)
    .orderBy(...newestFirst)
    .limit(limit)
    .prepare('calls')
    .execute();

/** More calls at once than any business has. */
const MOST_ACTIVE = 500;

export const activeCalls = (
  db: Database,
  businessId: BusinessId,
  only: StaffId | null,
): Promise<CallSummary[]> =>
  db.tenant(businessId, (tx) =>
    callsOf(tx, and(eq(call.businessId, businessId), ne(call.status, 'ended'), isOwn(only)), MOST_ACTIVE),
  );

/** Of one call: what is said in three hours without a breath. */
const MOST_TURNS = 3_000;
/** Messages, questions, recordings. */
const MOST_THINGS = 500;

/** One call with everything that belongs to it, each in its order; null when the business has no such call. */
export function readCall(db: Database, businessId: BusinessId, id: ConversationId) {
  return db.tenant(businessId, async (tx) => {
    const [found] = await callsOf(
      tx,
      and(eq(conversation.businessId, businessId), eq(conversation.id, id)),
      1,
    );
    if (found === undefined) return null;
    const [turns, tools, recordings, messages, questions, keeping, cameTo] = await Promise.all([
      tx
        .select()
        .from(turn)
        .where(and(eq(turn.businessId, businessId), eq(turn.conversationId, id)))
        .orderBy(asc(turn.position))
        .limit(MOST_TURNS),
      tx
        .select()
        .from(toolRun)
        .where(and(eq(toolRun.businessId, businessId), eq(toolRun.conversationId, id)))
        .orderBy(asc(toolRun.at))
        .limit(MOST_TURNS),
      tx
        .select()
        .from(recording)
        .where(and(eq(recording.businessId, businessId), eq(recording.callId, found.id)))
        .orderBy(asc(recording.startedAt))
        .limit(MOST_THINGS),
      tx
        .select()
        .from(message)
        .where(and(eq(message.businessId, businessId), eq(message.conversationId, id)))
        .orderBy(asc(message.createdAt))
        .limit(MOST_THINGS),
      tx
        .select()
        .from(openQuestion)
        .where(
          and(
            eq(openQuestion.businessId, businessId),
            eq(openQuestion.conversationId, id),
            eq(openQuestion.dismissed, false),
          ),
        )
        .orderBy(asc(openQuestion.at))
        .limit(MOST_THINGS),
      tx.select({ keepDays: business.keepDays }).from(business).where(eq(business.id, businessId)),
      readSummary(tx, { businessId, conversationId: id }),
    ]);
    return {
      call: found,
      turns,
      tools,
      recordings,
      messages,
      questions,
      keepDays: keeping[0]?.keepDays ?? 0,
      cameTo,
    };
  });
}

/** Writes down what the owner thinks of a call; what is left out stays. @returns whether there is such a call. */
export async function annotateCall(
  db: Database,
  businessId: BusinessId,
  id: ConversationId,
  opinion: { readonly flag?: 'good' | 'bad' | null | undefined; readonly note?: string | undefined },
): Promise<boolean> {
  const changed = await db.tenant(businessId, (tx) =>
    tx
      .update(conversation)
      .set(opinion)
      .where(and(eq(conversation.businessId, businessId), eq(conversation.id, id)))
      .returning({ id: conversation.id }),
  );
  return changed.length > 0;
}

/** Several times the events of the calls that one business can have at once; bounds what a new reader costs. */
const LOOK_BACK = 5_000;

/** Longer than a page takes from reading its lists to opening the feed: what happens in between is told to it once more. */
const OPENING_SECONDS = 10;

/**
 * The event after which somebody who knows nothing yet begins to read, so that the calls in progress appear whole and
 * nothing is missed that happened while the page was opening: the last one before both.
 */
export function liveStart(db: Database, businessId: BusinessId): Promise<number> {
  return db.tenant(businessId, async (tx) => {
    // One statement sees one state of the database, so nothing falls between the calls and the counter.
    const [row] = await tx.execute<{ after: string }>(sql`
      select coalesce(min(recent.seq) - 1, (select last from event_counter where business_id = ${businessId}), 0) as after
      from (select seq, payload, at from event where business_id = ${businessId} order by seq desc limit ${LOOK_BACK}) recent
        left join call on call.business_id = ${businessId} and call.status <> 'ended' and call.id::text = recent.payload ->> 'callId'
      where call.id is not null or recent.at > now() - make_interval(secs => ${OPENING_SECONDS})`);
    return Number(row?.after ?? 0);
  });
}
