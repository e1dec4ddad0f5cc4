/** Twilio's requests to a service: their form, their signature, their patience. */
import { createHmac } from 'node:crypto';
import { type Next, readTwiml, TwilioError, type Verb } from './twiml.ts';

/** The service that is rung, as Twilio knows it. */
export interface Service {
  /** The origin to connect to. */
  readonly url: string;
  /** The origin that stands in Twilio's settings and in the service's TwiML; signatures are over it. */
  readonly publicUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
}

/** A document that Twilio got, and the address that its relative ones are relative to. */
export interface Document {
  readonly verbs: readonly Verb[];
  readonly url: string;
  /** It was no TwiML but text, which Twilio reads out. */
  readonly readAloud: boolean;
}

/** Twilio's hard limit for every request of a call. */
const TIMEOUT_MS = 15_000;
const XML = /^(text|application)\/xml\b|^text\/html\b/;

/** HMAC-SHA1 over the address and the sorted fields. https://www.twilio.com/docs/usage/security */
export function sign(authToken: string, url: string, fields: Readonly<Record<string, string>>): string {
  const text = Object.keys(fields)
    .sort()
    .reduce((sum, name) => sum + name + (fields[name] ?? ''), url);
  return createHmac('sha1', authToken).update(text).digest('base64');
}

/** The address to connect to for one that stands in settings or in TwiML. */
export function reach(service: Service, address: string): string {
  const [from, to] = address.startsWith('ws')
    ? [service.publicUrl, service.url].map((origin) => origin.replace(/^http/, 'ws'))
    : [service.publicUrl, service.url];
  return from !== undefined && to !== undefined && address.startsWith(from)
    ? to + address.slice(from.length)
    : address;
}

/** Asks the service what to do next. @throws TwilioError as Twilio's debugger would show it. */
export async function ask(
  service: Service,
  next: Next,
  fields: Readonly<Record<string, string>>,
): Promise<Document> {
  const response = await request(service, next, fields);
  const body = await response.text();
  if (!response.ok) throw new TwilioError(11200, `${pathOf(next.url)} was answered with ${response.status}`);
  const { url } = next;
  if (response.status === 204 || body.trim() === '') return { verbs: [], url, readAloud: false };
  const type = response.headers.get('content-type') ?? '';
  if (XML.test(type) || body.trimStart().startsWith('<'))
    return { verbs: readTwiml(body), url, readAloud: false };
  if (!type.startsWith('text/plain')) throw new TwilioError(12300, `${pathOf(url)} was answered in ${type}`);
  return { verbs: [{ name: 'Say', text: body.trim() }, { name: 'Hangup' }], url, readAloud: true };
}

const pathOf = (url: string): string => URL.parse(url)?.pathname ?? url;

async function request(
  service: Service,
  { url, method }: Next,
  fields: Readonly<Record<string, string>>,
): Promise<Response> {
  const form = new URLSearchParams(fields);
  const address = method === 'GET' ? `${url}${url.includes('?') ? '&' : '?'}${form.toString()}` : url;
  const headers = {
    'X-Twilio-Signature': sign(service.authToken, address, method === 'GET' ? {} : fields),
    'I-Twilio-Idempotency-Token': `${fields['CallSid'] ?? ''} ${url}`,
    'User-Agent': 'TwilioProxy/1.1',
  };
  const init = { method, headers, ...(method === 'POST' && { body: form }) };
  const send = () => fetch(reach(service, address), { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  try {
    // A connection that cannot be made is tried once more; nothing else is.
    return await send().catch((error: unknown) => {
      if (error instanceof TypeError) return send();
      throw error;
    });
  } catch (error) {
    const why = error instanceof TypeError && error.cause instanceof Error ? error.cause : error;
    throw new TwilioError(11200, `${pathOf(url)}: ${why instanceof Error ? why.message : String(why)}`);
  }
}
