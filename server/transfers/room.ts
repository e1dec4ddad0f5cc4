/** The name of the conference of a transfer at the carrier. */
import type { BusinessId, TransferId } from '../../db/ids.ts';
import type { TransferKey } from './store.ts';

export const roomOf = ({ businessId, transferId }: TransferKey): string => `${businessId}.${transferId}`;

/** @returns null: it is the name of no conference of ours. */
export function transferIn(room: string): TransferKey | null {
  const [businessId = '', transferId = '', ...more] = room.split('.');
  const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
  if (more.length > 0 || !uuid.test(businessId) || !uuid.test(transferId)) return null;
  return { businessId: businessId as BusinessId, transferId: transferId as TransferId };
}
