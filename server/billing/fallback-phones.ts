/** The telephones that callers reach in the receptionist's place. */
import { desc, eq } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { billingAccount, business, phoneNumber } from '../../db/schema.ts';

/** For every number of every business: what is kept for an outage. */
export const listFallbackPhones = (db: Database, most: number) =>
  db.system
    .select({
      number: phoneNumber.e164,
      fallbackPhone: billingAccount.fallbackPhone,
      language: business.language,
      country: business.country,
      alsoCountries: business.dialCountries,
    })
    .from(phoneNumber)
    .innerJoin(business, eq(business.id, phoneNumber.businessId))
    .leftJoin(billingAccount, eq(billingAccount.businessId, phoneNumber.businessId))
    .where(eq(phoneNumber.active, true))
    .orderBy(desc(phoneNumber.connectedAt))
    .limit(most);

/** E.164; null where a business has named none. */
export async function readFallbackPhone(
  tx: TenantTransaction,
  businessId: BusinessId,
): Promise<string | null> {
  const [row] = await tx
    .select({ phone: billingAccount.fallbackPhone })
    .from(billingAccount)
    .where(eq(billingAccount.businessId, businessId));
  return row?.phone ?? null;
}
