/** Who may see and change which business. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId, UserId } from '../../db/ids.ts';
import { business, member } from '../../db/schema.ts';

export type Role = (typeof member.$inferSelect)['role'];

export interface Membership {
  readonly id: BusinessId;
  readonly name: string;
  readonly zone: string;
  readonly role: Role;
}

/** The businesses of a user, by name. */
export const businessesOf = (db: Database, userId: UserId): Promise<Membership[]> =>
  db.system
    .select({ id: business.id, name: business.name, zone: business.zone, role: member.role })
    .from(member)
    .innerJoin(business, eq(business.id, member.businessId))
    .where(eq(member.userId, userId))
    .orderBy(asc(business.name), asc(business.id));

/** What a user is in a business; null: a stranger. */
export async function roleOf(db: Database, businessId: BusinessId, userId: UserId): Promise<Role | null> {
  const [row] = await db.system
    .select({ role: member.role })
    .from(member)
    .where(and(eq(member.businessId, businessId), eq(member.userId, userId)));
  return row?.role ?? null;
}
