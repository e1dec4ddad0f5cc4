/** People as the sign-in knows them, before it is known in which business: its library writes these rows. */
import { and, eq, sql } from 'drizzle-orm';
import { type Database, prepared } from '../../db/client.ts';
import type { UserId } from '../../db/ids.ts';
import { session, user } from '../../db/schema.ts';

const byToken = prepared((system) =>
  system
    .select({ userId: user.id, email: user.email, expiresAt: session.expiresAt })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    // Who has not confirmed their address is nobody yet, however they came by a session.
    .where(and(eq(session.token, sql.placeholder('token')), eq(user.emailVerified, true)))
    .prepare('session'),
);

export interface Session {
  readonly userId: UserId;
  readonly email: string;
  readonly expiresAt: Date;
}

/** The session of this token, be it over or not; null: there is none, or it was ended. */
export async function findSession(db: Database, token: string): Promise<Session | null> {
  const [row] = await byToken(db).execute({ token });
  return row === undefined ? null : { ...row, userId: row.userId as UserId };
}

/** The user with this e-mail address; null: none. */
export async function findUser(db: Database, email: string): Promise<UserId | null> {
  const [row] = await db.system.select({ id: user.id }).from(user).where(eq(user.email, email));
  return row === undefined ? null : (row.id as UserId);
}
