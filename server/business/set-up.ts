/** How far a business has come from its sign-up to a telephone that is answered: read from what has happened. */
import { and, eq, isNotNull, lt, max, ne, notExists, sql } from 'drizzle-orm';
import { type Database, DatabaseError } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { call, phoneNumber } from '../../db/schema.ts';

export interface SetUpState {
  /** Whether its own people have heard it in the browser phone. */
  readonly heard: boolean;
  /** The number that leads to it; `reachedAt` is when a call last came in by it, null: none ever did. */
  readonly number: { readonly e164: string; readonly reachedAt: Date | null } | null;
}

export function readSetUp(db: Database, businessId: BusinessId): Promise<SetUpState> {
  return db.tenant(businessId, async (tx) => {
    const [heard] = await tx
      .select({ id: call.id })
      .from(call)
      .where(and(eq(call.businessId, businessId), eq(call.line, 'browser'), isNotNull(call.answeredAt)))
      .limit(1);
    const [number] = await tx
      .select({ e164: phoneNumber.e164, reachedAt: max(call.startedAt) })
      .from(phoneNumber)
      .leftJoin(
        call,
        and(
          eq(call.businessId, phoneNumber.businessId),
          eq(call.toPhone, phoneNumber.e164),
          eq(call.line, 'carrier'),
        ),
      )
      .where(and(eq(phoneNumber.businessId, businessId), eq(phoneNumber.active, true)))
      .groupBy(phoneNumber.e164)
      .orderBy(phoneNumber.e164)
      .limit(1);
    return { heard: heard !== undefined, number: number ?? null };
  });
}

/** How long a number is kept for a business that no call has reached by it: time enough to set it up at the carrier. */
export const CLAIM_DAYS = 3;

/** Makes this the number of the business, in place of any other. @returns false where another business has it. */
export async function connectNumber(
  db: Database,
  businessId: BusinessId,
  e164: string,
  now: Date,
): Promise<boolean> {
  await dropStaleClaim(db, businessId, e164, now);
  try {
    await db.tenant(businessId, async (tx) => {
      await tx
        .delete(phoneNumber)
        .where(and(eq(phoneNumber.businessId, businessId), ne(phoneNumber.e164, e164)));
      await tx
        .insert(phoneNumber)
        .values({ e164, businessId, connectedAt: now })
        // A row of another business is behind the fence, and not to be changed: Postgres refuses.
        .onConflictDoUpdate({ target: phoneNumber.e164, set: { active: true } });
    });
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '42501') return false;
    throw error;
  }
}

/** Anybody can type a number in: who only did that, and was never called by it, does not keep it from its owner. */
async function dropStaleClaim(db: Database, businessId: BusinessId, e164: string, now: Date): Promise<void> {
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
  await db.system
    .delete(phoneNumber)
    .where(
      and(
        eq(phoneNumber.e164, e164),
        ne(phoneNumber.businessId, businessId),
        lt(phoneNumber.connectedAt, new Date(now.getTime() - CLAIM_DAYS * 86_400_000)),
        notExists(reached),
      ),
    );
}

/** Calls to its number are no longer answered here. */
export async function disconnectNumber(db: Database, businessId: BusinessId): Promise<void> {
  await db.tenant(businessId, (tx) => tx.delete(phoneNumber).where(eq(phoneNumber.businessId, businessId)));
}
