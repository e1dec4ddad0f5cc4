/** What is kept of accounts no longer than it serves: links that were asked for, accounts that nobody confirmed. */
import { and, eq, lt, notExists, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { UserId } from '../../db/ids.ts';
import { accountInvitation, member, user, verification } from '../../db/schema.ts';

/** Somebody who did not open the link in so many days can begin again; and an address is not kept from its owner. */
const UNCONFIRMED_DAYS = 7;

export async function removeOldLinks(db: Database): Promise<void> {
  await db.system.delete(verification).where(lt(verification.expiresAt, sql`now()`));
  await db.system.delete(accountInvitation).where(lt(accountInvitation.expiresAt, sql`now()`));
  await db.system.delete(user).where(
    and(
      eq(user.emailVerified, false),
      lt(user.createdAt, sql`now() - ${UNCONFIRMED_DAYS} * interval '1 day'`),
      notExists(
        db.system
          .select({ one: sql`1` })
          .from(member)
          .where(eq(member.userId, sql`${user.id}`)),
      ),
    ),
  );
}

/** Who has opened a link in a mail has the mailbox. */
export const confirmAddress = async (db: Database, userId: UserId): Promise<void> => {
  await db.system.update(user).set({ emailVerified: true }).where(eq(user.id, userId));
};
