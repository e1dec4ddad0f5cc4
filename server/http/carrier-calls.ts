/** The calls of a carrier: finds the facts that the call flow needs, and writes its effects. */
import type { Database } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { admitCall } from '../billing/admission.ts';
import type { Billing } from '../billing/billing.ts';
import { readFallbackPhone } from '../billing/fallback-phones.ts';
import { recordTransfer } from '../billing/ledger.ts';
import { findBusinessByNumber } from '../business/business.ts';
import { LONGEST_DIAL_SECONDS } from '../business/dialling.ts';
import { noteCarrier } from '../business/numbers.ts';
import type { CallManager } from '../call/manager.ts';
import { callBySid, createCall, type IncomingCall, writeCall } from '../calls/calls.ts';
import { afterStream, giveUpCall, keepRecording, writeTurnedAway } from '../calls/carrier-events.ts';
import { noteNotTaken, notePutThrough } from '../calls/put-through.ts';
import { afterEndedStream, type CallFacts, type FallbackReason, whyUnserved } from '../carriers/call-flow.ts';
import type { Carrier, CarrierCall, CarrierEvents, WebhookKind } from '../carriers/carrier.ts';
import { isBlocked } from '../customers/standings.ts';
import { withinDeadline } from '../deadline.ts';
import type { Logger } from '../log/log.ts';
import type { FallbackNumbers } from '../storage/fallback-numbers.ts';
import type { Answers, Keep } from './carrier-answers.ts';
import { endCall } from './carrier-ends.ts';
import type { TransferWebhook } from './carrier-transfers.ts';
import { whomToRing } from '../transfers/whom-to-ring.ts';
import { goOnRinging, ringFirst, type RingWebhook } from './staff-rings.ts';

export interface CallParts {
  readonly db: Database;
  readonly carrier: Carrier;
  /** All of them: a code that we send by one may go to a number of another. */
  readonly carriers: readonly Carrier[];
  readonly callManager: Pick<CallManager, 'prepare'>;
  readonly billing: Pick<Billing, 'admission'>;
  /** Whom callers reach when the database cannot be asked. */
  readonly fallbacks: Pick<FallbackNumbers, 'phoneFor'>;
  /** Whether the receptionist answers: in production not where nothing recognises what callers say. */
  readonly hearsCallers: boolean;
  readonly log: Logger;
  /** See `DEADLINE_MS`. */
  readonly deadlineMs: number;
}

/** Whether a call or text is one of ours, that is, holds a code. */
export const isOurs = (from: string | null, carriers: readonly Carrier[]): boolean =>
  from !== null && carriers.some(({ outgoing }) => outgoing?.from === from);

export type CallAnswers = {
  readonly [
    Kind in Exclude<WebhookKind, 'sms' | 'text-status' | 'instruction' | TransferWebhook | RingWebhook>
  ]: Answers<CarrierEvents[Kind]>;
};

/** What the history says of calls that were not the receptionist's to answer. */
const ASKED_FOR_MESSAGE = 'Not answered by the receptionist: a message was asked for.';
const PUT_THROUGH = 'Not answered by the receptionist: put through.';

const OVER: CallFacts = { type: 'over' };
const NOBODY_TOOK_IT: CallFacts = {
  type: 'unserved',
  why: 'nobody-took-it',
  ringing: null,
};

type Arrival =
  | { readonly type: 'incoming'; readonly incoming: IncomingCall }
  | Extract<CallFacts, { readonly type: 'turned-away' }>;

export function callAnswers(parts: CallParts): CallAnswers {
  const { db, carrier, carriers, log, billing } = parts;
  const onLate = (error: unknown) =>
    log.warn({ err: error }, 'a webhook of a carrier failed after its answer');
  const inBackground = (work: Promise<unknown>, what: string) => {
    work.catch((error: unknown) => log.error({ err: error }, what));
  };

  const afterTrouble = async (why: FallbackReason, businessId: BusinessId, sid: string) => {
    const ringing = await db.tenant(businessId, async (tx) => {
      const found = await whomToRing(tx, { businessId, sid }, await readFallbackPhone(tx, businessId));
      if (found !== null) await notePutThrough(tx, businessId, sid);
      return found;
    });
    return { type: 'unserved', why, ringing } as const;
  };

  const arrivalOf = async ({ sid, from, vouched, forged, to }: CarrierCall): Promise<Arrival> => {
    if (isOurs(from, carriers)) return { type: 'turned-away', why: 'ourselves' };
    const found = await findBusinessByNumber(db, to);
    if (found === null) return { type: 'turned-away', why: 'unknown-number' };
    const { businessId } = found;
    if (found.carrier !== carrier.name)
      inBackground(noteCarrier(db, to, carrier.name), "a number's carrier could not be noted");
    if (from !== null && (await isBlocked(db, businessId, from)))
      return { type: 'turned-away', why: 'blocked' };
    const line = 'carrier';
    const incoming = { businessId, sid, line, carrier: carrier.name, from, vouched, forged, to } as const;
    return { type: 'incoming', incoming };
  };

  const voice: Answers<CarrierCall>['answer'] = async (told, _, signal) => {
    const arrival = await arrivalOf(told);
    if (arrival.type === 'turned-away') return arrival;
    const { incoming } = arrival;
    const { businessId, sid } = incoming;
    const entered = await admitCall(billing.admission, incoming, async (tx, admission) => {
      const admitted = admission.type === 'open';
      const why = whyUnserved({ admitted, hearsCallers: parts.hearsCallers });
      if (why === null) {
        inBackground(parts.callManager.prepare(businessId), 'a greeting could not be prepared');
        const { callId, token } = await writeCall(tx, incoming);
        const ringing =
          token === null ? null : await ringFirst(tx, { businessId, callId, sid, to: incoming.to });
        // Its caller was answered in another way meanwhile: a call that nobody takes is not left behind.
        signal.throwIfAborted();
        return ringing ?? ({ type: 'admitted', token } as const);
      }
      const phone = admitted ? await readFallbackPhone(tx, businessId) : admission.fallbackPhone;
      const ringing = await whomToRing(tx, incoming, phone);
      await writeTurnedAway(tx, incoming, ringing === null ? ASKED_FOR_MESSAGE : PUT_THROUGH);
      if (ringing !== null) await notePutThrough(tx, businessId, sid);
      signal.throwIfAborted();
      return { type: 'unserved', why, ringing } as const;
    });
    return entered;
  };

  const goOn = async (sid: string): Promise<CallFacts> => {
    const next = await afterStream(db, sid, afterEndedStream);
    switch (next.type) {
      case 'hang-up':
        return OVER;
      case 'connect':
        return { type: 'reconnected', token: next.token };
      case 'instead':
        return afterTrouble('receptionist-failed', next.businessId, sid);
    }
  };

  const afterTheStream: Answers<CarrierCall>['answer'] = (told, keep, signal) =>
    told.end === null ? goOn(told.sid) : status(told, keep, signal);

  /** The carrier could not get or carry out an answer of ours: a call under way goes on, another leaves a message. */
  const fallback = async (told: CarrierCall): Promise<CallFacts> => {
    const known = await callBySid(db, told.sid);
    if (known !== null && known.status !== 'ringing') return goOn(told.sid);
    const ringing = known === null ? null : await goOnRinging(db, { ...known, ...told });
    if (ringing !== null) return ringing;
    const arrival = await arrivalOf(told);
    if (arrival.type === 'turned-away') return arrival;
    const { businessId } = arrival.incoming;
    const { callId } = await createCall(db, arrival.incoming);
    await giveUpCall(db, { businessId, callId });
    return afterTrouble('carrier-gave-up', businessId, told.sid);
  };

  /** Nobody took the call that was put through: the caller leaves word at least. */
  const afterDial = async ({ sid, dial }: CarrierEvents['after-dial']): Promise<CallFacts> => {
    const known = await callBySid(db, sid);
    if (!dial.taken) {
      if (known !== null) await db.tenant(known.businessId, (tx) => noteNotTaken(tx, known.businessId, sid));
      return NOBODY_TOOK_IT;
    }
    if (known !== null)
      await recordTransfer(db, { businessId: known.businessId, callId: known.id }, dial.seconds);
    return OVER;
  };

  // The caller is answered even where the disk takes nothing.
  const keepIfPossible = (keep: Keep, ...note: Parameters<Keep>) =>
    keep(...note).catch((error: unknown) => {
      log.error({ err: error, kind: note[0] }, 'what a carrier told could not even be kept on disk');
    });

  // Only the states that end a call count, and the first of them ends it, so their order does not matter.
  const status: Answers<CarrierCall>['answer'] = ({ sid, end }, keep) => {
    if (end === null) return Promise.resolve(null);
    const work = () => endCall({ db, carriers, onError: onLate }, sid, end, Date.now());
    const ending = withinDeadline(2 * parts.deadlineMs, work, onLate).catch((error: unknown) => {
      log.error({ err: error }, 'a call that is over could not be ended: this is kept on disk');
      return keepIfPossible(keep, 'ended', sid);
    });
    inBackground(ending, 'a call that is over could not be ended');
    return Promise.resolve(null);
  };

  /** The last fallback phone that was known, or a message. */
  const whileAway: Answers<CarrierCall>['whileAway'] = async ({ sid, to, end }, keep) => {
    await keepIfPossible(keep, end === null ? 'turned-away' : 'ended', sid);
    if (end !== null) return null;
    const phone = parts.fallbacks.phoneFor(to);
    const ringing = phone === null ? null : { phone, seconds: LONGEST_DIAL_SECONDS };
    return { type: 'unserved', why: 'no-database', ringing };
  };

  return {
    voice: { answer: voice, whileAway },
    'after-stream': { answer: afterTheStream, whileAway },
    fallback: { answer: fallback, whileAway },
    status: { answer: status, whileAway: () => Promise.resolve(null) },
    'after-dial': {
      answer: afterDial,
      async whileAway({ sid, dial }, keep) {
        if (!dial.taken) return NOBODY_TOOK_IT;
        await keepIfPossible(keep, 'transfer', sid);
        return OVER;
      },
    },
    'after-recording': {
      async answer({ sid, recordingUrl }) {
        if (recordingUrl !== null) await keepRecording(db, sid, recordingUrl);
        return { type: 'recorded' };
      },
      async whileAway({ sid, recordingUrl }, keep) {
        if (recordingUrl !== null) await keepIfPossible(keep, 'recording', `${sid} ${recordingUrl}`);
        return { type: 'recorded' };
      },
    },
  };
}
