/**
 * Transfers: brings what happens to the machine, writes what has changed in one transaction with its event, and does at the carrier what
 * the machine asks for, at whichever instance it happened.
 */
import { eq } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { CallKey, TransferId, TransferLegId, UserId } from '../../db/ids.ts';
import { phoneNumber, type transfer } from '../../db/schema.ts';
import { addTransfer } from '../billing/ledger.ts';
import { noteNotTaken } from '../calls/put-through.ts';
import type { DomainEvent } from '../events/events.ts';
import { recordEvents, tellTransfer } from '../events/record.ts';
import { newToken } from '../tokens.ts';
import { step } from './machine.ts';
import type { Happened, TransferParts } from './parts.ts';
import { perform } from './perform.ts';
import { createTest, createTransfer, type Created, type Target, type TransferRequest } from './start.ts';
import type { Transfer, TransferEvent } from './states.ts';
import { latestOf, lockTransfer, saveTransfer, sidOf, type Stored, type TransferKey } from './store.ts';

/** Puts a call through: rings the phones of `targets`. @returns at once; the feed tells how it goes on. */
export async function startTransfer(parts: TransferParts, request: TransferRequest): Promise<Created> {
  const created = await parts.db.tenant(request.businessId, (tx) => createTransfer(tx, request));
  return begin(parts, request.businessId, created);
}

/** Rings a phone with a sentence that says that it is a test. */
export async function testDestination(
  parts: TransferParts,
  { businessId, target, by }: { businessId: CallKey['businessId']; target: Target; by: UserId },
): Promise<Created> {
  const created = await parts.db.tenant(businessId, async (tx): Promise<Created> => {
    const [own] = await tx
      .select({ e164: phoneNumber.e164, carrier: phoneNumber.carrier })
      .from(phoneNumber)
      .where(eq(phoneNumber.businessId, businessId))
      .limit(1);
    if (own === undefined) return { type: 'refused', why: 'not-allowed' };
    return createTest(tx, { businessId, target, by, carrier: own.carrier, fromNumber: own.e164 });
  });
  return begin(parts, businessId, created);
}

async function begin(
  parts: TransferParts,
  businessId: CallKey['businessId'],
  created: Created,
): Promise<Created> {
  if (created.type === 'created')
    await happened(parts, { businessId, transferId: created.transferId }, { type: 'start' });
  return created;
}

/** Stops ringing for a call. @returns false: nobody is rung, or somebody has taken it. */
export async function cancelTransfer(parts: TransferParts, key: CallKey): Promise<boolean> {
  const done = await toldOfCall(parts, key, { type: 'cancelled' });
  return done?.phase.name === 'ended' && done.phase.outcome === 'cancelled';
}

/** Brings an event to the running transfer of a call. @returns its state after it; null: there is none. */
export async function toldOfCall(
  parts: TransferParts,
  { businessId, callId }: CallKey,
  event: TransferEvent,
): Promise<Transfer | null> {
  const latest = await parts.db.tenant(businessId, (tx) => latestOf(tx, businessId, callId));
  if (latest === null) return null;
  const done = await happened(parts, { businessId, transferId: latest.id }, event);
  return done?.after ?? null;
}

/** One step of a transfer. Its effects are begun, and not waited for. @returns null: there is no such transfer. */
export async function happened(
  parts: TransferParts,
  key: TransferKey,
  event: TransferEvent,
): Promise<Happened | null> {
  const done = await parts.db.tenant(key.businessId, (tx) => write(tx, key, event));
  if (done === null) return null;
  const tell = async (next: TransferEvent) => {
    await happened(parts, key, next);
  };
  for (const effect of done.effects)
    perform(parts, key, done, effect, tell).catch((error: unknown) => parts.onError(error));
  return done;
}

async function write(
  tx: TenantTransaction,
  key: TransferKey,
  event: TransferEvent,
): Promise<Happened | null> {
  const stored = await lockTransfer(tx, key);
  if (stored === null) return null;
  const before = stored.transfer;
  const { transfer: after, effects } = step(before, event);
  const tokens = new Map(
    effects.flatMap((effect) => (effect.type === 'place-leg' ? [[effect.leg, newToken()] as const] : [])),
  );
  const done: Happened = { stored, after, effects, tokens };
  if (after === before && event.type !== 'start') return done;
  await saveTransfer(tx, key, { before, after }, tokens);
  const { callId } = stored.row;
  if (callId !== null) await account(tx, { businessId: key.businessId, callId }, done);
  const [was, is] = [event.type === 'start' ? null : shown(before, stored), shown(after, stored)];
  if (was?.state !== is.state || was.who !== is.who) {
    const told: DomainEvent = {
      type: 'transfer.changed',
      transferId: key.transferId,
      callId,
      ...is,
      at: new Date().toISOString(),
    };
    if (callId !== null) await tellTransfer(tx, key.businessId, callId);
    await recordEvents(tx, key.businessId, [told]);
  }
  return done;
}

/** What the transfer cost, and whether it counts against the limits of the business. */
async function account(tx: TenantTransaction, key: CallKey, { after, effects, stored }: Happened) {
  for (const effect of effects)
    if (effect.type === 'meter') await addTransfer(tx, key, Math.min(effect.seconds, stored.row.seconds));
  const { phase } = after;
  if (phase.name !== 'ended' || phase.outcome === 'answered' || stored.transfer.phase.name === 'ended')
    return;
  const sid = await sidOf(tx, key);
  if (sid !== null) await noteNotTaken(tx, key.businessId, sid);
}

/** A transfer as the feed tells it. */
function shown({ phase, legs }: Transfer, { row, phones }: Stored) {
  const name = (leg: TransferLegId) => phones.get(leg)?.who ?? row.who;
  switch (phase.name) {
    case 'ringing': {
      const ringing = legs.filter(({ state }) => state.name !== 'waiting' && state.name !== 'ended');
      const names = [...new Set(ringing.map(({ id }) => name(id)))];
      return {
        state: 'ringing' as const,
        outcome: null,
        who: names.length === 0 ? row.who : names.join(', '),
      };
    }
    case 'dialling':
      return { state: 'ringing' as const, outcome: null, who: row.who };
    case 'accepted':
    case 'connected':
      return { state: phase.name, outcome: null, who: name(phase.leg) };
    case 'ended':
      return {
        state: 'ended' as const,
        outcome: phase.outcome,
        who: phase.leg === null ? row.who : name(phase.leg),
      };
  }
}

/** The state of the transfer of a call, for its receptionist. */
export interface TransferNews {
  readonly transferId: TransferId;
  readonly state: (typeof transfer.$inferSelect)['state'];
  readonly outcome: (typeof transfer.$inferSelect)['outcome'];
  readonly who: string;
  /** A member asked for it, so that the caller does not know of it yet. */
  readonly byMember: boolean;
  /** The caller knows how it ended. */
  readonly told: boolean;
}

export async function newsOf(db: Database, { businessId, callId }: CallKey): Promise<TransferNews | null> {
  const row = await db.tenant(businessId, (tx) => latestOf(tx, businessId, callId));
  if (row === null) return null;
  const { id: transferId, state, outcome, who, requestedBy, toldAt } = row;
  return { transferId, state, outcome, who, byMember: requestedBy !== null, told: toldAt !== null };
}
