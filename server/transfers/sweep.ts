/** The sweep of transfers: what a process that died, or a carrier that told nothing more, has left open. */
import { and, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { CallId, TransferLegId } from '../../db/ids.ts';
import { call, transfer, transferLeg } from '../../db/schema.ts';
import { poll } from '../poll.ts';
import type { TransferParts } from './parts.ts';
import type { TransferEvent } from './states.ts';
import type { TransferKey } from './store.ts';
import { happened } from './transfers.ts';

const SWEEP_MS = 5_000;
/** A carrier rings a few seconds longer than it is told, and its webhook takes some more. The sentence and the key take half a minute. */
const RING_GRACE_SECONDS = 20;
const ANSWERED_GRACE_SECONDS = 40;
/** Both are in the conference within two or three seconds after the key. */
const MEET_SECONDS = 15;
/** The carrier ends a talk by itself; the webhook that tells so may be lost. */
const TALK_GRACE_SECONDS = 180;
const MOST = 500;

/** Brings every transfer on that nothing happens to any more. One that cannot be is told, and does not hold up the others. */
async function sweepTransfers(parts: TransferParts): Promise<void> {
  const at = Date.now();
  const [left, legs, overdue] = await Promise.all([
    leftByCaller(parts.db),
    overdueLegs(parts.db),
    overdueTransfers(parts.db),
  ]);
  const tell = async (key: TransferKey, event: TransferEvent) => {
    try {
      await happened(parts, key, event);
    } catch (error) {
      parts.onError(error);
    }
  };
  for (const key of left) await tell(key, { type: 'caller-gone', at });
  for (const { leg, ...key } of legs) await tell(key, { type: 'leg-overdue', leg });
  for (const key of overdue) await tell(key, { type: 'overdue', at });
}

export const startSweepingTransfers = (parts: TransferParts): { stop(): Promise<void> } =>
  poll(SWEEP_MS, () => sweepTransfers(parts), parts.onError);

const key = { businessId: transfer.businessId, transferId: transfer.id };
const open = ne(transfer.state, 'ended');
const olderThan = (moment: unknown, seconds: unknown) =>
  sql`${moment} < now() - make_interval(secs => ${seconds})`;

/** Its call is over. */
const leftByCaller = (db: Database): Promise<TransferKey[]> =>
  db.system
    .select(key)
    .from(transfer)
    .innerJoin(
      call,
      and(eq(call.businessId, transfer.businessId), eq(sql<CallId>`${call.id}`, transfer.callId)),
    )
    .where(and(open, eq(call.status, 'ended')))
    .limit(MOST);

const overdueLegs = (db: Database): Promise<(TransferKey & { leg: TransferLegId })[]> =>
  db.system
    .select({ ...key, leg: transferLeg.id })
    .from(transfer)
    .innerJoin(
      transferLeg,
      and(eq(transferLeg.businessId, transfer.businessId), eq(transferLeg.transferId, transfer.id)),
    )
    .where(
      and(
        eq(transfer.state, 'ringing'),
        isNotNull(transferLeg.placedAt),
        or(
          and(
            inArray(transferLeg.state, ['placing', 'ringing']),
            olderThan(transferLeg.placedAt, sql`${transferLeg.ringSeconds} + ${RING_GRACE_SECONDS}`),
          ),
          and(
            eq(transferLeg.state, 'answered'),
            olderThan(transferLeg.placedAt, sql`${transferLeg.ringSeconds} + ${ANSWERED_GRACE_SECONDS}`),
          ),
        ),
      ),
    )
    .limit(MOST);

const overdueTransfers = (db: Database): Promise<TransferKey[]> =>
  db.system
    .select(key)
    .from(transfer)
    .where(
      or(
        and(eq(transfer.state, 'accepted'), olderThan(transfer.acceptedAt, MEET_SECONDS)),
        and(
          inArray(transfer.state, ['connected', 'dialling']),
          olderThan(transfer.createdAt, sql`${transfer.seconds} + ${TALK_GRACE_SECONDS}`),
        ),
        // It was written, and its process died before a phone was rung.
        and(
          eq(transfer.state, 'ringing'),
          olderThan(transfer.createdAt, MEET_SECONDS),
          sql`not exists (select from ${transferLeg} where ${transferLeg.businessId} = ${transfer.businessId}
            and ${transferLeg.transferId} = ${transfer.id} and ${transferLeg.state} not in ('waiting', 'ended'))`,
        ),
      ),
    )
    .limit(MOST);
