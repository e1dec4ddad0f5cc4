/** Whom callers reach in the receptionist's place, for every number of every business: what is kept for an outage. */
import { desc, eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { billingAccount, business, phoneNumber } from '../../db/schema.ts';

export const listFallbackPhones = (db: Database, most: number) =>
  db.system
    .select({
      number: phoneNumber.e164,
      fallbackPhone: billingAccount.fallbackPhone,
      country: business.country,
      alsoCountries: business.dialCountries,
    })
    .from(phoneNumber)
    .innerJoin(business, eq(business.id, phoneNumber.businessId))
    .leftJoin(billingAccount, eq(billingAccount.businessId, phoneNumber.businessId))
    .where(eq(phoneNumber.active, true))
    .orderBy(desc(phoneNumber.connectedAt))
    .limit(most);
