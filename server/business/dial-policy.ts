/** The countries whose numbers a business lets its callers be put through to: its own, and those that it has allowed. */
import { eq } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { business } from '../../db/schema.ts';
import type { DialPolicy } from './dialling.ts';

export async function readDialPolicy(tx: TenantTransaction, businessId: BusinessId): Promise<DialPolicy> {
  const { country, dialCountries: alsoCountries } = business;
  const [row] = await tx.select({ country, alsoCountries }).from(business).where(eq(business.id, businessId));
  if (row === undefined) throw new Error('the business is gone');
  return row;
}

export async function allowCountries(
  tx: TenantTransaction,
  businessId: BusinessId,
  dialCountries: readonly string[],
): Promise<void> {
  await tx.update(business).set({ dialCountries }).where(eq(business.id, businessId));
}
