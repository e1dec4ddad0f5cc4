/** What a transfer asks for, done at the carrier. What the carrier answers comes back to the machine as an event. */
import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, sql } from 'drizzle-orm';
import type { CallKey, TransferLegId } from '../../db/ids.ts';
import { business, call, conversation, conversationOfCall, customer } from '../../db/schema.ts';
import { openAnotherStream } from '../calls/carrier-events.ts';
import type { CallInstruction } from '../carriers/call-flow.ts';
import type { Carrier } from '../carriers/carrier.ts';
import { languageOf } from '../languages/languages.ts';
import type { Happened, TransferParts } from './parts.ts';
import { roomOf } from './room.ts';
import type { TransferEffect, TransferEvent } from './states.ts';
import { sidOf, type TransferKey } from './store.ts';

/** Brings an event to the machine. */
type Tell = (event: TransferEvent) => Promise<void>;

/** Beside the talk itself: the sentence that is said before it, and the key. */
const BEFORE_TALK_SECONDS = 60;
/** The pauses before a caller is brought back once more: where the carrier does not do it, nobody talks with them. */
const RETRY_MS = [500, 2_000, 5_000];

export async function perform(
  parts: TransferParts,
  key: TransferKey,
  done: Happened,
  effect: TransferEffect,
  tell: Tell,
): Promise<void> {
  const { row } = done.stored;
  const carrier = parts.carriers.find(({ name }) => name === row.carrier);
  if (carrier === undefined) throw new Error(`there is no carrier ${row.carrier} for a transfer`);
  switch (effect.type) {
    case 'place-leg':
      return place(parts, { key, done, carrier, tell }, effect.leg);
    case 'end-leg':
      return carrier.calls.endCall(effect.sid);
    case 'dismiss-leg': {
      const { transfers } = (await screened(parts, key, done)).language;
      await carrier.calls.redirectCall(effect.sid, { type: 'hang-up', words: transfers.callerGone });
      return;
    }
    case 'move-caller':
      return move(
        parts,
        { key, done, carrier, tell },
        {
          type: 'conference',
          room: roomOf(key),
          side: 'caller',
        },
      );
    case 'dial': {
      const phone = done.stored.phones.get(effect.leg);
      if (phone === undefined) throw new Error('a transfer dials a phone that it does not have');
      return move(
        parts,
        { key, done, carrier, tell },
        {
          type: 'transfer',
          phone: phone.phone,
          from: row.fromNumber,
          ringSeconds: phone.ringSeconds,
          seconds: row.seconds,
        },
      );
    }
    case 'return-caller':
      if (row.callId === null) return;
      return bringBack(parts, carrier, { businessId: key.businessId, callId: row.callId });
    case 'meter':
      return;
  }
}

interface At {
  readonly key: TransferKey;
  readonly done: Happened;
  readonly carrier: Carrier;
  readonly tell: Tell;
}

async function place(
  parts: TransferParts,
  { key, done, carrier, tell }: At,
  leg: TransferLegId,
): Promise<void> {
  const { row, phones } = done.stored;
  const phone = phones.get(leg);
  const token = done.tokens.get(leg);
  if (phone === undefined || token === undefined) throw new Error('a phone without a token is rung');
  try {
    const { words } = await screened(parts, key, done);
    const sid = await carrier.calls.placeCall({
      from: row.fromNumber,
      to: phone.phone,
      ringSeconds: phone.ringSeconds,
      longestSeconds: row.seconds + BEFORE_TALK_SECONDS,
      instruction: { type: 'screen', words, tells: 'leg-key', token },
      token,
    });
    await tell(sid === null ? { type: 'leg-refused', leg } : { type: 'leg-placed', leg, sid });
  } catch (error) {
    parts.onError(error);
    await tell({ type: 'leg-refused', leg });
  }
}

async function move(
  parts: TransferParts,
  { key, done, carrier, tell }: At,
  instruction: CallInstruction,
): Promise<void> {
  const { callId } = done.stored.row;
  if (callId === null) throw new Error('a test has no caller to move');
  const sid = await parts.db.tenant(key.businessId, (tx) => sidOf(tx, { ...key, callId }));
  try {
    const moved = sid !== null && (await carrier.calls.redirectCall(sid, instruction));
    await tell(moved ? { type: 'moved' } : { type: 'move-failed', gone: true });
  } catch (error) {
    parts.onError(error);
    await tell({ type: 'move-failed', gone: false });
  }
}

async function bringBack(parts: TransferParts, carrier: Carrier, key: CallKey): Promise<void> {
  for (const pause of [...RETRY_MS, null]) {
    const stream = await parts.db.tenant(key.businessId, async (tx) => {
      const [row] = await tx
        .select({ sid: call.sid, status: call.status })
        .from(call)
        .where(and(eq(call.businessId, key.businessId), eq(call.id, key.callId)))
        .for('no key update');
      if (row === undefined || row.status === 'ended') return null;
      return { sid: row.sid, token: await openAnotherStream(tx, key, row.sid) };
    });
    if (stream === null) return;
    try {
      await carrier.calls.redirectCall(stream.sid, { type: 'stream', token: stream.token, words: null });
      return;
    } catch (error) {
      if (pause === null) throw error;
      await sleep(pause);
    }
  }
}

/** What is said to whoever is rung. */
async function screened(parts: TransferParts, { businessId }: TransferKey, { stored }: Happened) {
  const { callId, reason } = stored.row;
  const { mode } = stored.transfer;
  const [about] = await parts.db.tenant(businessId, (tx) =>
    tx
      .select({
        business: business.name,
        tag: business.language,
        caller: customer.name,
        phone: conversation.customerAddress,
      })
      .from(business)
      .leftJoin(
        call,
        callId === null ? sql`false` : and(eq(call.businessId, business.id), eq(call.id, callId)),
      )
      .leftJoin(conversation, conversationOfCall)
      .leftJoin(customer, and(eq(customer.businessId, business.id), eq(customer.id, conversation.customerId)))
      .where(eq(business.id, businessId))
      .limit(1),
  );
  const language = languageOf(about?.tag ?? 'en');
  const name = about?.business ?? '';
  const caller = about?.caller ?? '';
  const words =
    mode === 'test'
      ? language.transfers.test(name)
      : language.transfers.screen({
          business: name,
          caller: caller === '' ? null : caller,
          phone: about?.phone ?? null,
          reason,
        });
  return { language, words };
}
