/** The people of a business who can be rung at a moment, as targets of a transfer. */
import type { BusinessProfile } from '../business/business.ts';
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import type { Target } from './start.ts';

export interface OpenTarget extends Target {
  readonly id: string;
  readonly purpose: string;
}

/** @param now in epoch milliseconds. */
export function openTargets(
  _tx: TenantTransaction,
  _businessId: BusinessId,
  _now: number,
  _business: Pick<BusinessProfile, 'zone' | 'hours' | 'specialDays'>,
): Promise<readonly OpenTarget[]> {
  return Promise.resolve([]);
}
