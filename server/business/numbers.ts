/** The telephone numbers that lead to a business: each to one business only, and as many as its plan has. */
import { and, eq, lt, notExists, sql } from 'drizzle-orm';
import { type Database, DatabaseError, type TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { business, call, phoneNumber } from '../../db/schema.ts';
import { withinMaximum } from './maxima.ts';

/** Those of the row of `business` that is read, E.164: the first is the one that others are told. */
export const numbersOf = sql<string[]>`coalesce((
  select json_agg(n.e164 order by n.connected_at, n.e164) from phone_number n where n.business_id = business.id and n.active
), '[]'::json)`;

const leadTo = (businessId: BusinessId) => and(eq(phoneNumber.businessId, businessId), phoneNumber.active);
const leadsTo = (businessId: BusinessId, e164: string) => and(leadTo(businessId), eq(phoneNumber.e164, e164));

export const countNumbers = (db: Database, businessId: BusinessId): Promise<number> =>
  db.tenant(businessId, (tx) => tx.$count(phoneNumber, leadTo(businessId)));

export const isOwnNumber = async (
  tx: TenantTransaction,
  businessId: BusinessId,
  e164: string,
): Promise<boolean> => (await tx.$count(phoneNumber, leadsTo(businessId, e164))) > 0;

/** How long a number is kept for a business that no call has reached by it: time enough to set it up at the carrier. */
export const CLAIM_DAYS = 3;

/** `full`: the business has as many as it may; `elsewhere`: the number leads to another business. */
export type Connecting = 'connected' | 'full' | 'elsewhere';

/** Lets one more number lead to the business; `limit` is how many may, null: as many as there are. */
export async function connectNumber(
  db: Database,
  businessId: BusinessId,
  e164: string,
  { limit, now }: { readonly limit: number | null; readonly now: Date },
): Promise<Connecting> {
  const connect = () => insertNumber(db, businessId, e164, { limit, now });
  const first = await connect();
  return first === 'elsewhere' && (await dropStaleClaim(db, e164, now)) ? connect() : first;
}

/** Numbers of a business are connected one after the other, and each counts those before it. */
async function insertNumber(
  db: Database,
  businessId: BusinessId,
  e164: string,
  { limit, now }: { readonly limit: number | null; readonly now: Date },
): Promise<Connecting> {
  try {
    return await db.tenant(businessId, async (tx) => {
      await tx
        .select({ id: business.id })
        .from(business)
        .where(eq(business.id, businessId))
        .for('no key update');
      if (await isOwnNumber(tx, businessId, e164)) return 'connected';
      if (limit !== null && (await tx.$count(phoneNumber, leadTo(businessId))) >= limit) return 'full';
      await withinMaximum(tx, businessId, 'numbers', () =>
        tx
          .insert(phoneNumber)
          .values({ businessId, e164, connectedAt: now })
          // Given up and connected again: the claim is as old as it was, or it could be held for ever.
          .onConflictDoUpdate({ target: [phoneNumber.businessId, phoneNumber.e164], set: { active: true } }),
      );
      return 'connected';
    });
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === 'phone_number_leads_to_one')
      return 'elsewhere';
    throw error;
  }
}

/**
 * Anybody can type a number in: who only did that, and was never called by it, does not keep it from its owner.
 * @returns whether the number is free now.
 */
async function dropStaleClaim(db: Database, e164: string, now: Date): Promise<boolean> {
  const reached = db.system
    .select({ one: sql`1` })
    .from(call)
    .where(
      and(
        eq(call.businessId, phoneNumber.businessId),
        eq(call.toPhone, phoneNumber.e164),
        eq(call.line, 'carrier'),
      ),
    );
  const dropped = await db.system
    .update(phoneNumber)
    .set({ active: false })
    .where(
      and(
        eq(phoneNumber.e164, e164),
        phoneNumber.active,
        lt(phoneNumber.connectedAt, new Date(now.getTime() - CLAIM_DAYS * 86_400_000)),
        notExists(reached),
      ),
    )
    .returning({ businessId: phoneNumber.businessId });
  return dropped.length > 0;
}

/** Calls to it are no longer answered here. @returns false where it does not lead to the business. */
export async function disconnectNumber(db: Database, businessId: BusinessId, e164: string): Promise<boolean> {
  const disconnected = await db.tenant(businessId, (tx) =>
    tx
      .update(phoneNumber)
      .set({ active: false })
      .where(leadsTo(businessId, e164))
      .returning({ e164: phoneNumber.e164 }),
  );
  return disconnected.length > 0;
}
