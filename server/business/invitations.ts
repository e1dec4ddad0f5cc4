/** Invitations to a team: each by a link, for one address, as long as it is open. */
import { randomUUID } from 'node:crypto';
import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, UserId } from '../../db/ids.ts';
import { business, invitation, member, user } from '../../db/schema.ts';
import { mustQueueMail, nameInMail } from '../mail/outbox.ts';
import { hashOf, newToken } from '../tokens.ts';
import { withinBusinesses, withinMaximum } from './maxima.ts';
import { lockTeam, mayManage, type Standing, type TeamChange } from './team.ts';

const INVITATION_DAYS = 7;

interface Inviter {
  readonly businessId: BusinessId;
  readonly userId: UserId;
  /** Where the outside reaches us. */
  readonly publicUrl: string;
}

/**
 * Invites somebody, as long as the team and its open invitations leave one of the `seats` free; null: there is no limit.
 * @returns the link, which is also on its way by mail; or why there is none.
 */
export function invite(
  db: Database,
  inviter: Inviter,
  email: string,
  standing: Standing,
  seats: number | null,
): Promise<{ readonly link: string } | 'not-found' | 'not-allowed' | 'member-already' | 'no-seat'> {
  const { businessId, userId } = inviter;
  return db.tenant(businessId, async (tx) => {
    const actor = await lockTeam(tx, businessId, userId);
    if (actor === null) return 'not-found';
    if (!mayManage(actor, standing.role)) return 'not-allowed';
    const known = await tx.execute(sql`select 1 from business_members() m where lower(m.email) = ${email}`);
    if (known.length > 0) return 'member-already';
    if (seats !== null && (await seatsTaken(tx, businessId, email)) >= seats) return 'no-seat';
    await tx
      .delete(invitation)
      .where(
        and(
          eq(invitation.businessId, businessId),
          eq(invitation.email, email),
          isNull(invitation.acceptedAt),
        ),
      );
    const { link, tokenHash, expiresAt } = newLink(inviter.publicUrl);
    await withinMaximum(tx, businessId, 'invitations', () =>
      tx.insert(invitation).values({
        businessId,
        id: randomUUID(),
        email,
        ...standing,
        tokenHash,
        expiresAt,
        invitedBy: userId,
      }),
    );
    await sendInvitation(tx, businessId, email, { link, expiresAt });
    return { link };
  });
}

/** By all but the one who is to be invited. An invitation keeps its seat, so that whoever accepts it finds one. */
async function seatsTaken(tx: TenantTransaction, businessId: BusinessId, email: string): Promise<number> {
  const open = and(
    eq(invitation.businessId, businessId),
    isNull(invitation.acceptedAt),
    ne(invitation.email, email),
  );
  return (await tx.$count(member, eq(member.businessId, businessId))) + (await tx.$count(invitation, open));
}

/** Sends a new link in place of the one before. */
export function inviteAgain(
  db: Database,
  inviter: Inviter,
  id: string,
): Promise<{ readonly link: string } | 'not-found' | 'not-allowed'> {
  const { businessId, userId } = inviter;
  return db.tenant(businessId, async (tx) => {
    const allowed = await openInvitation(tx, businessId, userId, id);
    if (typeof allowed === 'string') return allowed;
    const { link, tokenHash, expiresAt } = newLink(inviter.publicUrl);
    await tx.update(invitation).set({ tokenHash, expiresAt, invitedBy: userId }).where(allowed.row);
    await sendInvitation(tx, businessId, allowed.email, { link, expiresAt });
    return { link };
  });
}

export function revokeInvitation(
  db: Database,
  businessId: BusinessId,
  userId: UserId,
  id: string,
): Promise<TeamChange> {
  return db.tenant(businessId, async (tx) => {
    const allowed = await openInvitation(tx, businessId, userId, id);
    if (typeof allowed === 'string') return allowed;
    await tx.delete(invitation).where(allowed.row);
    return 'done';
  });
}

/** The invitation that belongs to a token; null when it is over. */
export async function readInvitation(db: Database, token: string) {
  const [row] = await db.system
    .select({ business: business.name, email: invitation.email, role: invitation.role, by: user.name })
    .from(invitation)
    .innerJoin(business, eq(business.id, invitation.businessId))
    .leftJoin(user, eq(user.id, invitation.invitedBy))
    .where(stillOpen(token));
  return row === undefined ? null : { ...row, by: row.by ?? row.business };
}

/**
 * Makes the user a member, once, if the invitation is to their address. Who is a member already keeps the role that
 * they have.
 */
export async function acceptInvitation(
  db: Database,
  token: string,
  who: { readonly id: UserId; readonly email: string },
): Promise<{ readonly businessId: BusinessId } | 'over' | 'other-email'> {
  const [found] = await db.system
    .select({ businessId: invitation.businessId })
    .from(invitation)
    .where(stillOpen(token));
  if (found === undefined) return 'over';
  const { businessId } = found;
  return db.tenant(businessId, async (tx) => {
    const [row] = await tx
      .select()
      .from(invitation)
      .where(and(eq(invitation.businessId, businessId), stillOpen(token)))
      .for('update');
    if (row === undefined) return 'over';
    if (row.email !== who.email) return 'other-email';
    const { role, staffId } = row;
    const join = () =>
      tx.insert(member).values({ businessId, userId: who.id, role, staffId }).onConflictDoNothing();
    await withinMaximum(tx, businessId, 'members', () => withinBusinesses(tx, who.id, join));
    await tx
      .update(invitation)
      .set({ acceptedAt: new Date() })
      .where(and(eq(invitation.businessId, businessId), eq(invitation.id, row.id)));
    return { businessId };
  });
}

/** An invitation that nobody has taken yet, and that the actor may manage. */
async function openInvitation(tx: TenantTransaction, businessId: BusinessId, actorId: UserId, id: string) {
  const actor = await lockTeam(tx, businessId, actorId);
  const row = and(
    eq(invitation.businessId, businessId),
    eq(invitation.id, id),
    isNull(invitation.acceptedAt),
  );
  const [found] = await tx
    .select({ email: invitation.email, role: invitation.role })
    .from(invitation)
    .where(row);
  if (actor === null || found === undefined) return 'not-found';
  return mayManage(actor, found.role) ? { row, email: found.email } : 'not-allowed';
}

const stillOpen = (token: string) =>
  and(
    eq(invitation.tokenHash, hashOf(token)),
    isNull(invitation.acceptedAt),
    gt(invitation.expiresAt, sql`now()`),
  );

function newLink(publicUrl: string) {
  const token = newToken();
  return {
    link: `${publicUrl}/invitation/${token}`,
    tokenHash: hashOf(token),
    expiresAt: new Date(Date.now() + INVITATION_DAYS * 86_400_000),
  };
}

async function sendInvitation(
  tx: TenantTransaction,
  businessId: BusinessId,
  recipient: string,
  { link, expiresAt }: Pick<ReturnType<typeof newLink>, 'link' | 'expiresAt'>,
): Promise<void> {
  const [row] = await tx.select({ name: business.name }).from(business).where(eq(business.id, businessId));
  const name = nameInMail(row?.name ?? '', 'a business');
  await mustQueueMail(tx, {
    kind: 'invitation',
    businessId,
    recipient,
    linkExpiresAt: expiresAt,
    subject: `You are invited to ${name}`,
    body: `Hello,

${name} uses Ahoy to answer its phone and invites you to join its team. Accept within ${INVITATION_DAYS} days:

${link}

The link works for this e-mail address only. If you did not expect this invitation, you can ignore it.`,
  });
}
