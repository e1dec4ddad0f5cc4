/**
 * Twilio's webhooks for a call: verified, read, handed on, answered in TwiML. Whatever fails here, the caller hears a
 * sentence: Twilio reads plain text aloud and plays a message of its own on an error.
 */
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { Billing } from '../billing/billing.ts';
import { admitCall } from '../billing/gate.ts';
import { recordTransfer } from '../billing/ledger.ts';
import { findBusinessByNumber } from '../business/business.ts';
import type { Switchboard } from '../call/switchboard.ts';
import { isBlocked } from '../customers/customers.ts';
import type { Logger } from '../log.ts';
import { callBySid, createCall, type IncomingCall, writeCall } from '../record/calls.ts';
import {
  afterStream,
  carrierEnded,
  giveUpCall,
  keepRecording,
  type NextStep,
  writeTurnedAway,
} from '../record/carrier.ts';
import { noteNotTaken, notePutThrough } from '../record/put-through.ts';
import { type Ringing, whomToRing } from './put-through.ts';
import { mediaUrl, TOKEN_PARAMETER } from './media.ts';
import { callerOf, EMPTY, type FormParts, verifyForm } from './twilio-form.ts';
import { textWebhook } from './twilio-text.ts';

export interface TwilioParts extends FormParts {
  readonly db: Database;
  readonly switchboard: Pick<Switchboard, 'prepare'>;
  readonly billing: Pick<Billing, 'gate'>;
}

/** Where the router is mounted. */
const BASE = '/webhooks/twilio';
const LARGEST_BODY = '64kb';
const LONGEST_RECORDING_SECONDS = 120;
/** About five rings: whoever does not answer by then is not there, and the caller is still patient. */
const RING_SECONDS = 25;

const TROUBLE =
  'I am sorry, something is wrong on our side. Please leave a message after the tone, and we will call you back.';
const NOBODY_FREE =
  'Thank you for calling. Nobody can come to the phone right now. Please leave your name, your number and a message after the tone, and we will call you back.';

/** What the history says of calls that were not the receptionist's to answer. */
const ASKED_FOR_MESSAGE = 'Not answered by the receptionist: a message was asked for.';
const PUT_THROUGH = 'Not answered by the receptionist: put through.';

const callFields = z.object({
  CallSid: z.string().min(1).max(100),
  From: z.string().default(''),
  To: z.string().default(''),
  CallStatus: z.string().default(''),
  RecordingUrl: z.url({ protocol: /^https?$/ }).optional(),
  RecordingDuration: z.string().optional(),
  /** Seconds from the carrier's answer to the end, told with the last state. */
  CallDuration: z.coerce.number().int().min(0).optional().catch(undefined),
  DialCallStatus: z.string().optional(),
  DialCallDuration: z.coerce.number().int().min(0).catch(0),
});
type CallFields = z.infer<typeof callFields>;

/** Answers with TwiML, or with nothing to say. */
type Webhook = (fields: CallFields) => Promise<VoiceResponse | null>;

export function twilioRoutes(parts: TwilioParts): Router {
  const { db, switchboard, publicUrl, billing, log } = parts;
  const at = (name: string) => `${publicUrl}${BASE}/${name}`;
  const inBackground = (work: Promise<unknown>, what: string) => {
    work.catch((error: unknown) => log.error({ err: error }, what));
  };

  const connect = (token: string, apology?: string) => {
    const answer = new VoiceResponse();
    if (apology !== undefined) answer.say(apology);
    const stream = answer.connect({ action: at('after-stream') }).stream({ url: mediaUrl(publicUrl) });
    stream.parameter({ name: TOKEN_PARAMETER, value: token });
    // Reached when the stream ends in a way for which Twilio does not ask the action.
    answer.redirect({ method: 'POST' }, at('after-stream'));
    return answer;
  };
  const takeMessage = (words = TROUBLE) => {
    const answer = new VoiceResponse();
    answer.say(words);
    answer.record({
      action: at('after-recording'),
      method: 'POST',
      maxLength: LONGEST_RECORDING_SECONDS,
      playBeep: true,
    });
    answer.say('Goodbye.');
    answer.hangup();
    return answer;
  };
  const goOn = (step: NextStep) => {
    switch (step.type) {
      case 'hang-up':
        return hangUp();
      case 'connect':
        return connect(step.token, 'Sorry, we were cut off. One moment please.');
      case 'take-message':
        return takeMessage();
    }
  };

  /** The call that came in, or what its caller hears instead: nobody is there, or nobody for them. */
  const incomingOf = async (fields: CallFields): Promise<IncomingCall | VoiceResponse> => {
    const found = await findBusinessByNumber(db, fields.To);
    if (found === null) return hangUp('Sorry, this number is not in service. Goodbye.');
    const { businessId } = found;
    const from = callerOf(fields.From);
    if (from !== null && (await isBlocked(db, businessId, from)))
      return hangUp('We are sorry, but we cannot take your call. Goodbye.');
    return { businessId, sid: fields.CallSid, line: 'carrier', from, to: fields.To };
  };

  /** What a caller hears whom the receptionist may not answer: the owner's own phone, or somebody to leave word with. */
  const instead = (ringing: Ringing | null) => {
    if (ringing === null) return takeMessage(NOBODY_FREE);
    const answer = new VoiceResponse();
    const { phone, seconds: timeLimit } = ringing;
    answer.dial({ action: at('after-dial'), method: 'POST', timeout: RING_SECONDS, timeLimit }, phone);
    return answer;
  };

  const voice: Webhook = async (fields) => {
    const incoming = await incomingOf(fields);
    if (incoming instanceof VoiceResponse) return incoming;
    const answer = await admitCall(billing.gate, incoming, async (tx, admission) => {
      if (admission.type === 'open') {
        inBackground(switchboard.prepare(incoming.businessId), 'a greeting could not be prepared');
        const { token } = await writeCall(tx, incoming);
        return token === null ? hangUp() : connect(token);
      }
      const ringing = await whomToRing(tx, incoming, admission.fallbackPhone);
      await writeTurnedAway(tx, incoming, ringing === null ? ASKED_FOR_MESSAGE : PUT_THROUGH);
      if (ringing !== null) await notePutThrough(tx, incoming.businessId, incoming.sid);
      return ringing;
    });
    if (answer instanceof VoiceResponse) return answer;
    // Two businesses that ring each other would pay for a call that never ends.
    const loops = answer !== null && (await findBusinessByNumber(db, answer.phone)) !== null;
    return instead(loops ? null : answer);
  };

  const afterTheStream: Webhook = async (fields) => {
    if (isOver(fields.CallStatus)) return status(fields);
    return goOn(await afterStream(db, fields.CallSid));
  };

  /** Twilio could not get or carry out an answer of ours: a call under way goes on, another leaves a message. */
  const fallback: Webhook = async (fields) => {
    const known = await callBySid(db, fields.CallSid);
    if (known !== null && known.status !== 'ringing') return goOn(await afterStream(db, fields.CallSid));
    const incoming = await incomingOf(fields);
    if (incoming instanceof VoiceResponse) return incoming;
    const { callId } = await createCall(db, incoming);
    await giveUpCall(db, { businessId: incoming.businessId, callId });
    return takeMessage();
  };

  /** Nobody took the call that was put through: the caller leaves word at least. */
  const afterDial: Webhook = async (fields) => {
    const known = await callBySid(db, fields.CallSid);
    if (fields.DialCallStatus !== 'completed') {
      if (known !== null) await noteNotTaken(db, known.businessId, fields.CallSid);
      return takeMessage(NOBODY_FREE);
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

  // Only the states that end a call count, and the first of them ends it, so their order does not matter.
  const status: Webhook = (fields) => {
    if (isOver(fields.CallStatus)) {
      const reached = fields.CallStatus !== 'failed' && fields.CallStatus !== 'busy';
      const seconds = fields.CallDuration ?? null;
      inBackground(
        carrierEnded(db, fields.CallSid, reached, seconds),
        'a call that is over could not be ended',
      );
    }
    return Promise.resolve(null);
  };

  const tryFallback = new VoiceResponse();
  tryFallback.redirect({ method: 'POST' }, at('fallback'));
  const apologise = hangUp(
    'I am sorry, something is wrong on our side. Please call again in a few minutes. Goodbye.',
  );

  const handle =
    (work: Webhook, whenBroken: VoiceResponse): RequestHandler =>
    async (request, response) => {
      const fields = callFields.safeParse(request.body);
      if (!fields.success) {
        log.warn({ path: request.path }, 'a webhook of Twilio had no call in it');
        response.status(400).type('text/xml').send(EMPTY);
        return;
      }
      let answer: VoiceResponse | null;
      try {
        answer = await work(fields.data);
      } catch (error) {
        log.error({ err: error, path: request.path }, 'a webhook of Twilio could not be answered');
        answer = whenBroken;
      }
      if (answer === null) response.status(204).end();
      else response.type('text/xml').send(answer.toString());
    };

  const router = express.Router();
  router.use(express.text({ type: () => true, limit: LARGEST_BODY }), verifyForm(parts));
  router.post('/voice', handle(voice, tryFallback));
  router.post('/after-stream', handle(afterTheStream, tryFallback));
  router.post('/fallback', handle(fallback, apologise));
  router.post('/after-dial', handle(afterDial, apologise));
  router.post('/after-recording', handle(afterRecording, apologise));
  router.post('/status', handle(status, apologise));
  router.post('/sms', textWebhook(parts));
  router.use(refuse(log));
  return router;
}

function hangUp(words?: string): VoiceResponse {
  const answer = new VoiceResponse();
  if (words !== undefined) answer.say(words);
  answer.hangup();
  return answer;
}

/** A body that cannot be read, and whatever else went wrong on the way here. */
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

function isOver(callStatus: string): boolean {
  return ['completed', 'busy', 'failed', 'no-answer', 'canceled'].includes(callStatus);
}
