/** Who wants no texts of a business any more. */
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { TenantTransaction } from '../../../db/client.ts';
import type { BusinessId } from '../../../db/ids.ts';
import { textOptOut } from '../../../db/schema.ts';

/** Of one business: what another one keeps of the same number is another hash. */
const hashOf = (businessId: BusinessId, phone: string): string =>
  createHash('sha256').update(`${businessId} ${phone}`).digest('base64url');

const row = (businessId: BusinessId, phone: string) =>
  and(eq(textOptOut.businessId, businessId), eq(textOptOut.phoneHash, hashOf(businessId, phone)));

/** @param phone E.164. */
export const isOptedOut = async (
  tx: TenantTransaction,
  businessId: BusinessId,
  phone: string,
): Promise<boolean> => (await tx.$count(textOptOut, row(businessId, phone))) > 0;

/** From now on nothing is texted to this number for the business. */
export async function optOut(tx: TenantTransaction, businessId: BusinessId, phone: string): Promise<void> {
  await tx
    .insert(textOptOut)
    .values({ businessId, phoneHash: hashOf(businessId, phone) })
    .onConflictDoNothing();
}

/** They want texts again. */
export async function optIn(tx: TenantTransaction, businessId: BusinessId, phone: string): Promise<void> {
  await tx.delete(textOptOut).where(row(businessId, phone));
}
