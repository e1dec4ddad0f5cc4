/** The members of businesses. */
import { and, asc, eq, sql } from 'drizzle-orm';
import { type Database, prepared } from '../../db/client.ts';
import type { BusinessId, StaffId, UserId } from '../../db/ids.ts';
import { business, member } from '../../db/schema.ts';
import { MAXIMA } from './maxima.ts';
import { numbersOf } from './numbers.ts';

export type Role = (typeof member.$inferSelect)['role'];

export interface Membership {
  readonly role: Role;
  /** The staff member that the user is, where somebody said so. */
  readonly staffId: StaffId | null;
}

const membership = prepared((system) =>
  system
    .select({ role: member.role, staffId: member.staffId })
    .from(member)
    .where(
      and(eq(member.businessId, sql.placeholder('businessId')), eq(member.userId, sql.placeholder('userId'))),
    )
    .prepare('membership'),
);

/** The membership of a user in a business; null: none. */
export async function membershipOf(
  db: Database,
  businessId: BusinessId,
  userId: UserId,
): Promise<Membership | null> {
  const [row] = await membership(db).execute({ businessId, userId });
  return row ?? null;
}

/** The role of a user in a business; null: none. */
export const roleOf = async (db: Database, businessId: BusinessId, userId: UserId): Promise<Role | null> =>
  (await membershipOf(db, businessId, userId))?.role ?? null;

/** The businesses that a user belongs to. */
export const businessesOf = (db: Database, userId: UserId) =>
  db.system
    .select({
      id: business.id,
      name: business.name,
      zone: business.zone,
      country: business.country,
      role: member.role,
      staffId: member.staffId,
      numbers: numbersOf,
    })
    .from(member)
    .innerJoin(business, eq(business.id, member.businessId))
    .where(eq(member.userId, userId))
    .orderBy(asc(business.name))
    .limit(MAXIMA.businesses.most);
