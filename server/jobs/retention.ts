/**
 * The removal of old rows: the one table of how long each thing is kept. What was said in calls goes by each
 * business's own days (`record/retention.ts`).
 */
import { and, eq, exists, inArray, isNotNull, isNull, lt, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { type PgColumn, type PgTable, QueryBuilder } from 'drizzle-orm/pg-core';
import type { Database } from '../../db/client.ts';
import {
  accountInvitation,
  apiKey,
  calendarFeed,
  invitation,
  mail,
  mailCount,
  member,
  memberNotice,
  numberClaim,
  numberCode,
  offer,
  session,
  specialDay,
  stripeEvent,
  timeOff,
  user,
  vendorOutage,
  verification,
  wrongProof,
} from '../../db/schema.ts';

interface Kept {
  readonly table: PgTable;
  /** From when the days count. */
  readonly since: PgColumn;
  readonly days: number;
  /** Which rows go; none: all. */
  readonly where?: SQL | undefined;
}

/** A year, and the month in which somebody looks back at it. */
const YEAR = 400;

const membership = new QueryBuilder().select({ userId: member.userId }).from(member);

export const RETENTION: Readonly<Record<string, Kept>> = {
  /** An answer that did not arrive is told at its message for as long as that is kept. */
  mails: {
    table: mail,
    since: mail.createdAt,
    days: 30,
    where: or(ne(mail.status, 'failed'), isNull(mail.messageId)),
  },
  /** An offer is good for the call that it was made in. */
  offers: { table: offer, since: offer.createdAt, days: 7 },
  /** Stripe repeats an event for days, and by hand for thirty. */
  stripeEvents: {
    table: stripeEvent,
    since: stripeEvent.receivedAt,
    days: 60,
    where: eq(stripeEvent.status, 'done'),
  },
  /** Of these the operator is told each day, until somebody has looked. */
  strandedStripeEvents: { table: stripeEvent, since: stripeEvent.receivedAt, days: YEAR },
  invitations: { table: invitation, since: invitation.expiresAt, days: 30 },
  revokedKeys: { table: apiKey, since: apiKey.revokedAt, days: 90, where: isNotNull(apiKey.revokedAt) },
  revokedFeeds: {
    table: calendarFeed,
    since: calendarFeed.revokedAt,
    days: 90,
    where: isNotNull(calendarFeed.revokedAt),
  },
  sessions: { table: session, since: session.expiresAt, days: 1 },
  /** Links to confirm an address, to choose a password, and to have an account; none lets anybody in when it is too old. */
  links: { table: verification, since: verification.expiresAt, days: 0 },
  accountInvitations: { table: accountInvitation, since: accountInvitation.expiresAt, days: 0 },
  /** Somebody who did not confirm their address can begin again, and an address is not kept from its owner. */
  unconfirmedAccounts: {
    table: user,
    since: user.createdAt,
    days: 7,
    where: and(eq(user.emailVerified, false), not(exists(membership.where(eq(member.userId, user.id))))),
  },
  numberCodes: { table: numberCode, since: numberCode.expiresAt, days: 0 },
  numberClaims: { table: numberClaim, since: numberClaim.claimedAt, days: YEAR },
  memberNotices: {
    table: memberNotice,
    since: memberNotice.createdAt,
    days: 30,
    where: ne(memberNotice.status, 'held'),
  },
  vendorOutages: {
    table: vendorOutage,
    since: vendorOutage.endedAt,
    days: 30,
    where: isNotNull(vendorOutage.endedAt),
  },
  /** They lock a number for an hour. */
  wrongProofs: { table: wrongProof, since: wrongProof.lastAt, days: 1 },
  /** By the day of UTC; whatever the database's zone is, today's are not among them. */
  mailCounts: { table: mailCount, since: mailCount.day, days: 2 },
  specialDays: { table: specialDay, since: specialDay.day, days: YEAR },
  timeOff: { table: timeOff, since: timeOff.endsAt, days: YEAR },
};

/** Few enough that nobody waits for a lock of ours. */
const BATCH = 5_000;

/** Removes what is older than the table says. */
export async function removeServed(db: Database): Promise<void> {
  for (const { table, since, days, where } of Object.values(RETENTION)) {
    const rowId = sql`${table}.ctid`;
    const old = and(lt(since, sql`now() - make_interval(days => ${days})`), where);
    for (let removed = BATCH; removed === BATCH;) {
      const batch = db.system.select({ rowId }).from(table).where(old).limit(BATCH);
      const gone = await db.system
        .delete(table)
        .where(inArray(rowId, batch))
        .returning({ one: sql`1` });
      removed = gone.length;
    }
  }
}
