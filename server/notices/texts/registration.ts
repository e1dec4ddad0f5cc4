/**
 * The registration that the carriers of the United States ask for before they bring a business's texts to anybody: a
 * campaign for ordinary numbers (A2P 10DLC), a verification for toll-free ones.
 */
import { eq, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../../db/client.ts';
import type { BusinessId } from '../../../db/ids.ts';
import { textRegistration } from '../../../db/schema.ts';
import { senderRule } from './senders.ts';

/** The carrier's codes that say that it is missing: of an ordinary number, and of a toll-free one. */
export const UNREGISTERED_CODES = { campaign: 30_034, 'toll-free': 30_032 } as const;

export type Registration = Pick<
  typeof textRegistration.$inferSelect,
  'brand' | 'campaign' | 'tollFree' | 'refusedAt' | 'refusedCode'
>;

const NOT_STARTED: Registration = {
  brand: 'not-started',
  campaign: 'not-started',
  tollFree: 'not-started',
  refusedAt: null,
  refusedCode: null,
};

export async function readRegistration(tx: TenantTransaction, businessId: BusinessId): Promise<Registration> {
  const { brand, campaign, tollFree, refusedAt, refusedCode } = textRegistration;
  const [row] = await tx
    .select({ brand, campaign, tollFree, refusedAt, refusedCode })
    .from(textRegistration)
    .where(eq(textRegistration.businessId, businessId));
  return row ?? NOT_STARTED;
}

/** What the owner says of it; texts are tried again from now on. */
export async function changeRegistration(
  tx: TenantTransaction,
  businessId: BusinessId,
  states: Pick<Registration, 'brand' | 'campaign' | 'tollFree'>,
): Promise<void> {
  const values = { ...states, refusedAt: null, refusedCode: null, updatedAt: sql`now()` };
  await tx
    .insert(textRegistration)
    .values({ businessId, ...values })
    .onConflictDoUpdate({ target: textRegistration.businessId, set: values });
}

/** Notes that the carriers refused a text for want of it. */
export async function noteUnregistered(
  tx: TenantTransaction,
  businessId: BusinessId,
  refusedCode: number,
): Promise<void> {
  const values = { refusedAt: sql`now()`, refusedCode };
  await tx
    .insert(textRegistration)
    .values({ businessId, ...values })
    .onConflictDoUpdate({ target: textRegistration.businessId, set: values });
}

/**
 * Whether a text would be refused again: the carriers said so of this kind of number since the owner last changed the
 * state. What was never refused is tried, since only the carriers know.
 */
export async function isRegistrationMissing(
  tx: TenantTransaction,
  businessId: BusinessId,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<boolean> {
  const rule = senderRule(from, to);
  if (rule !== 'campaign' && rule !== 'toll-free') return false;
  const { refusedAt, refusedCode } = await readRegistration(tx, businessId);
  return refusedAt !== null && refusedCode === UNREGISTERED_CODES[rule];
}
