/** Calls as the dashboard shows them: those in progress, those that are over, and one whole. */
import { and, asc, desc, eq, ne, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId, CallId } from '../../db/ids.ts';
import { call, customer, toolRun, turn } from '../../db/schema.ts';

const summary = {
  id: call.id,
  sid: call.sid,
  line: call.line,
  from: call.fromPhone,
  to: call.toPhone,
  customer: customer.name,
  status: call.status,
  startedAt: call.startedAt,
  endedAt: call.endedAt,
  outcome: call.outcome,
  summary: call.summary,
};

export type CallSummary = Awaited<ReturnType<typeof listCalls>>[number];

const callsOf = (db: Database, businessId: BusinessId, condition: ReturnType<typeof and>, limit: number) =>
  db.tenant(businessId, (tx) =>
    tx
      .select(summary)
      .from(call)
      .leftJoin(customer, and(eq(customer.businessId, call.businessId), eq(customer.id, call.customerId)))
      .where(and(eq(call.businessId, businessId), condition))
      .orderBy(desc(call.startedAt), desc(call.id))
      .limit(limit),
  );

/** More calls at once than any business has. */
const MOST_ACTIVE = 500;

export const activeCalls = (db: Database, businessId: BusinessId) =>
  callsOf(db, businessId, ne(call.status, 'ended'), MOST_ACTIVE);

/** Where a page of the history ends: the next begins after it. */
export interface CallCursor {
  readonly startedAt: Date;
  readonly id: CallId;
}

/** Calls that are over, the newest first, `limit` from behind the cursor. */
export const listCalls = (
  db: Database,
  businessId: BusinessId,
  page: { readonly after: CallCursor | null; readonly limit: number },
) =>
  callsOf(
    db,
    businessId,
    and(
      eq(call.status, 'ended'),
      page.after === null
        ? undefined
        : sql`(${call.startedAt}, ${call.id}) < (${page.after.startedAt.toISOString()}::timestamptz, ${page.after.id}::uuid)`,
    ),
    page.limit,
  );

/** One call with its turns and tool runs in order; null when the business has no such call. */
export async function readCall(db: Database, businessId: BusinessId, callId: CallId) {
  const [found] = await callsOf(db, businessId, eq(call.id, callId), 1);
  if (found === undefined) return null;
  const [turns, tools] = await db.tenant(businessId, (tx) =>
    Promise.all([
      tx
        .select()
        .from(turn)
        .where(and(eq(turn.businessId, businessId), eq(turn.callId, callId)))
        .orderBy(asc(turn.position)),
      tx
        .select()
        .from(toolRun)
        .where(and(eq(toolRun.businessId, businessId), eq(toolRun.callId, callId)))
        .orderBy(asc(toolRun.at)),
    ]),
  );
  return { call: found, turns, tools };
}
