/**
 * Twilio's webhooks for a call: verified, read, handed on, answered in TwiML within a deadline. Whatever fails here, the
 * caller is put through or leaves a message: Twilio reads plain text aloud and plays a message of its own on an error.
 */
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { Database } from '../../../db/client.ts';
import type { BusinessId } from '../../../db/ids.ts';
import type { Billing } from '../../billing/billing.ts';
import { readFallbackPhone } from '../../billing/fallback-phones.ts';
import { admitCall } from '../../billing/admission.ts';
import { recordTransfer } from '../../billing/ledger.ts';
import { findBusinessByNumber } from '../../business/business.ts';
import type { CallManager } from '../../call/manager.ts';
import { isBlocked } from '../../customers/customers.ts';
import { withinDeadline } from '../../deadline.ts';
import type { Logger } from '../../log.ts';
import { callBySid, createCall, type IncomingCall, writeCall } from '../../calls/calls.ts';
import {
  afterStream,
  carrierEnded,
  giveUpCall,
  keepRecording,
  type NextStep,
  writeTurnedAway,
} from '../../calls/carrier-events.ts';
import type { FallbackNumbers } from '../../storage/fallback-numbers.ts';
import type { Note, Spool } from '../../storage/spool.ts';
import type { Fallback, FallbackReason } from '../fallbacks.ts';
import { type Ringing, whomToRing } from '../put-through.ts';
import { hangUp, NOBODY_FREE, TROUBLE, twilioAnswers } from './twiml.ts';
import { callFields, type CallFields, isOver, isVouchedFor } from './fields.ts';
import { noteNotTaken, notePutThrough } from '../../calls/put-through.ts';
import { LONGEST_DIAL_SECONDS } from '../../business/dialling.ts';
import { callerOf, DEADLINE_MS, EMPTY, type FormParts, verifyForm } from './form.ts';
import { wasReached } from './replay.ts';
import { textWebhook } from './text.ts';

export interface TwilioParts extends FormParts {
  readonly db: Database;
  /** Our own number at the carrier; null: none is known. */
  readonly twilioCallerId: string | null;
  readonly callManager: Pick<CallManager, 'prepare'>;
  readonly billing: Pick<Billing, 'admission'>;
  /** Whom callers reach when the database cannot be asked. */
  readonly fallbacks: Pick<FallbackNumbers, 'phoneFor'>;
  /** Where what Twilio tells is kept when it cannot be filed. */
  readonly spool: Pick<Spool, 'keep'>;
  /** Whether the receptionist answers: in production not where nothing recognises what callers say. */
  readonly hearsCallers: boolean;
  /** Told of each caller whom it does not serve. */
  readonly onFallback: (fallback: Fallback) => void;
  /** Tests shorten it. */
  readonly deadlineMs?: number;
}

const ONE_MOMENT = 'One moment please, I am putting you through.';
/** Nothing broke in the middle of their call: there is nothing to be sorry for. */
const CALM: ReadonlySet<FallbackReason> = new Set(['not-admitted', 'cannot-hear', 'nobody-took-it']);
/** What the history says of calls that were not the receptionist's to answer. */
const ASKED_FOR_MESSAGE = 'Not answered by the receptionist: a message was asked for.';
const PUT_THROUGH = 'Not answered by the receptionist: put through.';

/** Answers with TwiML, or with nothing to say. Late work looks at the signal before it commits. */
type Webhook = (fields: CallFields, signal: AbortSignal) => Promise<VoiceResponse | null>;
/** Answers without the database: what is to be filed is kept on disk. */
type Reduced = (fields: CallFields) => Promise<VoiceResponse | null>;

export function twilioRoutes(parts: TwilioParts): Router {
  const { db, callManager, publicUrl, billing, log, fallbacks } = parts;
  const limitMs = parts.deadlineMs ?? DEADLINE_MS;
  const onLate = (error: unknown) => log.warn({ err: error }, 'a webhook of Twilio failed after its answer');
  const { connect, takeMessage, putThrough } = twilioAnswers(publicUrl);
  const inBackground = (work: Promise<unknown>, what: string) => {
    work.catch((error: unknown) => log.error({ err: error }, what));
  };

  /** What a caller hears whom the receptionist does not serve: the owner's own phone, or somebody to leave word with. */
  const instead = (why: FallbackReason, ringing: Ringing | null) => {
    const fallback: Fallback = { why, how: ringing === null ? 'message' : 'phone' };
    parts.onFallback(fallback);
    log.warn(fallback, 'a caller is served without the receptionist');
    const calm = CALM.has(why);
    if (ringing === null) return takeMessage(calm ? NOBODY_FREE : TROUBLE);
    return putThrough(ringing.phone, ringing.seconds, calm ? undefined : ONE_MOMENT);
  };
  /** What needs no database: the last known fallback phone. */
  const withoutDatabase = (to: string) => {
    const phone = fallbacks.phoneFor(to);
    return instead('no-database', phone === null ? null : { phone, seconds: LONGEST_DIAL_SECONDS });
  };
  /** Two businesses that ring each other would pay for a call that never ends. */
  const unlessItLoops = async (ringing: Ringing | null) =>
    ringing !== null && (await findBusinessByNumber(db, ringing.phone)) !== null ? null : ringing;
  const afterTrouble = async (why: FallbackReason, businessId: BusinessId, sid: string) => {
    const ringing = await db.tenant(businessId, async (tx) => {
      const found = await whomToRing(tx, { businessId, sid }, await readFallbackPhone(tx, businessId));
      if (found !== null) await notePutThrough(tx, businessId, sid);
      return found;
    });
    return instead(why, await unlessItLoops(ringing));
  };
  const goOn = (step: NextStep, sid: string) => {
    switch (step.type) {
      case 'hang-up':
        return hangUp();
      case 'connect':
        return connect(step.token, 'Sorry, we were cut off. One moment please.');
      case 'instead':
        return afterTrouble('receptionist-failed', step.businessId, sid);
    }
  };

  /** The call that came in, or what its caller hears instead: nobody is there, or nobody for them. */
  const incomingOf = async (fields: CallFields): Promise<IncomingCall | VoiceResponse> => {
    // A code of ours to a number that leads here: its receptionist has no use for it.
    if (fields.From === parts.twilioCallerId) return hangUp();
    const found = await findBusinessByNumber(db, fields.To);
    if (found === null) return hangUp('Sorry, this number is not in service. Goodbye.');
    const { businessId } = found;
    const from = callerOf(fields.From);
    if (from !== null && (await isBlocked(db, businessId, from)))
      return hangUp('We are sorry, but we cannot take your call. Goodbye.');
    const vouched = isVouchedFor(fields);
    return { businessId, sid: fields.CallSid, line: 'carrier', from, vouched, to: fields.To };
  };

  const voice: Webhook = async (fields, signal) => {
    const incoming = await incomingOf(fields);
    if (incoming instanceof VoiceResponse) return incoming;
    const answer = await admitCall(billing.admission, incoming, async (tx, admission) => {
      const { businessId } = incoming;
      if (admission.type === 'open' && parts.hearsCallers) {
        inBackground(callManager.prepare(businessId), 'a greeting could not be prepared');
        const { token } = await writeCall(tx, incoming);
        // Its caller was answered in another way meanwhile: a call that nobody takes is not left behind.
        signal.throwIfAborted();
        return token === null ? hangUp() : connect(token);
      }
      const why: FallbackReason = admission.type === 'open' ? 'cannot-hear' : 'not-admitted';
      const phone =
        admission.type === 'open' ? await readFallbackPhone(tx, businessId) : admission.fallbackPhone;
      const ringing = await whomToRing(tx, incoming, phone);
      await writeTurnedAway(tx, incoming, ringing === null ? ASKED_FOR_MESSAGE : PUT_THROUGH);
      if (ringing !== null) await notePutThrough(tx, businessId, incoming.sid);
      signal.throwIfAborted();
      return { why, ringing };
    });
    if (answer instanceof VoiceResponse) return answer;
    return instead(answer.why, await unlessItLoops(answer.ringing));
  };

  const afterTheStream: Webhook = async (fields, signal) => {
    if (isOver(fields.CallStatus)) return status(fields, signal);
    return goOn(await afterStream(db, fields.CallSid), fields.CallSid);
  };

  /** Twilio could not get or carry out an answer of ours: a call under way goes on, another leaves a message. */
  const fallback: Webhook = async (fields) => {
    const known = await callBySid(db, fields.CallSid);
    if (known !== null && known.status !== 'ringing')
      return goOn(await afterStream(db, fields.CallSid), fields.CallSid);
    const incoming = await incomingOf(fields);
    if (incoming instanceof VoiceResponse) return incoming;
    const { callId } = await createCall(db, incoming);
    await giveUpCall(db, { businessId: incoming.businessId, callId });
    return afterTrouble('carrier-gave-up', incoming.businessId, fields.CallSid);
  };

  /** Nobody took the call that was put through: the caller leaves word at least. */
  const afterDial: Webhook = async (fields) => {
    const known = await callBySid(db, fields.CallSid);
    if (fields.DialCallStatus !== 'completed') {
      if (known !== null) await noteNotTaken(db, known.businessId, fields.CallSid);
      return instead('nobody-took-it', null);
    }
    if (known !== null)
      await recordTransfer(db, { businessId: known.businessId, callId: known.id }, fields.DialCallDuration);
    return hangUp();
  };

  const afterRecording: Webhook = async (fields) => {
    const { RecordingUrl: url, RecordingDuration: seconds } = fields;
    if (url !== undefined && seconds !== '0') await keepRecording(db, fields.CallSid, url);
    return hangUp('Thank you. Goodbye.');
  };

  /** Keeps on disk what cannot be filed now. The caller is answered even where the disk takes nothing. */
  const keepFor = async (kind: Note['kind'], key: string, fields: CallFields) => {
    const told = Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    );
    try {
      const note = { kind, fields: Object.fromEntries(told), at: new Date().toISOString() };
      await parts.spool.keep(key, note);
    } catch (error) {
      log.error({ err: error, kind }, 'what Twilio told could not even be kept on disk');
    }
  };

  // Only the states that end a call count, and the first of them ends it, so their order does not matter.
  const status: Webhook = (fields) => {
    if (isOver(fields.CallStatus)) {
      const work = () => carrierEnded(db, fields.CallSid, wasReached(fields), fields.CallDuration ?? null);
      const ending = withinDeadline(2 * limitMs, work, onLate).catch((error: unknown) => {
        log.error({ err: error }, 'a call that is over could not be ended: this is kept on disk');
        return keepFor('ended', fields.CallSid, fields);
      });
      inBackground(ending, 'a call that is over could not be ended');
    }
    return Promise.resolve(null);
  };

  const answerReduced: Reduced = async (fields) => {
    if (isOver(fields.CallStatus)) {
      await keepFor('ended', fields.CallSid, fields);
      return null;
    }
    await keepFor('turned-away', fields.CallSid, fields);
    return withoutDatabase(fields.To);
  };
  const afterDialReduced: Reduced = async (fields) => {
    if (fields.DialCallStatus !== 'completed') return instead('nobody-took-it', null);
    await keepFor('transfer', fields.CallSid, fields);
    return hangUp();
  };
  const afterRecordingReduced: Reduced = async (fields) => {
    const { CallSid, RecordingUrl: url } = fields;
    if (url !== undefined) await keepFor('recording', `${CallSid} ${url}`, fields);
    return hangUp('Thank you. Goodbye.');
  };
  const statusReduced: Reduced = () => Promise.resolve(null);

  const handle =
    (work: Webhook, whenBroken: Reduced): RequestHandler =>
    async (request, response) => {
      const fields = callFields.safeParse(request.body);
      if (!fields.success) {
        log.warn({ path: request.path }, 'a webhook of Twilio had no call in it');
        response.status(400).type('text/xml').send(EMPTY);
        return;
      }
      let answer: VoiceResponse | null;
      try {
        answer = await withinDeadline(limitMs, (signal) => work(fields.data, signal), onLate);
      } catch (error) {
        log.error({ err: error, path: request.path }, 'a webhook of Twilio is answered without the database');
        answer = await whenBroken(fields.data);
      }
      if (answer === null) response.status(204).end();
      else response.type('text/xml').send(answer.toString());
    };

  const router = express.Router();
  router.use(verifyForm(parts));
  router.post('/voice', handle(voice, answerReduced));
  router.post('/after-stream', handle(afterTheStream, answerReduced));
  router.post('/fallback', handle(fallback, answerReduced));
  router.post('/after-dial', handle(afterDial, afterDialReduced));
  router.post('/after-recording', handle(afterRecording, afterRecordingReduced));
  router.post('/status', handle(status, statusReduced));
  router.post('/sms', textWebhook(parts));
  router.use(refuse(log));
  return router;
}

/** Whatever went wrong on the way here. */
const refuse =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    log.warn({ err: error, path: request.path }, 'a webhook of Twilio could not be read');
    response.status(400).type('text/xml').send(EMPTY);
  };
