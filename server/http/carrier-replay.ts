/** The replay of what carriers sent while the database was away. Each note may be filed again: it is stored once. */
import type { Database } from '../../db/client.ts';
import { recordTransfer } from '../billing/ledger.ts';
import { findBusinessByNumber } from '../business/business.ts';
import { callBySid } from '../calls/calls.ts';
import { keepRecording, writeTurnedAway } from '../calls/carrier-events.ts';
import type { CarrierCall, CarrierEvents, WebhookKind } from '../carriers/carrier.ts';
import { isBlocked } from '../customers/standings.ts';
import type { Note } from '../storage/spool.ts';
import type { TransferParts } from '../transfers/parts.ts';
import { endCall } from './carrier-ends.ts';
import { keepText } from './carrier-texts.ts';

const WHILE_AWAY = 'Not answered by the receptionist: our database could not be reached.';

/** @param parts to tell the transfer of a call that its caller is gone. */
export async function fileNote(parts: TransferParts, note: Note): Promise<void> {
  const { db } = parts;
  const carrier = parts.carriers.find(({ name }) => name === note.carrier);
  if (carrier === undefined) throw new Error(`no carrier ${note.carrier} is there to read its webhook`);
  const read = <Kind extends WebhookKind>(kind: Kind): CarrierEvents[Kind] => {
    const event = carrier.read(kind, note.body);
    if (event === null) throw new Error(`a webhook of ${note.carrier} that was kept cannot be read`);
    return event;
  };
  switch (note.kind) {
    case 'text':
      return keepText(db, read('sms'));
    case 'turned-away':
      return fileCall(db, note.carrier, read('voice'));
    case 'recording': {
      const call = read('after-recording');
      await fileCall(db, note.carrier, call);
      if (call.recordingUrl !== null) await keepRecording(db, call.sid, call.recordingUrl, new Date(note.at));
      return;
    }
    case 'transfer': {
      const call = read('after-dial');
      await fileCall(db, note.carrier, call);
      const known = await callBySid(db, call.sid);
      if (known === null) return;
      return recordTransfer(db, { businessId: known.businessId, callId: known.id }, call.dial.seconds);
    }
    case 'ended': {
      const { sid, end } = read('status');
      return endCall(parts, sid, end ?? { reached: true, seconds: null }, Date.parse(note.at));
    }
  }
}

/** Writes down a call that went past the receptionist, or ends one that was under way. */
async function fileCall(db: Database, carrier: string, { sid, from, to }: CarrierCall): Promise<void> {
  const known = await callBySid(db, sid);
  if (known?.status === 'ended') return;
  const businessId = known?.businessId ?? (await findBusinessByNumber(db, to))?.businessId;
  if (businessId === undefined) return;
  if (known === null && from !== null && (await isBlocked(db, businessId, from))) return;
  const incoming = { businessId, sid, line: 'carrier' as const, carrier, from, to };
  await db.tenant(businessId, (tx) => writeTurnedAway(tx, incoming, WHILE_AWAY));
}
