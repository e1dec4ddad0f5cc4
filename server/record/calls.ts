/** A call's row, from the first ring to its end: who may change it, and what is told of it. */
import { and, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, TenantTransaction } from '../../db/client.ts';
import { type BusinessId, type CallId, type MessageId, newId } from '../../db/ids.ts';
import { call, customer, event, message } from '../../db/schema.ts';
import type { DomainEvent, Outcome } from '../events/events.ts';
import { recordEvents } from '../events/record.ts';
import { mintToken } from './tokens.ts';

export interface IncomingCall {
  readonly businessId: BusinessId;
  /** The carrier's id of the call; one that rings twice is one call. */
  readonly sid: string;
  readonly line: 'carrier' | 'browser';
  /** E.164; null when withheld. */
  readonly from: string | null;
  readonly to: string;
}

export interface CallRow {
  readonly businessId: BusinessId;
  readonly id: CallId;
  readonly status: 'ringing' | 'active' | 'ended';
  readonly instanceId: string | null;
  readonly reconnects: number;
  readonly outcome: Outcome | null;
}

/**
 * Writes down that a call came in, once however often the carrier says so. A carrier's call gets a fresh token for
 * its stream each time, unless it has ended already; everybody else gets null.
 */
export function createCall(
  db: Database,
  incoming: IncomingCall,
): Promise<{ callId: CallId; token: string | null }> {
  const { businessId, sid, line, from, to } = incoming;
  return db.tenant(businessId, async (tx) => {
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
        toPhone: to,
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
  });
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
): Promise<number | null> {
  return db.tenant(businessId, async (tx) => {
    const [row] = await tx
      .update(call)
      .set({ status: 'active', instanceId, answeredAt: sql`coalesce(${call.answeredAt}, now())` })
      .where(and(eq(call.businessId, businessId), eq(call.id, callId), ne(call.status, 'ended')))
      .returning({ reconnects: call.reconnects });
    return row?.reconnects ?? null;
  });
}

/** Makes a call final. Gives the event to record for it in the same transaction, or null when it was final already. */
export async function closeCall(
  tx: TenantTransaction,
  { businessId, callId }: { readonly businessId: BusinessId; readonly callId: CallId },
  ending: { readonly outcome: Outcome; readonly summary: string },
): Promise<DomainEvent | null> {
  const [row] = await tx
    .update(call)
    .set({ ...ending, status: 'ended', endedAt: sql`now()` })
    .where(and(eq(call.businessId, businessId), eq(call.id, callId), ne(call.status, 'ended')))
    .returning({ endedAt: call.endedAt });
  if (row === undefined) return null;
  return { type: 'call.ended', callId, ...ending, at: (row.endedAt ?? new Date()).toISOString() };
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
export async function whatHappened(
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
  const rows = await tx
    .selectDistinct({ type })
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
  return WEIGHT.find(([name]) => rows.some((row) => row.type === name))?.[1] ?? null;
}

/** Ends a call that no session ends any more, by what happened in it. @returns whether it had not ended before. */
export async function endAbandonedCall(
  tx: TenantTransaction,
  at: { readonly businessId: BusinessId; readonly callId: CallId },
  otherwise: { readonly outcome: Outcome; readonly summary: string },
): Promise<boolean> {
  const outcome = await whatHappened(tx, at.businessId, at.callId);
  const ended = await closeCall(tx, at, { ...otherwise, outcome: outcome ?? otherwise.outcome });
  if (ended !== null) await recordEvents(tx, at.businessId, [ended]);
  return ended !== null;
}

/** How long a session may take to write down that its call is over, or to let go of it. */
const LETTING_GO_MS = 1_500;

/** What a call needs whose stream has ended while the carrier still has the caller on the line. */
export type NextStep =
  /** The call is over as it should be. */
  | { readonly type: 'hang-up' }
  /** The stream was lost: open another with this token. */
  | { readonly type: 'connect'; readonly token: string }
  /** It cannot go on: take a message. The call has ended in the record. */
  | { readonly type: 'take-message' };

/** Decides how a call goes on after its stream: the first loss is mended, the second is not. */
export async function afterStream(db: Database, sid: string): Promise<NextStep> {
  const found = await settledCall(db, sid);
  if (found === null) return { type: 'hang-up' };
  const { businessId, id: callId } = found;
  return db.tenant(businessId, async (tx): Promise<NextStep> => {
    const [row] = await tx
      .select({ status: call.status, reconnects: call.reconnects, outcome: call.outcome })
      .from(call)
      .where(and(eq(call.businessId, businessId), eq(call.id, callId)))
      .for('update');
    if (row === undefined) return { type: 'hang-up' };
    if (row.status === 'ended') return { type: row.outcome === 'failed' ? 'take-message' : 'hang-up' };
    if (row.reconnects > 0) {
      await endAbandonedCall(
        tx,
        { businessId, callId },
        { outcome: 'failed', summary: 'The line was lost twice.' },
      );
      return { type: 'take-message' };
    }
    await tx
      .update(call)
      .set({ reconnects: 1, instanceId: null })
      .where(and(eq(call.businessId, businessId), eq(call.id, callId)));
    return { type: 'connect', token: await mintToken(tx, { businessId, callId, sid }) };
  });
}

/** The call once its session has ended it or let go of it. The carrier often asks before that is written down. */
async function settledCall(db: Database, sid: string): Promise<CallRow | null> {
  const deadline = Date.now() + LETTING_GO_MS;
  for (;;) {
    const row = await callBySid(db, sid);
    if (row?.status !== 'active' || row.instanceId === null || Date.now() > deadline) return row;
    await sleep(100);
  }
}

/**
 * The carrier says that the call is over. A session that holds the call hears so itself and knows best what it came
 * to, so it is given time to say so first.
 */
export async function carrierEnded(db: Database, sid: string, reached: boolean): Promise<void> {
  const found = await settledCall(db, sid);
  if (found === null || found.status === 'ended') return;
  const at = { businessId: found.businessId, callId: found.id };
  const otherwise = reached
    ? { outcome: 'abandoned' as const, summary: 'The caller hung up.' }
    : { outcome: 'failed' as const, summary: 'The carrier could not connect the call.' };
  await db.tenant(at.businessId, (tx) => endAbandonedCall(tx, at, otherwise));
}

/** Ends a call that could not be answered, so that its caller is asked for a recorded message instead. */
export async function giveUpCall(
  db: Database,
  at: { readonly businessId: BusinessId; readonly callId: CallId },
): Promise<void> {
  const otherwise = { outcome: 'failed' as const, summary: 'The call could not be answered.' };
  await db.tenant(at.businessId, (tx) => endAbandonedCall(tx, at, otherwise));
}

/** Keeps a message that the carrier recorded in this call; the same recording is kept once. */
export async function keepRecording(db: Database, sid: string, recordingUrl: string): Promise<void> {
  const found = await callBySid(db, sid);
  if (found === null) return;
  const { businessId, id: callId } = found;
  const body = `Recorded message: ${recordingUrl}`;
  await db.tenant(businessId, async (tx) => {
    const here = and(eq(call.businessId, businessId), eq(call.id, callId));
    const [row] = await tx
      .select({ phone: call.fromPhone, customerId: call.customerId })
      .from(call)
      .where(here)
      .for('update');
    const [kept] = await tx
      .select({ id: message.id })
      .from(message)
      .where(and(eq(message.businessId, businessId), eq(message.callId, callId), eq(message.body, body)));
    if (row === undefined || kept !== undefined) return;
    const [known] =
      row.customerId === null
        ? []
        : await tx
            .select({ name: customer.name })
            .from(customer)
            .where(and(eq(customer.businessId, businessId), eq(customer.id, row.customerId)));
    const messageId = newId<MessageId>();
    const name = known?.name ?? '';
    await tx.insert(message).values({ businessId, id: messageId, callId, name, phone: row.phone, body });
    // What was booked before the line failed weighs more than the message.
    await tx
      .update(call)
      .set({ outcome: 'message' })
      .where(and(here, or(isNull(call.outcome), inArray(call.outcome, ['failed', 'abandoned']))));
    await recordEvents(tx, businessId, [
      { type: 'message.taken', messageId, callId, name, body, urgent: false },
    ]);
  });
}
