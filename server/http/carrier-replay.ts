/** Files what Twilio told while the database was away. Each may be filed again: it is there once. */
import type { Database } from '../../../db/client.ts';
import { recordTransfer } from '../../billing/ledger.ts';
import { findBusinessByNumber } from '../../business/business.ts';
import { isBlocked } from '../../customers/customers.ts';
import { callBySid } from '../../calls/calls.ts';
import { carrierEnded, keepRecording, writeTurnedAway } from '../../calls/carrier-events.ts';
import type { Note } from '../../storage/spool.ts';
import { callFields, type CallFields } from './fields.ts';
import { callerOf } from './form.ts';
import { keepText, textFields } from './text.ts';

const WHILE_AWAY = 'Not answered by the receptionist: our database could not be reached.';

export async function fileNote(db: Database, { kind, fields, at }: Note): Promise<void> {
  switch (kind) {
    case 'text':
      return keepText(db, textFields.parse(fields));
    case 'turned-away':
      return fileCall(db, callFields.parse(fields));
    case 'recording': {
      const call = callFields.parse(fields);
      await fileCall(db, call);
      if (call.RecordingUrl !== undefined)
        await keepRecording(db, call.CallSid, call.RecordingUrl, new Date(at));
      return;
    }
    case 'transfer': {
      const call = callFields.parse(fields);
      await fileCall(db, call);
      const known = await callBySid(db, call.CallSid);
      if (known === null) return;
      return recordTransfer(db, { businessId: known.businessId, callId: known.id }, call.DialCallDuration);
    }
    case 'ended': {
      const call = callFields.parse(fields);
      return carrierEnded(db, call.CallSid, wasReached(call), call.CallDuration ?? null);
    }
  }
}

export const wasReached = ({ CallStatus }: CallFields): boolean =>
  CallStatus !== 'failed' && CallStatus !== 'busy';

/** Writes down a call that went past the receptionist, or ends one that was under way. */
async function fileCall(db: Database, fields: CallFields): Promise<void> {
  const known = await callBySid(db, fields.CallSid);
  if (known?.status === 'ended') return;
  const businessId = known?.businessId ?? (await findBusinessByNumber(db, fields.To))?.businessId;
  if (businessId === undefined) return;
  const from = callerOf(fields.From);
  if (known === null && from !== null && (await isBlocked(db, businessId, from))) return;
  const incoming = { businessId, sid: fields.CallSid, line: 'carrier' as const, from, to: fields.To };
  await db.tenant(businessId, (tx) => writeTurnedAway(tx, incoming, WHILE_AWAY));
}
