/** The form that every webhook of Twilio is: read, let through only when Twilio signed it, and who it says is there. */
import type { Request, RequestHandler } from 'express';
import type { Logger } from '../../log.ts';
import { type FormFields, isBodySignedByTwilio, isSignedByTwilio } from './signature.ts';

/** TwiML that asks for nothing. */
export const EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/**
 * A carrier has its answer in three seconds, with what it takes to write another one and send it: a caller hears silence
 * for so long. Twilio itself would wait for 15 s.
 */
export const DEADLINE_MS = 2_700;

export interface FormParts {
  readonly publicUrl: string;
  readonly twilioAuthToken: string;
  readonly log: Logger;
}

/** Lets signed requests through, their form read. The URL is the public one as configured, whatever the headers say. */
export function verifyForm(parts: FormParts): RequestHandler {
  return (request: Request<object, unknown, unknown>, response, next) => {
    const body = typeof request.body === 'string' ? request.body : '';
    const signature = request.get('x-twilio-signature') ?? '';
    const url = parts.publicUrl + request.originalUrl;
    const fields = readForm(body);
    const signed =
      request.query['bodySHA256'] === undefined
        ? isSignedByTwilio(parts.twilioAuthToken, signature, url, fields)
        : isBodySignedByTwilio(parts.twilioAuthToken, signature, url, body);
    if (!signed) {
      parts.log.warn({ path: request.path }, 'a webhook without a valid signature was refused');
      response.status(403).type('text/xml').send(EMPTY);
      return;
    }
    request.body = fields;
    next();
  };
}

/** Every field of a form, with all values of one that is repeated. */
function readForm(body: string): FormFields {
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, never>;
  for (const [name, value] of new URLSearchParams(body)) {
    const earlier = fields[name];
    fields[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  return fields;
}

/** What carriers send in place of a number that is withheld: the words of a telephone's keys. */
const WITHHELD = new Set(
  ['ANONYMOUS', 'RESTRICTED', 'BLOCKED', 'UNKNOWN', 'UNAVAILABLE'].map((word) => `+${keysOf(word)}`),
);

function keysOf(word: string): string {
  const letters = ['', '', 'ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];
  return word.replace(/./g, (letter) => letters.findIndex((key) => key.includes(letter)).toString());
}

/** The number of who rings or writes, in E.164, or null when it is withheld or is none. */
export function callerOf(from: string): string | null {
  return /^\+[1-9]\d{6,14}$/.test(from) && !WITHHELD.has(from) ? from : null;
}
