/** The record of one stream of a running call: its conversation, and how its line ends. */
import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, ne } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { CallKey } from '../../db/ids.ts';
import { call, conversation, type SpamSign, transfer } from '../../db/schema.ts';
import type { Write } from '../conversation/batch.ts';
import { ConversationRecord, type RecordOptions } from '../conversation/record.ts';
import type { DomainEvent, Outcome } from '../events/events.ts';
import type { OpenRecording } from '../storage/recordings.ts';
import { type CallEnding, closeCall } from './calls.ts';
import { type ConnectedUntil, streamEnds } from './connected.ts';
import { expectReturn } from './media-tokens.ts';
import { hasCaller } from './put-through.ts';
import { addRecording } from './recordings.ts';

export interface CallStream extends CallKey {
  /** Which stream of the call this is, from 0, as `markAnswered` returned: only the latest can release the call. */
  readonly stream: number;
}

export interface HowItEnds {
  /** When its line was gone, on `performance.now()`, unless that is now. */
  readonly at?: number;
  /** The caller is still on the line, to be put through or to leave a message. */
  readonly callerStays?: boolean;
  /** The signs by which the call was unwanted; left out, it was not. */
  readonly spam?: readonly SpamSign[] | undefined;
}

/** The time that the end of a call waits for the disk with its recording on it. */
const RECORDING_MS = 3_000;

export interface CallRecordOptions extends RecordOptions {
  /** The stream's audio, finished and written down with its end. */
  readonly recording?: OpenRecording | null;
}

export const openCallRecord = (db: Database, stream: CallStream, options: CallRecordOptions): CallRecord =>
  new CallRecord(db, stream, options);

export class CallRecord extends ConversationRecord {
  readonly #stream: CallStream;
  readonly #recording: OpenRecording | null;
  #ended: Promise<void> | null = null;

  constructor(db: Database, stream: CallStream, options: CallRecordOptions) {
    super(db, { businessId: stream.businessId, conversationId: stream.callId }, options);
    this.#stream = stream;
    this.#recording = options.recording ?? null;
  }

  /** Writes what is left and ends the call; only the first end counts. Settles like `flush`. */
  end(outcome: Outcome, summary: string, how: HowItEnds = {}): Promise<void> {
    const { at = performance.now(), callerStays = false, spam } = how;
    const ending = { outcome, summary, ...(spam === undefined ? {} : { spam }) };
    this.#ended ??= this.#finish((tx) => writeEnd(tx, this.#stream, ending, { at, callerStays }));
    return this.#ended;
  }

  /**
   * Writes what is left and releases a call that is not over: another instance may take it over. `planned`: this one stops,
   * and nothing was lost. `at` as in `HowItEnds`. Else like `end`.
   */
  release(planned: boolean, at = performance.now()): Promise<void> {
    return this.#ended ?? this.#finish((tx) => writeRelease(tx, this.#stream, planned, at));
  }

  async #finish(last: Write): Promise<void> {
    if (this.#recording !== null) {
      const recording = await Promise.race([this.#recording.finish(), sleep(RECORDING_MS, null)]);
      if (recording !== null)
        this.addLast(async (tx) => {
          await addRecording(tx, this.#stream, recording);
          return [];
        });
    }
    this.addLast(last);
    await this.flush();
  }
}

async function writeEnd(
  tx: TenantTransaction,
  stream: CallStream,
  ending: CallEnding,
  { at, callerStays }: { readonly at: number; readonly callerStays: boolean },
): Promise<readonly DomainEvent[]> {
  const { businessId, callId } = stream;
  // The line is gone because the caller was moved to a person: the call goes on, and may come back.
  if (await isPutThrough(tx, stream)) return writeRelease(tx, stream, true, at);
  const events = await closeCall(tx, { businessId, callId }, ending, goneAt(at));
  const before = events.length === 0;
  // Whoever ended it meanwhile knew less of it.
  if (before)
    await tx
      .update(conversation)
      .set({ outcome: ending.outcome, summary: ending.summary })
      .where(and(eq(conversation.businessId, businessId), eq(conversation.id, callId)));
  if (before || callerStays)
    await tx
      .update(call)
      .set({ handedOver: callerStays })
      .where(and(eq(call.businessId, businessId), eq(call.id, callId)));
  return events;
}

async function isPutThrough(tx: TenantTransaction, { businessId, callId }: CallStream): Promise<boolean> {
  // The conversation first, as everybody who changes a call.
  await tx
    .select({ id: conversation.id })
    .from(conversation)
    .where(and(eq(conversation.businessId, businessId), eq(conversation.id, callId)))
    .for('no key update');
  const [row] = await tx
    .select({ id: transfer.id })
    .from(transfer)
    .where(and(eq(transfer.businessId, businessId), eq(transfer.callId, callId), hasCaller));
  return row !== undefined;
}

async function writeRelease(
  tx: TenantTransaction,
  { businessId, callId, stream }: CallStream,
  planned: boolean,
  at: number,
): Promise<readonly DomainEvent[]> {
  await tx
    .update(call)
    .set({ instanceId: null, handedOver: planned, ...streamEnds(goneAt(at)) })
    .where(
      and(
        eq(call.businessId, businessId),
        eq(call.id, callId),
        eq(call.reconnects, stream),
        ne(call.status, 'ended'),
      ),
    );
  await expectReturn(tx, { businessId, callId });
  return [];
}

/** @param at on `performance.now()`. A batch that is tried again counts from the same moment. */
const goneAt = (at: number): ConnectedUntil => ({ type: 'known', msAgo: performance.now() - at });
