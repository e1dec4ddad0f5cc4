/** The carrier's webhooks, signed as Twilio signs them. */
import { randomUUID } from 'node:crypto';
import { twilioSignature } from '../carriers/twilio/signature.ts';
import { AUTH_TOKEN, PUBLIC_URL } from '../service-tests/carrier.ts';
import { type Answer, ask, PROXY } from './client.ts';

/** Posts a webhook as Twilio does. */
export function postWebhook(
  port: number,
  name: string,
  fields: Readonly<Record<string, string>>,
): Promise<Answer> {
  const path = `/webhooks/twilio/${name}`;
  return ask(port, PROXY, path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': twilioSignature(AUTH_TOKEN, PUBLIC_URL + path, fields),
    },
    body: new URLSearchParams(fields).toString(),
  });
}

export const newSid = (): string => `CA${randomUUID().replaceAll('-', '')}`;

/** Rings a number. @returns what the carrier is told to do. */
export const ring = (
  { port }: { readonly port: number },
  { to, from, sid = newSid() }: { readonly to: string; readonly from: string; readonly sid?: string },
): Promise<Answer> => postWebhook(port, 'voice', { CallSid: sid, From: from, To: to, CallStatus: 'ringing' });

/** The caller hung up. */
export const hangUp = (
  { port }: { readonly port: number },
  { to, from, sid }: { readonly to: string; readonly from: string; readonly sid: string },
): Promise<Answer> =>
  postWebhook(port, 'status', {
    CallSid: sid,
    From: from,
    To: to,
    CallStatus: 'completed',
    CallDuration: '0',
  });
