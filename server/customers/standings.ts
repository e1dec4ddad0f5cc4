/** The numbers that a business blocked or trusts, whether or not a customer has them. A number is one or the other. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CustomerId, UserId } from '../../db/ids.ts';
import { booking, customer, numberStanding } from '../../db/schema.ts';
import { withinMaximum } from '../business/maxima.ts';
import { recordEvents } from '../events/record.ts';

type Row = typeof numberStanding.$inferSelect;
export type BlockReason = Row['reason'];

/** How a number is to stand from now on; `none`: as any other. */
export type NewStanding =
  | { readonly type: 'blocked'; readonly reason: BlockReason }
  | { readonly type: 'trusted'; readonly reason: BlockReason }
  | { readonly type: 'none' };

const at = (businessId: BusinessId, phone: string) =>
  and(eq(numberStanding.businessId, businessId), eq(numberStanding.phone, phone));

/**
 * Blocks or trusts a number (E.164), or takes that back. @param by the member who says so.
 * @throws MaximumReached where the business has blocked and trusted as many as it may
 */
export async function setStanding(
  tx: TenantTransaction,
  businessId: BusinessId,
  phone: string,
  standing: NewStanding,
  by: UserId,
): Promise<void> {
  if (standing.type === 'none') await tx.delete(numberStanding).where(at(businessId, phone));
  else {
    const set = { standing: standing.type, reason: standing.reason, since: sql`now()`, setBy: by };
    await withinMaximum(tx, businessId, 'standings', () =>
      tx
        .insert(numberStanding)
        .values({ businessId, phone, ...set })
        .onConflictDoUpdate({ target: [numberStanding.businessId, numberStanding.phone], set }),
    );
  }
  const known = await tx
    .select({ id: customer.id })
    .from(customer)
    .where(and(eq(customer.businessId, businessId), eq(customer.phone, phone)));
  await recordEvents(tx, businessId, [
    { type: 'numbers.changed' },
    ...known.map(({ id }) => ({ type: 'customer.changed' as const, customerId: id })),
  ]);
}

/** How a number (E.164) stands; null: as any other. */
export async function standingOf(
  tx: TenantTransaction,
  businessId: BusinessId,
  phone: string,
): Promise<Row['standing'] | null> {
  const [row] = await tx
    .select({ standing: numberStanding.standing })
    .from(numberStanding)
    .where(at(businessId, phone));
  return row?.standing ?? null;
}

/** Whether calls and texts from this number (E.164) are refused. */
export const isBlocked = async (db: Database, businessId: BusinessId, phone: string): Promise<boolean> =>
  (await db.tenant(businessId, (tx) => standingOf(tx, businessId, phone))) === 'blocked';

/** The end of a page of the list: the next one begins after it. */
export interface BlockedCursor {
  readonly since: Date;
  readonly phone: string;
}

/** The blocked numbers, the newest first, each with the customer who has it. */
export const listBlocked = (
  db: Database,
  businessId: BusinessId,
  { after, limit }: { readonly after: BlockedCursor | null; readonly limit: number },
) =>
  db.tenant(businessId, (tx) =>
    tx
      .select({
        phone: numberStanding.phone,
        reason: numberStanding.reason,
        since: numberStanding.since,
        customerId: customer.id,
        name: customer.name,
      })
      .from(numberStanding)
      .leftJoin(
        customer,
        and(eq(customer.businessId, numberStanding.businessId), eq(customer.phone, numberStanding.phone)),
      )
      .where(
        and(
          eq(numberStanding.businessId, businessId),
          eq(numberStanding.standing, 'blocked'),
          after === null
            ? undefined
            : sql`(${numberStanding.since}, ${numberStanding.phone}) < (${after.since.toISOString()}::timestamptz, ${after.phone})`,
        ),
      )
      .orderBy(desc(numberStanding.since), desc(numberStanding.phone))
      .limit(limit),
  );

/** The same for the number of a customer. @returns whether there is such a customer, with a number. */
export const blockCustomer = (
  db: Database,
  businessId: BusinessId,
  id: CustomerId,
  blocked: boolean,
  by: UserId,
): Promise<boolean> =>
  db.tenant(businessId, async (tx) => {
    const [found] = await tx
      .select({ phone: customer.phone })
      .from(customer)
      .where(and(eq(customer.businessId, businessId), eq(customer.id, id)));
    if (found === undefined || found.phone === null) return false;
    const standing: NewStanding = blocked ? { type: 'blocked', reason: 'by-hand' } : { type: 'none' };
    await setStanding(tx, businessId, found.phone, standing, by);
    return true;
  });

/** What is known of the number of a caller before they say anything. */
export const readCallerHistory = (db: Database, businessId: BusinessId, phone: string) =>
  db.tenant(businessId, async (tx) => {
    const standing = await standingOf(tx, businessId, phone);
    const [row] = await tx.execute<{ booked: boolean; reports: number }>(sql`
      select spam_reports_of(${phone}) as reports, exists (
        select 1 from ${booking} join ${customer} on ${customer.businessId} = ${booking.businessId} and ${customer.id} = ${booking.customerId}
        where ${booking.businessId} = ${businessId} and ${customer.businessId} = ${businessId} and ${customer.phone} = ${phone}) as booked`);
    return { known: standing === 'trusted' || row?.booked === true, reports: row?.reports ?? 0 };
  });
