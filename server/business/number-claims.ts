/**
 * The rules of who may have a number. Anybody can type any number in; a call that comes in by it, or a code that was sent to
 * it, proves it. A claim that nothing proved in three days keeps nobody away, and whoever made it does not begin another.
 */
import { createHash } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { numberClaim, phoneNumber } from '../../db/schema.ts';
import { ownersAsPeople } from '../accounts/owners.ts';

/** The time that a number is kept for a business that has not proved it: enough to set it up at the carrier. */
const CLAIM_DAYS = 3;
const DAY_MS = 86_400_000;

export interface NumberStanding {
  /** Whether it leads to the business that asks. */
  readonly own: boolean;
  /** Whether it leads to another: `held` where that proved it, or may still do so. */
  readonly elsewhere: 'no' | 'stale' | 'held';
  /** When one of the owners, or their business, first claimed it without proof; null: nobody did. */
  readonly claimedAt: Date | null;
}

/** `elsewhere`, `lapsed`: a code is needed, since another has the number, or an earlier claim expired. */
export type ClaimDecision = 'free' | 'elsewhere' | 'lapsed';

/**
 * @param canProve whether this installation can send a code. Where it cannot, a lapsed claim to a number that leads
 *   nowhere is let pass: it is as old as it was, and keeps nobody away.
 */
export function decideClaim(
  { own, elsewhere, claimedAt }: NumberStanding,
  now: Date,
  canProve: boolean,
): ClaimDecision {
  if (own) return 'free';
  if (elsewhere === 'held') return 'elsewhere';
  const lapsed = claimedAt !== null && claimedAt < lapsedBefore(now);
  return lapsed && (canProve || elsewhere === 'stale') ? 'lapsed' : 'free';
}

export const claimEnds = (claimedAt: Date): Date => new Date(claimedAt.getTime() + CLAIM_DAYS * DAY_MS);
export const lapsedBefore = (now: Date): Date => new Date(now.getTime() - CLAIM_DAYS * DAY_MS);

/** Whether the row of `phone_number` that is read was proved, by a code or by a call. */
export const isProven = sql<boolean>`(phone_number.proven_at is not null or exists (
  select 1 from conversation c where c.business_id = phone_number.business_id and c.address = phone_number.e164 and c.channel = 'phone'
))`;

export async function readStanding(
  db: Database,
  businessId: BusinessId,
  e164: string,
  now: Date,
): Promise<NumberStanding> {
  const rows = await db.system
    .select({
      businessId: phoneNumber.businessId,
      active: phoneNumber.active,
      at: phoneNumber.connectedAt,
      proven: isProven,
    })
    .from(phoneNumber)
    .where(eq(phoneNumber.e164, e164));
  const mine = rows.find((row) => row.businessId === businessId);
  const holder = rows.find((row) => row.active && row.businessId !== businessId);
  const people = await claimants(db, businessId);
  const claims =
    people.length === 0
      ? []
      : await db.system
          .select({ at: numberClaim.claimedAt, claimedFor: numberClaim.claimedFor })
          .from(numberClaim)
          .where(and(eq(numberClaim.number, hashOf(e164)), inArray(numberClaim.person, people)));
  const isProvenFor = (id: BusinessId) => rows.some((row) => row.businessId === id && row.proven);
  const unproven = [
    ...claims.filter(({ claimedFor }) => !isProvenFor(claimedFor)),
    ...(mine === undefined || mine.proven ? [] : [mine]),
  ].map(({ at }) => at.getTime());
  return {
    own: mine?.active === true,
    elsewhere:
      holder === undefined ? 'no' : holder.proven || holder.at >= lapsedBefore(now) ? 'held' : 'stale',
    claimedAt: unproven.length === 0 ? null : new Date(Math.min(...unproven)),
  };
}

/** The person who answers for the claims of a business. */
const claimants = (db: Database, businessId: BusinessId): Promise<string[]> =>
  db.tenant(businessId, ownersAsPeople);

/** Keeps who claimed a number when; what was kept before stays. */
export async function rememberClaim(
  db: Database,
  businessId: BusinessId,
  e164: string,
  claimedAt: Date,
): Promise<void> {
  const people = await claimants(db, businessId);
  if (people.length === 0) return;
  const number = hashOf(e164);
  await db.system
    .insert(numberClaim)
    .values(people.map((person) => ({ person, number, claimedFor: businessId, claimedAt })))
    .onConflictDoNothing();
}

const hashOf = (e164: string): string => createHash('sha256').update(e164).digest('hex');
