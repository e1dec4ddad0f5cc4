/** A company's requests to a service: their form, their signature, their patience. */
import { companyOf, type Service } from './company.ts';
import { type Next, readTwiml, TwilioError, type Verb } from './twiml.ts';

export { type Service, sign } from './company.ts';

/** A document that Twilio got, and the address that its relative ones are relative to. */
export interface Document {
  readonly verbs: readonly Verb[];
  readonly url: string;
  /** It was no TwiML but text, which Twilio reads out. */
  readonly readAloud: boolean;
}

const XML = /^(text|application)\/xml\b|^text\/html\b/;

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
  if (Buffer.byteLength(body) > companyOf(service).mostBytes)
    throw new TwilioError(11750, `${pathOf(next.url)} was answered with too much`);
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
  const company = companyOf(service);
  const told = Object.fromEntries(Object.entries(fields).filter(([name]) => !company.untold.has(name)));
  const form = new URLSearchParams(told);
  const address = method === 'GET' ? `${url}${url.includes('?') ? '&' : '?'}${form.toString()}` : url;
  const headers = company.headersOf(service, address, method === 'GET' ? {} : told);
  const init = { method, headers, ...(method === 'POST' && { body: form }) };
  const send = () =>
    fetch(reach(service, address), { ...init, signal: AbortSignal.timeout(company.timeoutMs) });
  try {
    // A connection that cannot be made is tried once more, if at all; nothing else is.
    return await send().catch((error: unknown) => {
      if (error instanceof TypeError && company.retries > 0) return send();
      throw error;
    });
  } catch (error) {
    const why = error instanceof TypeError && error.cause instanceof Error ? error.cause : error;
    throw new TwilioError(11200, `${pathOf(url)}: ${why instanceof Error ? why.message : String(why)}`);
  }
}
