/** The phones of the staff that ring for a call before the receptionist answers it: what rang, who took it, and how it ended. */
import { and, desc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CallKey, TransferId } from '../../db/ids.ts';
import { business, call, conversation, customer, staffRing, toolRun } from '../../db/schema.ts';
import { addTransfer } from '../billing/ledger.ts';
import { RING_STAFF } from '../conversation/ring-staff.ts';
import type { DomainEvent, TransferOutcome } from '../events/events.ts';
import { recordEvents } from '../events/record.ts';
import { hashOf, newToken } from '../tokens.ts';
import { endAbandonedCall } from './calls.ts';
import { expectReturn, mintToken } from './media-tokens.ts';

const eventOf = (
  { callId }: CallKey,
  names: readonly string[],
  state: 'ringing' | 'connected' | 'ended',
  outcome: TransferOutcome | null,
): DomainEvent => ({
  type: 'transfer.changed',
  // A call has one ring of its staff at most, so its own id tells the ring.
  transferId: callId as string as TransferId,
  callId,
  state,
  outcome,
  who: names.join(', '),
  staffFirst: true,
  at: new Date().toISOString(),
});

const ringOf = ({ businessId, callId }: CallKey) =>
  and(eq(staffRing.businessId, businessId), eq(staffRing.callId, callId));

/**
 * Notes that phones ring now, and lets the call go on without a stream until the longest talk is over.
 * @returns the token of each phone.
 */
export async function startRing(
  tx: TenantTransaction,
  at: CallKey,
  ring: { readonly step: number; readonly names: readonly string[]; readonly longestSeconds: number },
): Promise<readonly string[]> {
  const { step, names, longestSeconds } = ring;
  const token = newToken();
  const fresh = { names, tokenHash: hashOf(token), endedAt: null };
  await tx
    .insert(staffRing)
    .values({ ...at, step, ...fresh })
    // The carrier has asked once more: its last answer is the one that counts.
    .onConflictDoUpdate({ target: [staffRing.businessId, staffRing.callId, staffRing.step], set: fresh });
  await expectReturn(tx, at, longestSeconds);
  await recordEvents(tx, at.businessId, [eventOf(at, names, 'ringing', null)]);
  return names.map((_, index) => `${token}.${index}`);
}

interface Picked {
  readonly at: CallKey;
  readonly step: number;
  readonly name: string;
  readonly business: string;
  /** The caller's name and number, as far as they are known. */
  readonly caller: string | null;
  readonly phone: string | null;
}

/** Whose phone a token belongs to; null: it rings no more. */
export async function ringByToken(db: Database, token: string): Promise<Picked | null> {
  const [secret = '', index = ''] = token.split('.', 2);
  const [row] = await db.system
    .select({
      businessId: staffRing.businessId,
      callId: staffRing.callId,
      step: staffRing.step,
      names: staffRing.names,
      business: business.name,
      caller: sql<string | null>`nullif(${customer.name}, '')`,
      phone: conversation.customerAddress,
    })
    .from(staffRing)
    .innerJoin(business, eq(business.id, staffRing.businessId))
    .innerJoin(
      conversation,
      and(eq(conversation.businessId, staffRing.businessId), eq(conversation.id, staffRing.callId)),
    )
    .leftJoin(
      customer,
      and(eq(customer.businessId, conversation.businessId), eq(customer.id, conversation.customerId)),
    )
    .where(and(eq(staffRing.tokenHash, hashOf(secret)), isNull(staffRing.endedAt)));
  const name = row?.names[Number(index)];
  if (row === undefined || name === undefined) return null;
  const { businessId, callId, names: _, ...rest } = row;
  return { at: { businessId, callId }, name, ...rest };
}

/** Notes who takes the call. @returns false: somebody else has it, or it rings no more. */
export function acceptRing(db: Database, { at, step, name }: Picked): Promise<boolean> {
  return db.tenant(at.businessId, async (tx) => {
    const here = and(ringOf(at), eq(staffRing.step, step));
    const accepted = await tx
      .update(staffRing)
      .set({ acceptedAt: sql`now()`, acceptedBy: name })
      .where(and(here, isNull(staffRing.acceptedAt), isNull(staffRing.endedAt)))
      .returning({ step: staffRing.step });
    if (accepted.length === 0) return false;
    await recordEvents(tx, at.businessId, [eventOf(at, [name], 'connected', null)]);
    return true;
  });
}

/** The last ring of a call; null: its staff were not rung. */
export async function lastRing(tx: TenantTransaction, at: CallKey) {
  const [row] = await tx
    .select()
    .from(staffRing)
    .where(ringOf(at))
    .orderBy(desc(staffRing.step))
    .limit(1)
    .for('update');
  return row ?? null;
}

/** The names of those who are on a call that they took. */
export async function namesInUse(
  tx: TenantTransaction,
  businessId: BusinessId,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ name: staffRing.acceptedBy })
    .from(staffRing)
    .innerJoin(call, and(eq(call.businessId, staffRing.businessId), eq(call.id, staffRing.callId)))
    .where(
      and(
        eq(staffRing.businessId, businessId),
        isNotNull(staffRing.acceptedAt),
        isNull(staffRing.endedAt),
        ne(call.status, 'ended'),
      ),
    );
  return new Set(rows.flatMap(({ name }) => (name === null ? [] : [name])));
}

/** Notes that phones ring no more, and nobody took the call. */
export async function endRing(tx: TenantTransaction, at: CallKey, step: number): Promise<void> {
  await tx
    .update(staffRing)
    .set({ endedAt: sql`now()` })
    .where(and(ringOf(at), eq(staffRing.step, step)));
}

/**
 * Ends a call that one of the staff took: it is over when the two have talked.
 * @param seconds for how long; null: from the key until `at`, in epoch milliseconds.
 * @returns false: nobody had taken it.
 */
export function endTakenCall(
  db: Database,
  key: CallKey,
  { seconds, at }: { readonly seconds: number | null; readonly at: number },
): Promise<boolean> {
  return db.tenant(key.businessId, async (tx) => {
    const ring = await lastRing(tx, key);
    if (ring?.acceptedAt == null || ring.endedAt !== null) return false;
    const name = ring.acceptedBy ?? '';
    const talked = seconds ?? Math.round((at - ring.acceptedAt.getTime()) / 1000);
    await endRing(tx, key, ring.step);
    await endAbandonedCall(tx, key, { outcome: 'answered', summary: `Answered by ${name}.` });
    await addTransfer(tx, key, Math.max(1, talked));
    await recordEvents(tx, key.businessId, [eventOf(key, [name], 'ended', 'answered')]);
    return true;
  });
}

/**
 * Ends the ring of a call whose caller has hung up before anybody took it: the call was missed.
 * @returns who was rung; null: nobody was being rung.
 */
export async function missRing(tx: TenantTransaction, at: CallKey): Promise<string | null> {
  const ring = await lastRing(tx, at);
  if (ring === null || ring.acceptedAt !== null || ring.endedAt !== null) return null;
  await endRing(tx, at, ring.step);
  return (await noteTried(tx, at, 'caller-hung-up')).join(', ');
}

/** Hands the caller to the receptionist, who knows who was tried. @returns the token of the stream. */
export async function handToReceptionist(
  tx: TenantTransaction,
  at: CallKey,
  sid: string,
  outcome: TransferOutcome,
): Promise<string> {
  await noteTried(tx, at, outcome);
  return mintToken(tx, { ...at, sid });
}

/** Writes down who was rung for a call, and that none of them took it. @returns their names. */
async function noteTried(
  tx: TenantTransaction,
  at: CallKey,
  outcome: TransferOutcome,
): Promise<readonly string[]> {
  const rings = await tx.select({ names: staffRing.names }).from(staffRing).where(ringOf(at));
  const names = [...new Set(rings.flatMap((ring) => ring.names))];
  const tried = { status: outcome, tried: names, say: `${names.join(', ')}: ${outcome}` };
  await tx
    .insert(toolRun)
    .values({
      businessId: at.businessId,
      conversationId: at.callId,
      key: RING_STAFF,
      name: RING_STAFF,
      arguments: {},
      result: tried,
      durationMs: 0,
    })
    .onConflictDoNothing();
  await recordEvents(tx, at.businessId, [eventOf(at, names, 'ended', outcome)]);
  return names;
}
