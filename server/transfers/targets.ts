/** The people of a business who can be rung, as targets of a transfer. */
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import type { BusinessProfile } from '../business/business.ts';
import { destinationsOpenAt, listDestinations } from '../business/destinations.ts';
import type { Target } from './start.ts';

export interface OpenTarget extends Target {
  readonly id: string;
  readonly purpose: string;
}

/** Those who can be rung at a moment. @param now in epoch milliseconds. */
export async function openTargets(
  tx: TenantTransaction,
  businessId: BusinessId,
  now: number,
  business: Pick<BusinessProfile, 'zone' | 'hours' | 'specialDays'>,
): Promise<readonly OpenTarget[]> {
  const all = await listDestinations(tx, businessId);
  return destinationsOpenAt(all, now, business);
}
