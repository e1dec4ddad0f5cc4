/**
 * Twilio's REST API for ringing and texting a number, and its refusals:
 * https://www.twilio.com/docs/voice/api/call-resource, https://www.twilio.com/docs/messaging/api/message-resource
 */
import type { Numbers, Sent } from './carrier-api.ts';
import type { Refused } from './carrier-texts.ts';
import { readTwiml } from './phone/twiml.ts';

const MOST_TWIML = 4_000;
const MOST_TEXT = 1_600;
const E164 = /^\+[1-9]\d{6,14}$/;

const refused = (code: number, message: string): Refused => ({ status: 400, code, message });

/** @param form as it was posted to `Calls.json` or `Messages.json`. */
export function takeOutgoing(by: Sent['by'], form: URLSearchParams, numbers: Numbers): Sent | Refused {
  const [to = '', from = ''] = ['To', 'From'].map((name) => form.get(name) ?? '');
  if (!E164.test(to)) return refused(21211, `The 'To' number ${to} is not a valid phone number.`);
  if (numbers.own !== 'every' && !numbers.own.includes(from))
    return by === 'call'
      ? refused(21210, `'From' phone number not verified: ${from}`)
      : refused(21606, `The 'From' phone number ${from} is not a valid, message-capable number`);
  if (numbers.forbidden.some((beginning) => to.startsWith(beginning)))
    return by === 'call'
      ? refused(21215, 'Account not authorized to call this number: check Geo-Permissions.')
      : refused(21408, 'Permission to send an SMS has not been enabled for the region.');
  if (by === 'text' && numbers.landlines.includes(to))
    return refused(21614, `'To' number is not a valid mobile number: ${to}`);
  const words = by === 'call' ? spokenIn(form.get('Twiml')) : (form.get('Body') ?? '');
  if (words === null) return refused(21205, 'Url is not valid, and Twiml is none.');
  if (by === 'text' && words === '') return refused(21602, 'Message body is required.');
  if (words.length > MOST_TEXT) return refused(21617, 'The concatenated message body is too long.');
  return { by, to, from, words };
}

function spokenIn(twiml: string | null): string | null {
  if (twiml === null || twiml.length > MOST_TWIML) return null;
  try {
    return readTwiml(twiml)
      .flatMap((verb) => (verb.name === 'Say' ? [verb.text] : []))
      .join(' ');
  } catch {
    return null; // What Twilio cannot read it does not say.
  }
}
