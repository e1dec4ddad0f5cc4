/** How the customer of an appointment is reached. */
import { and, eq } from 'drizzle-orm';
import type { TenantTransaction } from '../../../db/client.ts';
import type { BusinessId, CustomerId } from '../../../db/ids.ts';
import { customer, type NOTIFY_CHOICES } from '../../../db/schema.ts';

export interface Customer {
  /** E.164; null once they were erased. */
  readonly phone: string | null;
  /** Empty: not known. */
  readonly email: string;
  /** The ways by which they want to hear; null: as the business does. */
  readonly notify: (typeof NOTIFY_CHOICES)[number] | null;
}

export async function readCustomer(
  tx: TenantTransaction,
  businessId: BusinessId,
  id: CustomerId,
): Promise<Customer> {
  const [row] = await tx
    .select({ phone: customer.phone, email: customer.email, notify: customer.notify })
    .from(customer)
    .where(and(eq(customer.businessId, businessId), eq(customer.id, id)))
    .prepare('customer to tell')
    .execute();
  if (row === undefined) throw new Error('a booking has no customer');
  return row;
}
