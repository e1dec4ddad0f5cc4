/** Whose calls are whose: a staff member's own are those of their customers, and those that booked with them. */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId, ConversationId, StaffId } from '../../db/ids.ts';
import { booking, conversation } from '../../db/schema.ts';

/** That a conversation is this staff member's own; none where everybody's are seen. */
export const isOwn = (only: StaffId | null): SQL | undefined =>
  only === null
    ? undefined
    : sql`exists (select 1 from ${booking} where ${booking.businessId} = ${conversation.businessId} and ${booking.staffId} = ${only}
        and (${booking.customerId} = ${conversation.customerId} or ${booking.conversationId} = ${conversation.id}))`;

/** Whether a conversation is among those that are seen. */
export async function mayRead(
  db: Database,
  businessId: BusinessId,
  id: ConversationId,
  only: StaffId | null,
): Promise<boolean> {
  if (only === null) return true;
  const found = await db.tenant(businessId, (tx) =>
    tx
      .select({ id: conversation.id })
      .from(conversation)
      .where(and(eq(conversation.businessId, businessId), eq(conversation.id, id), isOwn(only))),
  );
  return found.length > 0;
}
