/**
 * What is removed once it has served, whatever a business keeps of its calls: the one table of how long. What was said in
 * calls goes by each business's own days (`record/retention.ts`).
 */
import { and, eq, inArray, isNotNull, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../../db/client.ts';
import {
  apiKey,
  calendarFeed,
  invitation,
  mail,
  offer,
  session,
  specialDay,
  stripeEvent,
  timeOff,
} from '../../db/schema.ts';

interface Kept {
  readonly table: PgTable;
  /** From when the days count. */
  readonly since: PgColumn;
  readonly days: number;
  /** Which rows go; none: all. */
  readonly where?: SQL | undefined;
}

const YEAR = 400;

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
