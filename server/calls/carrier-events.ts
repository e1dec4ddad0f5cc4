/** The next step of a call when its carrier sends an event: after a stream, at its end, with a recording. */
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, TenantTransaction } from '../../db/client.ts';
import { type BusinessId, type CallKey, type MessageId, newId } from '../../db/ids.ts';
import { call, conversation, conversationOfCall, customer, message, transfer } from '../../db/schema.ts';
import type { Outcome } from '../events/events.ts';
import { recordEvents } from '../events/record.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { callBySid, endAbandonedCall, type IncomingCall, writeCall } from './calls.ts';
import { mintToken } from './media-tokens.ts';
import { missRing } from './staff-rings.ts';

/** The longest time in which a session writes down that its call is over, or releases it. */
const LETTING_GO_MS = 1_500;

/** The parts for a call whose stream has ended while the carrier still has the caller on the line. */
export type NextStep =
  /** The call is over as it should be. */
  | { readonly type: 'hang-up' }
  /** The stream was lost: open another with this token. */
  | { readonly type: 'connect'; readonly token: string }
  /** The receptionist cannot continue: the caller is put through or leaves a message. The call has ended in the record. */
  | { readonly type: 'instead'; readonly businessId: BusinessId };

/** The state of a call whose stream has ended. */
export interface EndedStream {
  readonly call: 'under-way' | 'ended' | 'failed' | 'ended-in-hand-over';
  /** How many streams it has lost by now; one that was handed over as planned is not lost. */
  readonly losses: number;
}

/** The receptionist ends a stream after ten minutes; a call this old is not handed over once more as if nothing was lost. */
const LONGEST_CALL_MS = 30 * 60 * 1_000;

/** Decides the next step of a call after its stream, and writes it down. */
export async function afterStream(
  db: Database,
  sid: string,
  decide: (stream: EndedStream) => 'hang-up' | 'stream' | 'fallback',
): Promise<NextStep> {
  const found = await settledCall(db, sid);
  if (found === null) return { type: 'hang-up' };
  const { businessId, id: callId } = found;
  return db.tenant(businessId, async (tx): Promise<NextStep> => {
    const [row] = await tx
      .select({
        status: call.status,
        outcome: conversation.outcome,
        losses: call.losses,
        handedOver: call.handedOver,
        startedAt: conversation.startedAt,
      })
      .from(conversation)
      .innerJoin(call, conversationOfCall)
      .where(and(eq(conversation.businessId, businessId), eq(conversation.id, callId)))
      .for('no key update');
    if (row === undefined) return { type: 'hang-up' };
    const planned = row.handedOver && Date.now() - row.startedAt.getTime() < LONGEST_CALL_MS;
    const losses = planned ? row.losses : row.losses + 1;
    switch (decide({ call: standingOf(row), losses })) {
      case 'hang-up':
        return { type: 'hang-up' };
      case 'fallback': {
        const failed = { outcome: 'failed', summary: 'The line was lost twice.' } as const;
        await endAbandonedCall(tx, { businessId, callId }, failed);
        return { type: 'instead', businessId };
      }
      case 'stream':
        await tx
          .update(call)
          .set({ losses })
          .where(and(eq(call.businessId, businessId), eq(call.id, callId)));
        return { type: 'connect', token: await openAnotherStream(tx, { businessId, callId }, sid) };
    }
  });
}

/** Lets the caller of a call under way come to the receptionist again. @returns the token of the stream */
export async function openAnotherStream(
  tx: TenantTransaction,
  { businessId, callId }: CallKey,
  sid: string,
): Promise<string> {
  await tx
    .update(call)
    .set({ reconnects: sql`${call.reconnects} + 1`, handedOver: false, instanceId: null })
    .where(and(eq(call.businessId, businessId), eq(call.id, callId)));
  return mintToken(tx, { businessId, callId, sid });
}

type Ended = Pick<typeof call.$inferSelect, 'status' | 'handedOver'> & {
  readonly outcome: Outcome | null;
};

function standingOf({ status, outcome, handedOver }: Ended): EndedStream['call'] {
  if (status !== 'ended') return 'under-way';
  if (outcome === 'failed') return 'failed';
  return handedOver ? 'ended-in-hand-over' : 'ended';
}

/** The call once its session has ended or released it. The carrier often asks before that is written down. */
async function settledCall(db: Database, sid: string) {
  const deadline = Date.now() + LETTING_GO_MS;
  for (;;) {
    const row = await callBySid(db, sid);
    if (row?.status !== 'active' || row.instanceId === null || Date.now() > deadline) return row;
    await sleep(100);
  }
}

/**
 * The carrier says that the call is over. A session that holds the call hears so itself and knows its outcome
 * best, so it is given time to say so first.
 */
export async function carrierEnded(
  db: Database,
  sid: string,
  reached: boolean,
  /** How long it lasted for the carrier; null: it has not said. */
  seconds: number | null,
): Promise<void> {
  const found = await settledCall(db, sid);
  if (found === null || found.status === 'ended') return;
  const at = { businessId: found.businessId, callId: found.id };
  const otherwise = reached
    ? { outcome: 'abandoned' as const, summary: 'The caller hung up.' }
    : { outcome: 'failed' as const, summary: 'The carrier could not connect the call.' };
  await db.tenant(at.businessId, async (tx) => {
    const [who, missedBy] = [await putThroughTo(tx, at), await missRing(tx, at)];
    const ending =
      who !== null
        ? { outcome: 'answered' as const, summary: `Put through to ${who}.` }
        : missedBy === null
          ? otherwise
          : { outcome: 'abandoned' as const, summary: `The caller hung up while this rang: ${missedBy}.` };
    await endAbandonedCall(tx, at, ending, seconds);
  });
}

/** Who has talked with the caller after the receptionist; null: nobody. */
async function putThroughTo(tx: TenantTransaction, { businessId, callId }: CallKey): Promise<string | null> {
  const [row] = await tx
    .select({ who: transfer.who })
    .from(transfer)
    .where(
      and(eq(transfer.businessId, businessId), eq(transfer.callId, callId), eq(transfer.outcome, 'answered')),
    )
    .limit(1);
  return row?.who ?? null;
}

/** Ends a call that could not be answered, so that its caller is asked for a recorded message instead. */
export async function giveUpCall(db: Database, at: CallKey): Promise<void> {
  const otherwise = { outcome: 'failed' as const, summary: 'The call could not be answered.' };
  await db.tenant(at.businessId, (tx) => endAbandonedCall(tx, at, otherwise));
}

/** Writes down a call that the receptionist does not take: it has ended in the record, though the caller is still on the line. */
export async function writeTurnedAway(
  tx: TenantTransaction,
  incoming: IncomingCall,
  summary: string,
): Promise<void> {
  const { callId } = await writeCall(tx, incoming);
  await endAbandonedCall(tx, { ...incoming, callId }, { outcome: 'failed', summary });
}

/** Keeps a message that the carrier recorded in this call; the same recording is kept once. */
export async function keepRecording(
  db: Database,
  sid: string,
  recordingUrl: string,
  at = new Date(),
): Promise<void> {
  const found = await callBySid(db, sid);
  if (found === null) return;
  const { businessId, id: callId } = found;
  const body = 'Spoken after the tone.';
  await db.tenant(businessId, async (tx) => {
    const here = and(eq(conversation.businessId, businessId), eq(conversation.id, callId));
    const [row] = await tx
      .select({ phone: conversation.customerAddress, customerId: conversation.customerId })
      .from(conversation)
      .where(here)
      .for('no key update');
    const [kept] = await tx
      .select({ id: message.id })
      .from(message)
      .where(
        and(
          eq(message.businessId, businessId),
          eq(message.conversationId, callId),
          eq(message.recordingUrl, recordingUrl),
        ),
      );
    if (row === undefined || kept !== undefined) return;
    const [known] =
      row.customerId === null
        ? []
        : await tx
            .select({ name: customer.name })
            .from(customer)
            .where(and(eq(customer.businessId, businessId), eq(customer.id, row.customerId)));
    // What was booked before the line failed weighs more than the message.
    await tx
      .update(conversation)
      .set({ outcome: 'message' })
      .where(
        and(here, or(isNull(conversation.outcome), inArray(conversation.outcome, ['failed', 'abandoned']))),
      );
    const messageId = newId<MessageId>();
    const name = known?.name ?? '';
    const { phone } = row;
    const left = { name, phone, body, recordingUrl, createdAt: at };
    await tx.insert(message).values({ businessId, id: messageId, conversationId: callId, ...left });
    await enqueue(tx, 'transcribe-message', { businessId, messageId });
    await recordEvents(tx, businessId, [
      { type: 'message.taken', messageId, callId, name, body, urgent: false },
    ]);
  });
}

/** The address of a message's recording at the carrier; null: it is in words, or there is no message. */
export const recordingOfMessage = (
  db: Database,
  businessId: BusinessId,
  id: MessageId,
): Promise<string | null> =>
  db.tenant(businessId, async (tx) => {
    const [row] = await tx
      .select({ url: message.recordingUrl })
      .from(message)
      .where(and(eq(message.businessId, businessId), eq(message.id, id)));
    return row?.url ?? null;
  });
