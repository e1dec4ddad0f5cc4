/** The end of a call, as its carrier tells it: of its transfer, of the talk with one of the staff, and of the call itself. */
import { callBySid } from '../calls/calls.ts';
import { carrierEnded } from '../calls/carrier-events.ts';
import { endTakenCall } from '../calls/staff-rings.ts';
import type { CallEnd } from '../carriers/carrier.ts';
import type { TransferParts } from '../transfers/parts.ts';
import { toldOfCall } from '../transfers/transfers.ts';

/** @param at when the carrier told it, in epoch milliseconds. */
export async function endCall(
  parts: TransferParts,
  sid: string,
  { reached, seconds }: CallEnd,
  at: number,
): Promise<void> {
  const known = await callBySid(parts.db, sid);
  if (known === null) return;
  const key = { businessId: known.businessId, callId: known.id };
  // First the transfer, so that the end of the call knows whether somebody has talked with its caller.
  await toldOfCall(parts, key, { type: 'caller-gone', at });
  if (!(await endTakenCall(parts.db, key, { seconds: null, at })))
    await carrierEnded(parts.db, sid, reached, seconds);
}
