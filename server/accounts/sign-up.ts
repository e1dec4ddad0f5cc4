/** Sign-up: open to everybody, to the invited, or to nobody; the first user may always sign up. */
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { UserId } from '../../db/ids.ts';
import { accountInvitation, firstAccount, invitation, user } from '../../db/schema.ts';
import { mustQueueMail } from '../mail/outbox.ts';
import { hashOf, newToken } from '../tokens.ts';
import { accountInvitationLetter } from './letters.ts';
import type { SignUpMode } from './modes.ts';

/** The request for an account. */
export interface Applicant {
  /** In its kept form. */
  readonly email: string;
  /** How they show an invitation: by the token of its link; or by the address itself, where it was proved to be theirs. */
  readonly by: { readonly type: 'token'; readonly token: string | null } | { readonly type: 'address' };
}

export type SignUpDecision =
  /** `proven`: nobody else can be at that address, or somebody vouches for it: it needs no confirmation by mail. */
  | { readonly type: 'allowed'; readonly proven: boolean }
  | { readonly type: 'refused'; readonly why: 'invitation-needed' | 'closed' };

/** The facts about an applicant. */
export interface SignUpFacts {
  readonly first: boolean;
  readonly invited: 'by-operator' | 'to-team' | 'no';
}

/**
 * The first user is let in as proven: where no mail server is set yet, nobody could ever confirm. An invitation to a team
 * proves no address, since who sent it has seen its link.
 */
export function decideSignUp(mode: SignUpMode, { first, invited }: SignUpFacts): SignUpDecision {
  if (first) return { type: 'allowed', proven: true };
  switch (mode) {
    case 'open':
      return { type: 'allowed', proven: invited === 'by-operator' };
    case 'invite':
      if (invited === 'no') return { type: 'refused', why: 'invitation-needed' };
      return { type: 'allowed', proven: invited === 'by-operator' };
    case 'closed':
      return { type: 'refused', why: 'closed' };
  }
}

/** Whether an applicant would be let in now; asked before anything is told that depends on who has an account. */
export async function mayApply(
  db: Database,
  mode: SignUpMode,
  applicant: Applicant,
): Promise<SignUpDecision> {
  const first = !(await hasUsers(db));
  return decideSignUp(mode, { first, invited: await invitedAs(db, applicant) });
}

/** The same in the moment in which the account is made: of two who would be the first, one is. */
export async function admit(db: Database, mode: SignUpMode, applicant: Applicant): Promise<SignUpDecision> {
  const first = await claimFirst(db, applicant.email);
  return decideSignUp(mode, { first, invited: await invitedAs(db, applicant) });
}

/** Whether this installation has somebody already. */
export async function hasUsers(db: Database): Promise<boolean> {
  const [found] = await db.system.select({ id: user.id }).from(user).limit(1);
  return found !== undefined;
}

/** A claim that is not used, say because the process died, does not keep everybody out. */
const CLAIM_SECONDS = 60;

async function claimFirst(db: Database, email: string): Promise<boolean> {
  if (await hasUsers(db)) return false;
  const empty = sql`not exists (select 1 from ${user})`;
  const claimed = await db.system
    .insert(firstAccount)
    .values({ email })
    .onConflictDoUpdate({
      target: firstAccount.id,
      set: { email, claimedAt: sql`now()` },
      setWhere: sql`${empty} and ${firstAccount.claimedAt} < now() - ${CLAIM_SECONDS} * interval '1 second'`,
    })
    .returning({ id: firstAccount.id });
  return claimed.length > 0;
}

async function invitedAs(db: Database, { email, by }: Applicant): Promise<SignUpFacts['invited']> {
  if (by.type === 'token' && by.token === null) return 'no';
  const tokenHash = by.type === 'token' && by.token !== null ? hashOf(by.token) : null;
  const [fromOperator] = await db.system
    .select({ email: accountInvitation.email })
    .from(accountInvitation)
    .where(
      and(
        eq(accountInvitation.email, email),
        tokenHash === null ? undefined : eq(accountInvitation.tokenHash, tokenHash),
        gt(accountInvitation.expiresAt, sql`now()`),
      ),
    );
  if (fromOperator !== undefined) return 'by-operator';
  const [toTeam] = await db.system
    .select({ id: invitation.id })
    .from(invitation)
    .where(
      and(
        eq(invitation.email, email),
        tokenHash === null ? undefined : eq(invitation.tokenHash, tokenHash),
        isNull(invitation.acceptedAt),
        gt(invitation.expiresAt, sql`now()`),
      ),
    )
    .limit(1);
  return toTeam === undefined ? 'no' : 'to-team';
}

/** Whether the link of an invitation still lets somebody in, to an account of their own or to a team. */
export const isInvited = async (db: Database, email: string, token: string): Promise<boolean> =>
  (await invitedAs(db, { email, by: { type: 'token', token } })) !== 'no';

const INVITATION_DAYS = 7;

/**
 * Invites somebody to have an account, on behalf of whoever runs the installation; a link sent before is over, and so is
 * an account at this address that nobody ever confirmed.
 * @returns the link, which is on its way by mail too; null: they have an account.
 */
export async function inviteAccount(db: Database, publicUrl: string, email: string): Promise<string | null> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + INVITATION_DAYS * 86_400_000);
  const set = { tokenHash: hashOf(token), expiresAt };
  const link = `${publicUrl}/sign-up?${new URLSearchParams({ email, invitation: token }).toString()}`;
  return db.system.transaction(async (tx) => {
    await tx.delete(user).where(and(eq(user.email, email), eq(user.emailVerified, false)));
    const [known] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email));
    if (known !== undefined) return null;
    await tx
      .insert(accountInvitation)
      .values({ email, ...set })
      .onConflictDoUpdate({ target: accountInvitation.email, set });
    const letter = accountInvitationLetter(link, INVITATION_DAYS);
    await mustQueueMail(tx, {
      kind: 'operator',
      businessId: null,
      recipient: email,
      ...letter,
      linkExpiresAt: expiresAt,
    });
    return link;
  });
}

/** Its link has served. */
export const endAccountInvitation = async (db: Database, email: string): Promise<void> => {
  await db.system.delete(accountInvitation).where(eq(accountInvitation.email, email));
};

/** Marks a mailbox as confirmed: its owner opened a link in a mail. */
export const confirmAddress = async (db: Database, userId: UserId): Promise<void> => {
  await db.system.update(user).set({ emailVerified: true }).where(eq(user.id, userId));
};
