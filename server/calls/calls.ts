/** A call's row, from the first ring to its end: who may change it, and what is told of it. */
import { channel } from 'node:diagnostics_channel';
import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import { type BusinessId, type CallId, newId, type UserId } from '../../db/ids.ts';
import { call, customer, event } from '../../db/schema.ts';
import type { DomainEvent, Outcome } from '../events/events.ts';
import { recordTalk } from '../billing/ledger.ts';
import { recordEvents } from '../events/record.ts';
import { type ConnectedUntil, lastConnected, streamBegins, streamEnds } from './connected.ts';
import { mintToken } from './media-tokens.ts';

export interface IncomingCall {
  readonly businessId: BusinessId;
  /** The carrier's id of the call; one that rings twice is one call. */
  readonly sid: string;
  readonly line: 'carrier' | 'browser';
  /** E.164; null when withheld. */
  readonly from: string | null;
  /** Whether the carrier vouches for that number; left out, it does not. */
  readonly vouched?: boolean;
  readonly to: string;
  /** Who rings from the browser. */
  readonly userId?: UserId;
}

export interface CallRow {
  readonly businessId: BusinessId;
  readonly id: CallId;
  readonly status: 'ringing' | 'active' | 'ended';
  readonly instanceId: string | null;
  readonly reconnects: number;
  readonly outcome: Outcome | null;
}

/** `writeCall` in a transaction of its own. */
export const createCall = (db: Database, incoming: IncomingCall): ReturnType<typeof writeCall> =>
  db.tenant(incoming.businessId, (tx) => writeCall(tx, incoming));

/**
 * Writes down that a call came in, once however often the carrier says so. A carrier's call gets a fresh token for
 * its stream each time, unless it has ended already; everybody else gets null.
 */
export async function writeCall(
  tx: TenantTransaction,
  { businessId, sid, line, from, vouched = false, to, userId }: IncomingCall,
): Promise<{ readonly callId: CallId; readonly token: string | null }> {
  const [known] =
    from === null
      ? []
      : await tx
          .select({ id: customer.id, name: customer.name })
          .from(customer)
          .where(and(eq(customer.businessId, businessId), eq(customer.phone, from)));
  const [made] = await tx
    .insert(call)
    .values({
      businessId,
      id: newId<CallId>(),
      sid,
      line,
      fromPhone: from,
      vouched: vouched && from !== null,
      toPhone: to,
      userId: userId ?? null,
      customerId: known?.id ?? null,
      status: 'ringing',
    })
    .onConflictDoNothing({ target: call.sid })
    .returning({ id: call.id, status: call.status, startedAt: call.startedAt });
  const row = made ?? (await findCall(tx, sid));
  if (row === undefined) throw new Error('the call is known, but not in this business');
  const wantsToken = line === 'carrier' && row.status !== 'ended';
  const token = wantsToken ? await mintToken(tx, { businessId, callId: row.id, sid }) : null;
  if (made !== undefined) {
    const at = made.startedAt.toISOString();
    const name = known === undefined || known.name === '' ? null : known.name;
    await recordEvents(tx, businessId, [
      { type: 'call.started', callId: made.id, line, from, to, customer: name, at },
    ]);
  }
  return { callId: row.id, token };
}

const findCall = async (tx: TenantTransaction, sid: string) => {
  const [row] = await tx.select({ id: call.id, status: call.status }).from(call).where(eq(call.sid, sid));
  return row;
};

/** The call that a carrier's id stands for, of whichever business. */
export async function callBySid(db: Database, sid: string): Promise<CallRow | null> {
  const { businessId, id, status, instanceId, reconnects, outcome } = call;
  const [row] = await db.system
    .select({ businessId, id, status, instanceId, reconnects, outcome })
    .from(call)
    .where(eq(call.sid, sid));
  return row ?? null;
}

/** Says that this instance holds the call's stream. Tells which stream of the call it is, from 0; null: it has ended. */
export function markAnswered(
  db: Database,
  { businessId, callId }: { readonly businessId: BusinessId; readonly callId: CallId },
  instanceId: string,
  /** The receptionist's version that answers; null: a draft. */
  receptionistVersion: number | null = null,
): Promise<number | null> {
  return db.tenant(businessId, async (tx) => {
    const [row] = await tx
      .update(call)
      .set({
        status: 'active',
        instanceId,
        answeredAt: sql`coalesce(${call.answeredAt}, now())`,
        ...streamBegins,
        receptionistVersion: sql`coalesce(${call.receptionistVersion}, ${receptionistVersion}::int)`,
      })
      .where(and(eq(call.businessId, businessId), eq(call.id, callId), ne(call.status, 'ended')))
      .returning({ reconnects: call.reconnects });
    return row?.reconnects ?? null;
  });
}

/** The channel of this process on which each call that it ends is told, for whoever counts them. */
export const CALL_ENDED = 'ahoy.call.ended';
export interface CallEnded {
  readonly outcome: Outcome;
}
const callEnded = channel(CALL_ENDED);

/** Makes a call final, its usage in the ledger: what it was connected, `until` then. Gives the events to record with it; none when it was final already. */
export async function closeCall(
  tx: TenantTransaction,
  { businessId, callId }: { readonly businessId: BusinessId; readonly callId: CallId },
  ending: { readonly outcome: Outcome; readonly summary: string },
  until: ConnectedUntil,
): Promise<DomainEvent[]> {
  const [row] = await tx
    .update(call)
    .set({
      ...ending,
      status: 'ended',
      endedAt: sql`coalesce(${lastConnected(until)}, now())`,
      ...streamEnds(until),
    })
    .where(and(eq(call.businessId, businessId), eq(call.id, callId), ne(call.status, 'ended')))
    .returning({ endedAt: call.endedAt });
  if (row === undefined) return [];
  callEnded.publish({ outcome: ending.outcome } satisfies CallEnded);
  const at = (row.endedAt ?? new Date()).toISOString();
  const used = await recordTalk(tx, { businessId, callId });
  return [{ type: 'call.ended', callId, ...ending, at }, ...used];
}

/** The events that decide what a call came to, the weightiest first. */
const WEIGHT = [
  ['booking.created', 'booked'],
  ['booking.moved', 'moved'],
  ['booking.cancelled', 'cancelled'],
  ['message.taken', 'message'],
] as const satisfies readonly (readonly [DomainEvent['type'], Outcome])[];

/** A call is minutes old when this is asked, so its events are among its business's newest. */
const NEWEST_EVENTS = 5_000;

/** What the call came to by what was done in it; null when nothing was. For calls whose own session cannot tell. */
async function whatHappened(
  tx: TenantTransaction,
  businessId: BusinessId,
  callId: CallId,
): Promise<Outcome | null> {
  const newest = tx
    .select({ payload: event.payload })
    .from(event)
    .where(eq(event.businessId, businessId))
    .orderBy(desc(event.seq))
    .limit(NEWEST_EVENTS)
    .as('newest');
  const type = sql<string>`${newest.payload} ->> 'type'`;
  const booking = sql<string | null>`${newest.payload} ->> 'bookingId'`;
  const rows = await tx
    .selectDistinct({ type, booking })
    .from(newest)
    .where(
      and(
        sql`${newest.payload} ->> 'callId' = ${callId}`,
        inArray(
          type,
          WEIGHT.map(([name]) => name),
        ),
      ),
    );
  const cancelled = new Set(
    rows.filter(({ type }) => type === 'booking.cancelled').map(({ booking }) => booking),
  );
  const stands = rows.filter(
    (row) => row.type === 'booking.cancelled' || row.booking === null || !cancelled.has(row.booking),
  );
  return WEIGHT.find(([name]) => stands.some((row) => row.type === name))?.[1] ?? null;
}

/**
 * Ends a call that no session ends any more, by what happened in it and until it was last seen connected.
 * @param carrierSeconds how long the call lasted for the carrier; null: it has not said. @returns whether it had not ended before.
 */
export async function endAbandonedCall(
  tx: TenantTransaction,
  at: { readonly businessId: BusinessId; readonly callId: CallId },
  otherwise: { readonly outcome: Outcome; readonly summary: string },
  carrierSeconds: number | null = null,
): Promise<boolean> {
  const outcome = await whatHappened(tx, at.businessId, at.callId);
  const ending = { ...otherwise, outcome: outcome ?? otherwise.outcome };
  const ended = await closeCall(tx, at, ending, { type: 'last-seen', carrierSeconds });
  await recordEvents(tx, at.businessId, ended);
  return ended.length > 0;
}
