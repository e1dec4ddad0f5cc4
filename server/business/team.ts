/** The team of a business: roles given and taken away; a business is never left without an owner. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, StaffId, UserId } from '../../db/ids.ts';
import { business, invitation, member, user } from '../../db/schema.ts';
import { recordEvents } from '../events/record.ts';
import type { Role } from './members.ts';

/** A role in a business. */
export interface Standing {
  readonly role: Role;
  /** The staff member that they are; those of role `staff` see this one's calendar. */
  readonly staffId: StaffId | null;
}

/** The result of a change: other users get `not-found`, too. */
export type TeamChange = 'done' | 'not-found' | 'not-allowed' | 'last-owner';

/** Owners manage everybody; managers manage staff; nobody gives a role that is above what they manage. */
export const mayManage = (actor: Role, role: Role): boolean =>
  actor === 'owner' || (actor === 'manager' && role === 'staff');

/** Members and open invitations, by name and by age. */
export async function readTeam(db: Database, businessId: BusinessId) {
  const members = await db.system
    .select({
      userId: member.userId,
      name: user.name,
      email: user.email,
      role: member.role,
      staffId: member.staffId,
      phone: member.phone,
      secondFactor: user.twoFactorEnabled,
    })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.businessId, businessId))
    .orderBy(asc(user.name), asc(user.id));
  const invitations = await db.tenant(businessId, (tx) =>
    tx
      .select({
        id: invitation.id,
        email: invitation.email,
        role: invitation.role,
        staffId: invitation.staffId,
        expiresAt: invitation.expiresAt,
      })
      .from(invitation)
      .where(and(eq(invitation.businessId, businessId), isNull(invitation.acceptedAt)))
      .orderBy(asc(invitation.createdAt)),
  );
  return { members, invitations };
}

/** Gives a member another role, or says which of the staff they are. */
export function changeMember(
  db: Database,
  businessId: BusinessId,
  actorId: UserId,
  memberId: UserId,
  standing: Standing,
): Promise<TeamChange> {
  return db.tenant(businessId, async (tx) => {
    const actor = await lockTeam(tx, businessId, actorId);
    const role = await roleIn(tx, businessId, memberId);
    if (actor === null || role === null) return 'not-found';
    if (!mayManage(actor, role) || !mayManage(actor, standing.role)) return 'not-allowed';
    if (role === 'owner' && standing.role !== 'owner' && (await isLastOwner(tx, businessId)))
      return 'last-owner';
    await tx.update(member).set(standing).where(memberRow(businessId, memberId));
    return 'done';
  });
}

/** Takes somebody out of the business; everybody may leave, except its last owner. */
export function removeMember(
  db: Database,
  businessId: BusinessId,
  actorId: UserId,
  memberId: UserId,
): Promise<TeamChange> {
  return db.tenant(businessId, async (tx) => {
    const actor = await lockTeam(tx, businessId, actorId);
    const role = await roleIn(tx, businessId, memberId);
    if (actor === null || role === null) return 'not-found';
    if (actorId !== memberId && !mayManage(actor, role)) return 'not-allowed';
    if (role === 'owner' && (await isLastOwner(tx, businessId))) return 'last-owner';
    await tx.delete(member).where(memberRow(businessId, memberId));
    return 'done';
  });
}

/** The phone on which callers reach a member, E.164; null: none. */
export const readMemberPhone = (
  db: Database,
  businessId: BusinessId,
  userId: UserId,
): Promise<string | null> =>
  db.tenant(businessId, async (tx) => {
    const [row] = await tx.select({ phone: member.phone }).from(member).where(memberRow(businessId, userId));
    return row?.phone ?? null;
  });

/**
 * Sets the phone on which callers reach a member: their own, or one for a member that the actor manages.
 * @param phone E.164, checked already; null: none.
 */
export function setMemberPhone(
  db: Database,
  businessId: BusinessId,
  actorId: UserId,
  memberId: UserId,
  phone: string | null,
): Promise<TeamChange> {
  return db.tenant(businessId, async (tx) => {
    const actor = await lockTeam(tx, businessId, actorId);
    const role = await roleIn(tx, businessId, memberId);
    if (actor === null || role === null) return 'not-found';
    if (actorId !== memberId && !mayManage(actor, role)) return 'not-allowed';
    await tx.update(member).set({ phone }).where(memberRow(businessId, memberId));
    await recordEvents(tx, businessId, [{ type: 'destinations.changed' }]);
    return 'done';
  });
}

/**
 * Changes of a team go one after the other, and each sees what the one before left: two owners who remove each other
 * leave one. The lock lets everything pass that only refers to the business. @returns what the actor is now.
 */
export async function lockTeam(
  tx: TenantTransaction,
  businessId: BusinessId,
  actorId: UserId,
): Promise<Role | null> {
  await tx.select({ id: business.id }).from(business).where(eq(business.id, businessId)).for('no key update');
  return roleIn(tx, businessId, actorId);
}

const memberRow = (businessId: BusinessId, userId: UserId) =>
  and(eq(member.businessId, businessId), eq(member.userId, userId));

async function roleIn(tx: TenantTransaction, businessId: BusinessId, userId: UserId): Promise<Role | null> {
  const [row] = await tx.select({ role: member.role }).from(member).where(memberRow(businessId, userId));
  return row?.role ?? null;
}

async function isLastOwner(tx: TenantTransaction, businessId: BusinessId): Promise<boolean> {
  const owners = await tx
    .select({ userId: member.userId })
    .from(member)
    .where(and(eq(member.businessId, businessId), eq(member.role, 'owner')));
  return owners.length < 2;
}
