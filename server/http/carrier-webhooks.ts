/**
 * The webhooks of a carrier: verified, read, handed on, answered within a deadline. Whatever fails here, the caller is put
 * through or leaves a message: a carrier reads plain text aloud, and plays a message of its own on an error.
 */
import express, { type ErrorRequestHandler, type RequestHandler, type Response, type Router } from 'express';
import { type CallFacts, callFlow, type CallInstruction } from '../carriers/call-flow.ts';
import { type CarrierEvents, type WebhookKind, WEBHOOKS } from '../carriers/carrier.ts';
import { withinDeadline } from '../deadline.ts';
import { languageOf } from '../languages/languages.ts';
import type { FallbackNumbers } from '../storage/fallback-numbers.ts';
import type { Spool } from '../storage/spool.ts';
import type { Answers, Keep } from './carrier-answers.ts';
import { callAnswers, type CallParts } from './carrier-calls.ts';
import { textAnswers } from './carrier-texts.ts';
import { transferAnswers } from './carrier-transfers.ts';
import { ringAnswers } from './staff-rings.ts';
import type { Fallback } from './fallbacks.ts';

/**
 * A carrier has its answer in three seconds, with what it takes to write another one and send it: a caller hears silence
 * for so long. Twilio itself would wait for 15 s, SignalWire for 5.
 */
const DEADLINE_MS = 2_700;

export interface CarrierParts extends Omit<CallParts, 'carrier' | 'deadlineMs'> {
  readonly publicUrl: string;
  /** Told of each caller whom the receptionist does not serve. */
  readonly onFallback: (fallback: Fallback) => void;
  /** What is known of each number without the database. */
  readonly fallbacks: Pick<FallbackNumbers, 'phoneFor' | 'languageOf'>;
  /** Where what the carrier tells is kept when it cannot be filed. */
  readonly spool: Pick<Spool, 'keep'>;
  /** Tests shorten it. */
  readonly deadlineMs?: number;
}

type AllAnswers = { readonly [Kind in WebhookKind]: Answers<CarrierEvents[Kind]> };

/** The webhooks of all carriers, each below its name. */
export function carrierWebhooks(parts: CarrierParts): Router {
  const { carriers, log, deadlineMs = DEADLINE_MS } = parts;
  const router = express.Router();
  for (const carrier of carriers) {
    const own = { ...parts, carrier, log: log.child({ carrier: carrier.name }), deadlineMs };
    router.use(`/${carrier.name}`, webhooksOf(own));
  }
  return router;
}

function webhooksOf(parts: CallParts & CarrierParts): Router {
  const { carrier, publicUrl, spool, deadlineMs, log } = parts;
  const answers: AllAnswers = {
    ...callAnswers(parts),
    ...transferAnswers({ ...parts, onError: (error) => log.error({ err: error }, 'a transfer failed') }),
    ...ringAnswers(parts.db),
    ...textAnswers(parts),
    instruction: { answer: decided, whileAway: decided },
  };
  const onLate = (error: unknown) => log.warn({ err: error }, 'a webhook failed after its answer');
  const send = (response: Response, status: number, instruction: CallInstruction) => {
    const { type, body } = carrier.render(instruction);
    response.status(status).type(type).send(body);
  };

  const handle =
    <Kind extends WebhookKind>(kind: Kind): RequestHandler =>
    async (request, response) => {
      const body = bodyOf(request);
      const { t: token } = request.query;
      const event = carrier.read(kind, body, typeof token === 'string' ? token : '');
      if (event === null) {
        log.warn({ kind }, 'a webhook could not be read');
        send(response, 400, NOTHING);
        return;
      }
      const keep: Keep = (note, key) =>
        spool.keep(key, { kind: note, carrier: carrier.name, body, at: new Date().toISOString() });
      const { answer, whileAway }: Answers<CarrierEvents[Kind]> = answers[kind];
      let facts: CallFacts | null;
      try {
        facts = await withinDeadline(deadlineMs, (signal) => answer(event, keep, signal), onLate);
      } catch (error) {
        log.error({ err: error, kind }, 'a webhook is answered without the database');
        try {
          facts = await whileAway(event, keep);
        } catch (unkept) {
          log.error({ err: unkept, kind }, 'a webhook could not be kept');
          // Its carrier sends it again where its address says so, as Set-up tells.
          send(response, 500, NOTHING);
          return;
        }
      }
      if (facts === null) {
        response.status(204).end();
        return;
      }
      const { calls, transfers } = languageOf(parts.fallbacks.languageOf('to' in event ? event.to : ''));
      const instruction = callFlow(facts, calls, transfers);
      if (facts.type === 'unserved') {
        const how = instruction.type === 'put-through' ? 'phone' : 'message';
        parts.onFallback({ why: facts.why, how });
        log.warn({ why: facts.why, how }, 'a caller is served without the receptionist');
      }
      send(response, 200, instruction);
    };

  const verify: RequestHandler = (request, response, next) => {
    const { headers, originalUrl } = request;
    if (carrier.verify({ url: publicUrl + originalUrl, headers, body: bodyOf(request) })) {
      next();
      return;
    }
    log.warn({ path: request.path }, 'a webhook without a valid signature was refused');
    send(response, 403, NOTHING);
  };
  /** Whatever went wrong on the way here. */
  const failed: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    log.warn({ err: error, path: request.path }, 'a webhook could not be read');
    send(response, 400, NOTHING);
  };

  const router = express.Router();
  router.use(verify);
  for (const kind of WEBHOOKS) router.post(`/${kind}`, handle(kind));
  router.use(failed);
  return router;
}

/** The address of this webhook has the whole answer. */
const decided = ({ instruction }: CarrierEvents['instruction']): Promise<CallFacts> =>
  Promise.resolve({ type: 'decided', instruction });

const NOTHING: CallInstruction = { type: 'nothing' };

const bodyOf = ({ body }: { readonly body: unknown }): string => (typeof body === 'string' ? body : '');
