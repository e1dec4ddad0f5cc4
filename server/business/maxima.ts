/**
 * The maximum of each thing: the one table. What a business has is listed and read whole, by every call too, so
 * each list has an end. The figures are several times what the largest honest business needs.
 */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId, UserId } from '../../db/ids.ts';
import {
  apiKey,
  business,
  calendarFeed,
  destination,
  invitation,
  member,
  numberStanding,
  phoneNumber,
  service,
  specialDay,
  staff,
  timeOff,
} from '../../db/schema.ts';

interface Maximum {
  readonly most: number;
  /** What there are so many of. */
  readonly what: string;
}

export const MAXIMA = {
  staff: { most: 200, what: 'staff members' },
  services: { most: 200, what: 'services' },
  specialDays: { most: 1_000, what: 'special days' },
  timeOff: { most: 2_000, what: 'times off' },
  answers: { most: 200, what: 'answers' },
  keys: { most: 50, what: 'API keys' },
  feeds: { most: 300, what: 'calendar addresses' },
  invitations: { most: 100, what: 'open invitations' },
  members: { most: 200, what: 'people on its team' },
  numbers: { most: 100, what: 'telephone numbers' },
  /** Blocked and trusted together. */
  standings: { most: 10_000, what: 'blocked or trusted numbers' },
  destinations: { most: 20, what: 'people to put callers through to' },
  /** Of one user, as whatever they belong to them. */
  businesses: { most: 50, what: 'businesses' },
  /** Kept of one receptionist: an older one goes when a new one comes. */
  versions: { most: 200, what: 'versions' },
} as const satisfies Readonly<Record<string, Maximum>>;

type Kind = keyof typeof MAXIMA;

/** There are as many as there can be; nothing was written. The message is for whoever asked. */
export class MaximumReached extends Error {
  readonly kind: Kind;

  constructor(kind: Kind) {
    const { most, what } = MAXIMA[kind];
    const who = kind === 'businesses' ? 'You' : 'A business';
    super(
      `${who} can have at most ${most.toLocaleString('en-US')} ${what}. Remove one that is no longer needed first.`,
    );
    this.name = 'MaximumReached';
    this.kind = kind;
  }
}

interface Counted {
  readonly table: PgTable & { readonly businessId: PgColumn };
  /** Which rows count; none: all. */
  readonly where?: SQL;
}

const COUNTED = {
  staff: { table: staff, where: eq(staff.active, true) },
  services: { table: service, where: eq(service.active, true) },
  specialDays: { table: specialDay },
  timeOff: { table: timeOff },
  keys: { table: apiKey, where: isNull(apiKey.revokedAt) },
  feeds: { table: calendarFeed, where: isNull(calendarFeed.revokedAt) },
  invitations: { table: invitation, where: isNull(invitation.acceptedAt) },
  members: { table: member },
  numbers: { table: phoneNumber, where: eq(phoneNumber.active, true) },
  standings: { table: numberStanding },
  destinations: { table: destination },
} as const satisfies Partial<Readonly<Record<Kind, Counted>>>;

/**
 * Runs a write that adds to what a business has. Such writes of one business come one after the other, and each counts
 * what those before it left. @throws MaximumReached, which undoes the transaction.
 */
export async function withinMaximum<T>(
  tx: TenantTransaction,
  businessId: BusinessId,
  kind: keyof typeof COUNTED,
  write: () => Promise<T>,
): Promise<T> {
  // Rows that only refer to the business may be written meanwhile.
  await tx.select({ id: business.id }).from(business).where(eq(business.id, businessId)).for('no key update');
  const written = await write();
  const { table, where }: Counted = COUNTED[kind];
  if ((await tx.$count(table, and(eq(table.businessId, businessId), where))) > MAXIMA[kind].most)
    throw new MaximumReached(kind);
  return written;
}

/** The same for a write that makes a user belong to one more business, of which the transaction sees only one. */
export async function withinBusinesses<T>(
  tx: TenantTransaction,
  userId: UserId,
  write: () => Promise<T>,
): Promise<T> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`businesses of ${userId}`}, 0))`);
  const written = await write();
  const [row] = await tx.execute<{ count: number }>(sql`select count_businesses_of(${userId}) as count`);
  if (row !== undefined && row.count > MAXIMA.businesses.most) throw new MaximumReached('businesses');
  return written;
}
