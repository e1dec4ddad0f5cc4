/** The telephone numbers that lead to a business: each to one business only, and as many as its plan has. */
import { and, eq, lt, ne, not, sql } from 'drizzle-orm';
import { type Database, DatabaseError, type Drizzle, type TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { business, member, phoneNumber, user } from '../../db/schema.ts';
import { nameInMail, queueMail } from '../mail/outbox.ts';
import { withinMaximum } from './maxima.ts';
import { decideClaim, isProven, lapsedBefore, readStanding, rememberClaim } from './number-claims.ts';

/** Those of the row of `business` that is read, E.164: the first is the one that others are told. */
export const numbersOf = sql<string[]>`coalesce((
  select json_agg(n.e164 order by n.connected_at, n.e164) from phone_number n where n.business_id = business.id and n.active
), '[]'::json)`;

const leadTo = (businessId: BusinessId) => and(eq(phoneNumber.businessId, businessId), phoneNumber.active);
const leadsTo = (businessId: BusinessId, e164: string) => and(leadTo(businessId), eq(phoneNumber.e164, e164));

export const countNumbers = (db: Database, businessId: BusinessId): Promise<number> =>
  db.tenant(businessId, (tx) => tx.$count(phoneNumber, leadTo(businessId)));

const isOwnNumber = async (tx: TenantTransaction, businessId: BusinessId, e164: string): Promise<boolean> =>
  (await tx.$count(phoneNumber, leadsTo(businessId, e164))) > 0;

/** Whether calls to a number are answered here, for whichever business. */
export async function isAnsweredHere(tx: TenantTransaction, e164: string): Promise<boolean> {
  const [row] = await tx.execute<{ here: boolean }>(sql`select is_answered_here(${e164}) as here`);
  return row?.here === true;
}

/** Notes which carrier a number is at: the one whose calls come in by it. */
export async function noteCarrier(db: Database, e164: string, carrier: string): Promise<void> {
  await db.system
    .update(phoneNumber)
    .set({ carrier })
    .where(and(eq(phoneNumber.e164, e164), phoneNumber.active));
}

/** `full`: the business has as many as it may; `elsewhere`, `lapsed`: it takes a code to connect it. */
export type Connecting = 'connected' | 'full' | 'elsewhere' | 'lapsed';

interface Wanted {
  /** The name of the carrier that the number is at. */
  readonly carrier: string;
  /** How many numbers the business may have; null: as many as there are. */
  readonly limit: number | null;
  readonly now: Date;
}

/** Lets one more number lead to the business, where nobody else may have it. */
export async function connectNumber(
  db: Database,
  businessId: BusinessId,
  e164: string,
  { carrier, limit, now, canProve }: Wanted & { readonly canProve: boolean },
): Promise<Connecting> {
  const standing = await readStanding(db, businessId, e164, now);
  const decision = decideClaim(standing, now, canProve);
  if (decision !== 'free') return decision;
  // A claim does not begin anew with another business of the same person.
  const connectedAt = standing.claimedAt ?? now;
  if (standing.elsewhere === 'stale') await dropStaleClaim(db, e164, now);
  const connected = await insertNumber(db, businessId, e164, { carrier, limit, now: connectedAt });
  if (connected === 'connected') await rememberClaim(db, businessId, e164, connectedAt);
  return connected;
}

/** Numbers of a business are connected one after the other, and each counts those before it. */
async function insertNumber(
  db: Database,
  businessId: BusinessId,
  e164: string,
  { carrier, limit, now }: Wanted,
): Promise<'connected' | 'full' | 'elsewhere'> {
  try {
    return await db.tenant(businessId, async (tx) => {
      const room = await roomFor(tx, businessId, e164, limit);
      if (room !== 'free') return room;
      await withinMaximum(tx, businessId, 'numbers', () =>
        tx
          .insert(phoneNumber)
          .values({ businessId, e164, connectedAt: now, carrier })
          // Given up and connected again: the claim is as old as it was, or it could be held for ever.
          .onConflictDoUpdate({
            target: [phoneNumber.businessId, phoneNumber.e164],
            set: { active: true, carrier },
          }),
      );
      return 'connected';
    });
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === 'phone_number_leads_to_one')
      return 'elsewhere';
    throw error;
  }
}

/** Whether one more number may be connected, decided for one after the other; `connected`: it is already. */
async function roomFor(
  tx: TenantTransaction,
  businessId: BusinessId,
  e164: string,
  limit: number | null,
): Promise<'free' | 'full' | 'connected'> {
  await tx.select({ id: business.id }).from(business).where(eq(business.id, businessId)).for('no key update');
  if (await isOwnNumber(tx, businessId, e164)) return 'connected';
  return limit !== null && (await tx.$count(phoneNumber, leadTo(businessId))) >= limit ? 'full' : 'free';
}

/** Anybody can type a number in: who only did that does not keep it from its owner. */
async function dropStaleClaim(db: Database, e164: string, now: Date): Promise<void> {
  await db.system
    .update(phoneNumber)
    .set({ active: false })
    .where(
      and(
        eq(phoneNumber.e164, e164),
        phoneNumber.active,
        lt(phoneNumber.connectedAt, lapsedBefore(now)),
        not(isProven),
      ),
    );
}

/**
 * Lets a number lead to the business that has just proved it by a code, whoever had it; those are told. Of two that
 * prove it at once the later one has it.
 */
export async function takeNumber(
  db: Database,
  businessId: BusinessId,
  e164: string,
  { carrier, limit, now, setUpUrl }: Wanted & { readonly setUpUrl: string },
): Promise<'connected' | 'full'> {
  const taken = await db.system.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('number:' || ${e164}, 0))`);
    const room = await roomFor(tx, businessId, e164, limit);
    if (room === 'full') return 'full';
    const lost = await tx
      .update(phoneNumber)
      .set({ active: false })
      .where(and(eq(phoneNumber.e164, e164), phoneNumber.active, ne(phoneNumber.businessId, businessId)))
      .returning({ businessId: phoneNumber.businessId });
    const proven = { active: true, provenAt: now, carrier };
    await withinMaximum(tx, businessId, 'numbers', () =>
      tx
        .insert(phoneNumber)
        .values({ businessId, e164, connectedAt: now, ...proven })
        .onConflictDoUpdate({ target: [phoneNumber.businessId, phoneNumber.e164], set: proven }),
    );
    for (const loser of lost) await tellLoss(tx, loser.businessId, e164, setUpUrl);
    return 'connected';
  });
  if (taken === 'connected') await rememberClaim(db, businessId, e164, now);
  return taken;
}

async function tellLoss(
  tx: Drizzle | TenantTransaction,
  businessId: BusinessId,
  e164: string,
  setUpUrl: string,
): Promise<void> {
  const owners = await tx
    .select({ email: user.email, name: business.name })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .innerJoin(business, eq(business.id, member.businessId))
    .where(and(eq(member.businessId, businessId), eq(member.role, 'owner')));
  for (const { email, name } of owners)
    await queueMail(tx, {
      kind: 'notice',
      businessId,
      recipient: email,
      subject: 'A phone number was moved to another business',
      body: `Another business proved that ${e164} is its number by entering a code we sent to it. Ahoy no longer answers calls to this number for ${nameInMail(name, 'your business')}.

If the number is yours, you can connect it again with a code:
${setUpUrl}
`,
    });
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
