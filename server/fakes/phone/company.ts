/** The telephone companies that a phone can be at, where they differ on the wire. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Stream } from './twiml.ts';

/** The service that is rung, as the company knows it. */
export interface Service {
  /** The origin to connect to. */
  readonly url: string;
  /** The origin that stands in the company's settings and in the service's TwiML; signatures are over it. */
  readonly publicUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** Left out: Twilio. */
  readonly company?: Company;
}

/** A message of a stream, without what every message of its company has. */
export type StreamMessage = Readonly<Record<string, unknown>> & { readonly event: string };

export interface Company {
  /** In the addresses of a service's webhooks. */
  readonly name: 'twilio' | 'signalwire';
  /** Its hard limit for every request of a call. */
  readonly timeoutMs: number;
  /** A longer answer is an error. */
  readonly mostBytes: number;
  /** How often a connection that cannot be made is tried once more. */
  readonly retries: number;
  newSid(kind: 'CA' | 'MZ' | 'RE' | 'SM'): string;
  /** Beside the form. */
  headersOf(
    service: Service,
    address: string,
    form: Readonly<Record<string, string>>,
  ): Record<string, string>;
  /** Of the request that opens a stream. */
  opening(service: Service, stream: Stream): Record<string, string>;
  readonly streamVersion: string;
  /** What a stream says of a key. */
  keyed(digit: string): object;
  /** A message as it leaves. */
  framed(message: StreamMessage, at: { readonly sequence: number; readonly streamSid: string }): object;
  /** The fields that it does not send. */
  readonly untold: ReadonlySet<string>;
  /** Where it keeps a recording. */
  recordingUrl(service: Service, sid: string): string;
}

/** HMAC-SHA1 over the address and the sorted fields. https://www.twilio.com/docs/usage/security */
export function sign(key: string, url: string, fields: Readonly<Record<string, string>>): string {
  const text = Object.keys(fields)
    .sort()
    .reduce((sum, name) => sum + name + (fields[name] ?? ''), url);
  return createHmac('sha1', key).update(text).digest('base64');
}

/** Of a document. */
const MOST_BYTES = 64 * 1_024;

export const TWILIO: Company = {
  name: 'twilio',
  timeoutMs: 15_000,
  mostBytes: MOST_BYTES,
  retries: 1,
  newSid: (kind) => kind + randomBytes(16).toString('hex'),
  headersOf: ({ authToken }, address, form) => ({
    'X-Twilio-Signature': sign(authToken, address, form),
    'I-Twilio-Idempotency-Token': `${form['CallSid'] ?? ''} ${address}`,
    'User-Agent': 'TwilioProxy/1.1',
  }),
  opening: ({ authToken }, { url }) => ({ 'x-twilio-signature': sign(authToken, url, {}) }),
  streamVersion: '1.0.0',
  keyed: (digit) => ({ track: 'inbound_track', digit }),
  framed: ({ event, ...rest }, { sequence, streamSid }) => ({
    event,
    sequenceNumber: String(sequence),
    ...rest,
    streamSid,
  }),
  untold: new Set(),
  recordingUrl: ({ accountSid }, sid) =>
    `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`,
};

/** Its service's `accountSid` is the project, its `authToken` the signing key. */
export const SIGNALWIRE: Company = {
  name: 'signalwire',
  timeoutMs: 5_000,
  mostBytes: MOST_BYTES,
  retries: 0,
  newSid: () => randomUUID(),
  headersOf: ({ authToken }, address, form) => ({
    'X-SignalWire-Signature': sign(authToken, address, form),
    'User-Agent': 'SignalWire/1.0',
  }),
  // Whether it signs this request is not documented: it shows the bearer that it was given, and nothing else.
  opening: (_, { bearer }) => (bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
  streamVersion: '0.2.0',
  keyed: (digit) => ({ digit, duration: 200 }),
  // Only `start` has the stream's id, inside; marks are not numbered, and a stop has nothing to say.
  framed({ event, ...rest }, { sequence }) {
    const sequenceNumber = String(sequence);
    switch (event) {
      case 'mark':
        return { event, ...rest };
      case 'stop':
        return { event, sequenceNumber };
      default:
        return { event, sequenceNumber, ...rest };
    }
  },
  untold: new Set([
    'StirVerstat',
    'CallToken',
    'DialBridged',
    ...['From', 'To', 'Caller', 'Called'].flatMap((who) =>
      ['City', 'State', 'Zip', 'Country'].map((what) => who + what),
    ),
    'Caller',
    'Called',
  ]),
  recordingUrl: ({ accountSid }, sid) =>
    `https://example.signalwire.com/api/laml/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`,
};

export const companyOf = ({ company }: Pick<Service, 'company'>): Company => company ?? TWILIO;
