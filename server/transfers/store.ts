/** Transfers in the database: read for one event, and written with what came of it. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CallId, CallKey, TransferId, TransferLegId } from '../../db/ids.ts';
import { call, transfer, transferLeg } from '../../db/schema.ts';
import { hashOf } from '../tokens.ts';
import type { Leg, Phase, Transfer } from './states.ts';

export interface TransferKey {
  readonly businessId: BusinessId;
  readonly transferId: TransferId;
}

/** A transfer, and what the machine need not know of it. */
export interface Stored {
  readonly transfer: Transfer;
  readonly row: Pick<
    typeof transfer.$inferSelect,
    'callId' | 'who' | 'reason' | 'carrier' | 'fromNumber' | 'seconds' | 'createdAt'
  >;
  readonly phones: ReadonlyMap<TransferLegId, Phone>;
}

export interface Phone {
  readonly who: string;
  /** E.164. */
  readonly phone: string;
  readonly ringSeconds: number;
  readonly placedAt: Date | null;
}

/** Holds the transfer until the transaction ends. @returns null: the business has no such transfer. */
export async function lockTransfer(
  tx: TenantTransaction,
  { businessId, transferId }: TransferKey,
): Promise<Stored | null> {
  const [row] = await tx
    .select()
    .from(transfer)
    .where(and(eq(transfer.businessId, businessId), eq(transfer.id, transferId)))
    .for('update');
  if (row === undefined) return null;
  const legs = await tx
    .select()
    .from(transferLeg)
    .where(and(eq(transferLeg.businessId, businessId), eq(transferLeg.transferId, transferId)))
    .orderBy(asc(transferLeg.position), asc(transferLeg.id));
  const { mode, callerMoved, personConference, callerConference } = row;
  return {
    transfer: {
      id: transferId,
      mode,
      callerMoved,
      personConference,
      callerConference,
      phase: phaseOf(row, legs),
      legs: legs.map(legOf),
    },
    row,
    phones: new Map(legs.map((leg) => [leg.id, leg])),
  };
}

type Row = typeof transfer.$inferSelect;
type LegRow = typeof transferLeg.$inferSelect;

function legOf({ id, position, sid, sequence, state, outcome }: LegRow): Leg {
  const name = state;
  return {
    id,
    position,
    sid,
    sequence,
    state: name === 'ended' ? { name, outcome: outcome ?? 'failed' } : { name },
  };
}

function phaseOf({ state, outcome, connectedAt, takenBy }: Row, legs: readonly LegRow[]): Phase {
  const leg = legs.find(({ id }) => id === takenBy)?.id ?? null;
  switch (state) {
    case 'ringing':
    case 'dialling':
      return { name: state };
    case 'accepted':
    case 'connected':
      if (leg === null) throw new Error('a transfer was taken by nobody');
      return state === 'accepted'
        ? { name: state, leg }
        : { name: state, leg, since: connectedAt?.getTime() ?? Date.now() };
    case 'ended':
      return { name: state, outcome: outcome ?? 'failed', leg };
  }
}

/** Writes what has changed. @param tokens the new tokens of legs that are rung now. */
export async function saveTransfer(
  tx: TenantTransaction,
  { businessId, transferId }: TransferKey,
  { before, after }: { readonly before: Transfer; readonly after: Transfer },
  tokens: ReadonlyMap<TransferLegId, string>,
): Promise<void> {
  const { phase, callerMoved, personConference, callerConference } = after;
  const changed = phase.name !== before.phase.name;
  await tx
    .update(transfer)
    .set({
      state: phase.name,
      callerMoved,
      personConference,
      callerConference,
      ...('leg' in phase && { takenBy: phase.leg }),
      ...(changed && phase.name === 'accepted' && { acceptedAt: sql`now()` }),
      ...(changed && phase.name === 'connected' && { connectedAt: new Date(phase.since) }),
      ...(changed && phase.name === 'ended' && { outcome: phase.outcome, endedAt: sql`now()` }),
    })
    .where(and(eq(transfer.businessId, businessId), eq(transfer.id, transferId)));
  for (const leg of after.legs) {
    const token = tokens.get(leg.id);
    if (before.legs.includes(leg) && token === undefined) continue;
    const { id, sid, sequence, state } = leg;
    await tx
      .update(transferLeg)
      .set({
        sid,
        sequence,
        state: state.name,
        outcome: state.name === 'ended' ? state.outcome : null,
        ...(token !== undefined && { tokenHash: hashOf(token), placedAt: sql`now()` }),
      })
      .where(and(eq(transferLeg.businessId, businessId), eq(transferLeg.id, id)));
  }
}

/** The leg that a webhook's token belongs to, of whichever business; null: none. */
export async function legByToken(
  db: Database,
  token: string,
): Promise<(TransferKey & { readonly leg: TransferLegId }) | null> {
  if (token === '') return null;
  const { businessId, transferId, id: leg } = transferLeg;
  const [row] = await db.system
    .select({ businessId, transferId, leg })
    .from(transferLeg)
    .where(eq(transferLeg.tokenHash, hashOf(token)));
  return row ?? null;
}

/** The newest transfer of a call; null: there was none. */
export async function latestOf(
  tx: TenantTransaction,
  businessId: BusinessId,
  callId: CallId,
): Promise<Row | null> {
  const [row] = await tx
    .select()
    .from(transfer)
    .where(and(eq(transfer.businessId, businessId), eq(transfer.callId, callId)))
    .orderBy(sql`${transfer.createdAt} desc, ${transfer.id}`)
    .limit(1);
  return row ?? null;
}

/** The carrier's id of a call; null: the business has no such call. */
export async function sidOf(tx: TenantTransaction, { businessId, callId }: CallKey): Promise<string | null> {
  const [row] = await tx
    .select({ sid: call.sid })
    .from(call)
    .where(and(eq(call.businessId, businessId), eq(call.id, callId)));
  return row?.sid ?? null;
}

/** The caller was told how it ended. @returns false: they had been told already. */
export async function noteTold(db: Database, { businessId, transferId }: TransferKey): Promise<boolean> {
  const rows = await db.tenant(businessId, (tx) =>
    tx
      .update(transfer)
      .set({ toldAt: sql`now()` })
      .where(
        and(
          eq(transfer.businessId, businessId),
          eq(transfer.id, transferId),
          sql`${transfer.toldAt} is null`,
        ),
      )
      .returning({ id: transfer.id }),
  );
  return rows.length > 0;
}
