/** What is known of a call that goes on, so that any instance can take it up again. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId, CallId } from '../../db/ids.ts';
import { call, toolRun, turn } from '../../db/schema.ts';

export interface CallSoFar {
  readonly businessId: BusinessId;
  readonly callId: CallId;
  /** E.164; null when withheld. */
  readonly fromPhone: string | null;
  /** Whether the carrier vouches for that number. */
  readonly vouched: boolean;
  readonly toPhone: string;
  readonly startedAt: Date;
  /** In the order of the conversation; the last may be cut short. */
  readonly turns: readonly (typeof turn.$inferSelect)[];
  /** In the order in which they ran. */
  readonly tools: readonly (typeof toolRun.$inferSelect)[];
}

/** @returns null when the business has no such call. */
export function loadCallSoFar(
  db: Database,
  businessId: BusinessId,
  callId: CallId,
): Promise<CallSoFar | null> {
  return db.tenant(businessId, async (tx) => {
    const [row] = await tx
      .select({
        fromPhone: call.fromPhone,
        vouched: call.vouched,
        toPhone: call.toPhone,
        startedAt: call.startedAt,
      })
      .from(call)
      .where(and(eq(call.businessId, businessId), eq(call.id, callId)));
    if (row === undefined) return null;
    const turns = await tx
      .select()
      .from(turn)
      .where(and(eq(turn.businessId, businessId), eq(turn.callId, callId)))
      .orderBy(asc(turn.position));
    const tools = await tx
      .select()
      .from(toolRun)
      .where(and(eq(toolRun.businessId, businessId), eq(toolRun.callId, callId)))
      .orderBy(asc(toolRun.at));
    return { businessId, callId, ...row, turns, tools };
  });
}
