/** A call from the first ring to its end: its conversation and its line, and what is told of them. */
import { channel } from 'node:diagnostics_channel';
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { afterCommit, type Database, type TenantTransaction } from '../../db/client.ts';
import { type BusinessId, type CallId, type CallKey, newId, type UserId } from '../../db/ids.ts';
import {
  call,
  conversation,
  conversationOfCall,
  customer,
  event,
  type Line,
  type SpamSign,
} from '../../db/schema.ts';
import type { DomainEvent, Outcome } from '../events/events.ts';
import { recordTalk } from '../billing/ledger.ts';
import { closeConversation, lockOpen } from '../conversation/conversation.ts';
import { recordEvents } from '../events/record.ts';
import { type ConnectedUntil, streamBegins, streamEnds } from './connected.ts';
import { mintToken } from './media-tokens.ts';
import { markSpam } from './spam.ts';

export interface IncomingCall {
  readonly businessId: BusinessId;
  /** The carrier's id of the call; one that rings twice is one call. */
  readonly sid: string;
  readonly line: Line;
  /** Which carrier brings it; left out, Twilio. */
  readonly carrier?: string;
  /** E.164; null when withheld. */
  readonly from: string | null;
  /** Whether the carrier vouches for that number; left out, it does not. */
  readonly vouched?: boolean;
  /** Whether a signature says that they may not use it; left out, none does. */
  readonly forged?: boolean;
  readonly to: string;
  /** Who rings from the browser. */
  readonly userId?: UserId;
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
  {
    businessId,
    sid,
    line,
    carrier = 'twilio',
    from,
    vouched = false,
    forged = false,
    to,
    userId,
  }: IncomingCall,
): Promise<{ readonly callId: CallId; readonly token: string | null }> {
  const [known] =
    from === null
      ? []
      : await tx
          .select({ id: customer.id, name: customer.name })
          .from(customer)
          .where(and(eq(customer.businessId, businessId), eq(customer.phone, from)));
  const channel = line === 'carrier' ? 'phone' : 'web';
  // The line first: its id of the carrier tells whether the call is known. Keys are compared at the statement's end.
  const [made] = await tx.execute<{ id: CallId; startedAt: string }>(sql`
    with line as (
      insert into call (business_id, id, carrier, sid, user_id, status)
      values (${businessId}, ${newId<CallId>()}, ${line === 'carrier' ? carrier : null}, ${sid}, ${userId ?? null}, 'ringing')
      on conflict (sid) do nothing returning id
    )
    insert into conversation (business_id, id, channel, from_website, direction, customer_address, address, vouched, forged, customer_id)
    select ${businessId}, id, ${channel}, ${line === 'website'}, 'inbound', ${from}, ${to}, ${vouched && from !== null}, ${forged}, ${known?.id ?? null}::uuid from line
    returning id, started_at as "startedAt"`);
  const row = made === undefined ? await findCall(tx, sid) : { id: made.id, status: 'ringing' };
  if (row === undefined) throw new Error('the call is known, but not in this business');
  const wantsToken = line === 'carrier' && row.status !== 'ended';
  const token = wantsToken ? await mintToken(tx, { businessId, callId: row.id, sid }) : null;
  if (made !== undefined) {
    const at = new Date(made.startedAt).toISOString();
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
export async function callBySid(db: Database, sid: string) {
  const { businessId, id, status, instanceId, reconnects } = call;
  const [row] = await db.system
    .select({ businessId, id, status, instanceId, reconnects, outcome: conversation.outcome })
    .from(call)
    .innerJoin(conversation, conversationOfCall)
    .where(eq(call.sid, sid));
  return row ?? null;
}

/** Says that this instance holds the call's stream. Tells which stream of the call it is, from 0; null: it has ended. */
export function markAnswered(
  db: Database,
  { businessId, callId }: CallKey,
  instanceId: string,
  /** The receptionist's version that answers; null: a draft. */
  receptionistVersion: number | null = null,
): Promise<number | null> {
  return db.tenant(businessId, async (tx) => {
    const [open] = await tx
      .update(conversation)
      .set({
        answeredAt: sql`coalesce(${conversation.answeredAt}, now())`,
        receptionistVersion: sql`coalesce(${conversation.receptionistVersion}, ${receptionistVersion}::int)`,
      })
      .where(
        and(
          eq(conversation.businessId, businessId),
          eq(conversation.id, callId),
          isNull(conversation.endedAt),
        ),
      )
      .returning({ id: conversation.id });
    if (open === undefined) return null;
    const [row] = await tx
      .update(call)
      .set({ status: 'active', instanceId, ...streamBegins })
      .where(and(eq(call.businessId, businessId), eq(call.id, callId)))
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

/** How a call ended. */
export interface CallEnding {
  readonly outcome: Outcome;
  readonly summary: string;
  /** The signs by which it was unwanted; left out, it was not. */
  readonly spam?: readonly SpamSign[];
}

/**
 * Makes a call final, its usage in the ledger: what it was connected, `until` then. @returns the events to record with it;
 * none when it was final already.
 */
export async function closeCall(
  tx: TenantTransaction,
  { businessId, callId }: CallKey,
  { spam, ...ending }: CallEnding,
  until: ConnectedUntil,
): Promise<DomainEvent[]> {
  const at = { businessId, conversationId: callId };
  if (!(await lockOpen(tx, at))) return [];
  const [line] = await tx
    .update(call)
    .set({ status: 'ended', ...streamEnds(until) })
    .where(and(eq(call.businessId, businessId), eq(call.id, callId)))
    .returning({ lastConnectedAt: call.lastConnectedAt });
  const endedAt = await closeConversation(tx, at, ending, line?.lastConnectedAt ?? null);
  const marked = spam === undefined ? [] : await markSpam(tx, at, spam);
  afterCommit(tx, () => callEnded.publish({ outcome: ending.outcome } satisfies CallEnded));
  const used = await recordTalk(tx, { businessId, callId });
  return [...marked, { type: 'call.ended', callId, ...ending, at: endedAt.toISOString() }, ...used];
}

/** The events that decide the outcome of a call, the weightiest first. */
const WEIGHT = [
  ['booking.created', 'booked'],
  ['booking.moved', 'moved'],
  ['booking.cancelled', 'cancelled'],
  ['message.taken', 'message'],
] as const satisfies readonly (readonly [DomainEvent['type'], Outcome])[];

/** A call is minutes old when this is asked, so its events are among its business's newest. */
const NEWEST_EVENTS = 5_000;

/** The outcome of a call by what was done in it; null when nothing was. For calls whose own session cannot tell. */
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
  at: CallKey,
  otherwise: { readonly outcome: Outcome; readonly summary: string },
  carrierSeconds: number | null = null,
): Promise<boolean> {
  const outcome = await whatHappened(tx, at.businessId, at.callId);
  const ending = { ...otherwise, outcome: outcome ?? otherwise.outcome };
  const ended = await closeCall(tx, at, ending, { type: 'last-seen', carrierSeconds });
  await recordEvents(tx, at.businessId, ended);
  return ended.length > 0;
}
