/** What a customer told of themselves, as somebody of the business reads it and takes it out. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CustomerId, StaffId } from '../../db/ids.ts';
import { booking, customerFact } from '../../db/schema.ts';
import { recordEvents } from '../events/record.ts';

/** The newest first; a customer has few. */
export const factsOf = (tx: TenantTransaction, businessId: BusinessId, customerId: CustomerId) =>
  tx
    .select({
      id: customerFact.id,
      fact: customerFact.fact,
      callId: customerFact.conversationId,
      createdAt: customerFact.createdAt,
    })
    .from(customerFact)
    .where(and(eq(customerFact.businessId, businessId), eq(customerFact.customerId, customerId)))
    .orderBy(desc(customerFact.createdAt), desc(customerFact.id))
    .limit(50);

/** @param only a staff member whose own customers are changed @returns whether there was such a fact. */
export const removeFact = (
  db: Database,
  businessId: BusinessId,
  customerId: CustomerId,
  factId: string,
  only: StaffId | null,
): Promise<boolean> =>
  db.tenant(businessId, async (tx) => {
    const isOwn =
      only === null
        ? undefined
        : sql`exists (select 1 from ${booking} where ${booking.businessId} = ${businessId}
            and ${booking.customerId} = ${customerId} and ${booking.staffId} = ${only})`;
    const removed = await tx
      .delete(customerFact)
      .where(
        and(
          eq(customerFact.businessId, businessId),
          eq(customerFact.customerId, customerId),
          eq(customerFact.id, factId),
          isOwn,
        ),
      )
      .returning({ id: customerFact.id });
    if (removed.length === 0) return false;
    await recordEvents(tx, businessId, [{ type: 'customer.changed', customerId }]);
    return true;
  });
