/** The fields about a call in each of Twilio's requests. */
import type { Service } from './webhooks.ts';

export type Fields = Readonly<Record<string, string>>;

/** The parties of a call, and its account. */
export interface Caller {
  readonly service: Service;
  readonly callSid: string;
  /** The number that the caller shows; null hides it. */
  readonly from: string | null;
  /** What STIR/SHAKEN says of that number. */
  readonly verstat: string;
  readonly to: string;
}

const WITHHELD = 'anonymous';

/** The fields of every request, with the old names beside the new ones. */
export function fieldsOf({ service, callSid, from, verstat, to }: Caller): Fields {
  const caller = from ?? WITHHELD;
  const place = (end: string, values: readonly [string, string, string, string]) =>
    Object.fromEntries(['City', 'State', 'Zip', 'Country'].map((name, at) => [end + name, values[at] ?? '']));
  const home = from === null ? (['', '', '', ''] as const) : (['NEW YORK', 'NY', '10001', 'US'] as const);
  const office = ['', 'NY', '', 'US'] as const;
  return {
    CallSid: callSid,
    AccountSid: service.accountSid,
    From: caller,
    To: to,
    Caller: caller,
    Called: to,
    Direction: 'inbound',
    ApiVersion: '2010-04-01',
    ...place('From', home),
    ...place('Caller', home),
    ...place('To', office),
    ...place('Called', office),
    StirVerstat: verstat,
    CallToken: JSON.stringify({ parentCallInfoToken: callSid, identityHeaderTokens: [] }),
  };
}

/** What is told of a call that is over, beside its parties. */
export const endFields = (status: string, seconds: number): Fields => ({
  CallStatus: status,
  CallDuration: String(seconds),
  Duration: String(Math.ceil(seconds / 60)),
  SequenceNumber: '0',
  CallbackSource: 'call-progress-events',
  Timestamp: new Date().toUTCString().replace('GMT', '+0000'),
});
