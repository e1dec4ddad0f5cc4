/** How many texts a business has sent, as carriers count them. */
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import type { BusinessId } from '../../../db/ids.ts';
import { business, textUsage } from '../../../db/schema.ts';

/** Since the first of the month, where the business is. */
export const textsThisMonth = (
  db: Database,
  businessId: BusinessId,
): Promise<{ readonly texts: number; readonly segments: number }> =>
  db.tenant(businessId, async (tx) => {
    const [row] = await tx
      .select({
        texts: sql<number>`count(*)::int`,
        segments: sql<number>`coalesce(sum(${textUsage.segments}), 0)::int`,
      })
      .from(textUsage)
      .innerJoin(business, eq(business.id, textUsage.businessId))
      .where(
        and(
          eq(textUsage.businessId, businessId),
          sql`${textUsage.at} >= date_trunc('month', now() at time zone ${business.zone}) at time zone ${business.zone}`,
        ),
      );
    return row ?? { texts: 0, segments: 0 };
  });
