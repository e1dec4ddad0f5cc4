/** What is known of a call that goes on, so that any instance can take it up again. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId, CallId, CustomerId } from '../../db/ids.ts';
import { call, customer, toolRun, turn } from '../../db/schema.ts';

export interface CallSoFar {
  readonly businessId: BusinessId;
  readonly callId: CallId;
  /** E.164; null when withheld. */
  readonly fromPhone: string | null;
  readonly toPhone: string;
  readonly customer: { readonly id: CustomerId; readonly name: string } | null;
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
      .select({ call, customer: { id: customer.id, name: customer.name } })
      .from(call)
      .leftJoin(customer, and(eq(customer.businessId, call.businessId), eq(customer.id, call.customerId)))
      .where(and(eq(call.businessId, businessId), eq(call.id, callId)));
    if (row === undefined) return null;
    const { fromPhone, toPhone, startedAt } = row.call;
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
    return { businessId, callId, fromPhone, toPhone, customer: row.customer, startedAt, turns, tools };
  });
}
