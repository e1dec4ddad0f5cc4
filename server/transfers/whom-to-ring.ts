/** The phone that a caller is put through to, checked before each call: the stored number may not be one to call any more. */
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { whyNotRung } from '../business/destinations.ts';
import { CALLS_AN_HOUR, LONGEST_DIAL_SECONDS, MINUTES_A_DAY } from '../business/dialling.ts';
import { readPutThrough } from '../calls/put-through.ts';
import type { Ringing } from '../carriers/call-flow.ts';

/** Less than this is no conversation: a message is taken instead. */
const SHORTEST_SECONDS = 60;

/** The number to ring; null: none may be. The calls of a business are decided one after the other. */
export async function whomToRing(
  tx: TenantTransaction,
  { businessId, sid }: { readonly businessId: BusinessId; readonly sid: string },
  phone: string | null,
): Promise<Ringing | null> {
  if (phone === null || (await whyNotRung(tx, businessId, phone)) !== null) return null;
  const used = await readPutThrough(tx, businessId, { longestSeconds: LONGEST_DIAL_SECONDS, besides: sid });
  const seconds = Math.min(LONGEST_DIAL_SECONDS, MINUTES_A_DAY * 60 - used.seconds);
  return used.calls < CALLS_AN_HOUR && seconds >= SHORTEST_SECONDS ? { phone, seconds } : null;
}
