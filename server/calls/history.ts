/** Calls as the dashboard shows them: those in progress, and one whole. */
import { and, asc, desc, eq, ne, type SQL } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CallId } from '../../db/ids.ts';
import {
  business,
  call,
  customer,
  message,
  openQuestion,
  recording,
  toolRun,
  turn,
} from '../../db/schema.ts';

const summary = {
  id: call.id,
  sid: call.sid,
  line: call.line,
  from: call.fromPhone,
  to: call.toPhone,
  customerId: call.customerId,
  customer: customer.name,
  status: call.status,
  startedAt: call.startedAt,
  endedAt: call.endedAt,
  outcome: call.outcome,
  summary: call.summary,
  receptionistVersion: call.receptionistVersion,
  flag: call.flag,
  note: call.note,
};

export type CallSummary = Awaited<ReturnType<typeof callsOf>>[number];

export const newestFirst = [desc(call.startedAt), desc(call.id)];

/** The calls that meet a condition, the newest first. */
export const callsOf = (tx: TenantTransaction, condition: SQL | undefined, limit: number) =>
  tx
    .select(summary)
    .from(call)
    .leftJoin(customer, and(eq(customer.businessId, call.businessId), eq(customer.id, call.customerId)))
    .where(condition)
    .orderBy(...newestFirst)
    .limit(limit)
    .prepare('calls')
    .execute();

/** More calls at once than any business has. */
const MOST_ACTIVE = 500;

export const activeCalls = (db: Database, businessId: BusinessId): Promise<CallSummary[]> =>
  db.tenant(businessId, (tx) =>
    callsOf(tx, and(eq(call.businessId, businessId), ne(call.status, 'ended')), MOST_ACTIVE),
  );

/** Of one call: what is said in three hours without a breath. */
const MOST_TURNS = 3_000;
/** Messages, questions, recordings. */
const MOST_THINGS = 500;

/** One call with everything that belongs to it, each in its order; null when the business has no such call. */
export function readCall(db: Database, businessId: BusinessId, callId: CallId) {
  return db.tenant(businessId, async (tx) => {
    const [found] = await callsOf(tx, and(eq(call.businessId, businessId), eq(call.id, callId)), 1);
    if (found === undefined) return null;
    const [turns, tools, recordings, messages, questions, keeping] = await Promise.all([
      tx
        .select()
        .from(turn)
        .where(and(eq(turn.businessId, businessId), eq(turn.callId, callId)))
        .orderBy(asc(turn.position))
        .limit(MOST_TURNS),
      tx
        .select()
        .from(toolRun)
        .where(and(eq(toolRun.businessId, businessId), eq(toolRun.callId, callId)))
        .orderBy(asc(toolRun.at))
        .limit(MOST_TURNS),
      tx
        .select()
        .from(recording)
        .where(and(eq(recording.businessId, businessId), eq(recording.callId, callId)))
        .orderBy(asc(recording.startedAt))
        .limit(MOST_THINGS),
      tx
        .select()
        .from(message)
        .where(and(eq(message.businessId, businessId), eq(message.callId, callId)))
        .orderBy(asc(message.createdAt))
        .limit(MOST_THINGS),
      tx
        .select()
        .from(openQuestion)
        .where(
          and(
            eq(openQuestion.businessId, businessId),
            eq(openQuestion.callId, callId),
            eq(openQuestion.dismissed, false),
          ),
        )
        .orderBy(asc(openQuestion.at))
        .limit(MOST_THINGS),
      tx.select({ keepDays: business.keepDays }).from(business).where(eq(business.id, businessId)),
    ]);
    return {
      call: found,
      turns,
      tools,
      recordings,
      messages,
      questions,
      keepDays: keeping[0]?.keepDays ?? 0,
    };
  });
}

/** Writes down what the owner thinks of a call; what is left out stays. @returns whether there is such a call. */
export async function annotateCall(
  db: Database,
  businessId: BusinessId,
  callId: CallId,
  opinion: { readonly flag?: 'good' | 'bad' | null | undefined; readonly note?: string | undefined },
): Promise<boolean> {
  const changed = await db.tenant(businessId, (tx) =>
    tx
      .update(call)
      .set(opinion)
      .where(and(eq(call.businessId, businessId), eq(call.id, callId)))
      .returning({ id: call.id }),
  );
  return changed.length > 0;
}
