/** The telephone companies as tests of the routes play them: their accounts, their signatures, and what they tell. */
import type { Carrier } from '../carriers/carrier.ts';
import { signalWire } from '../carriers/signalwire/carrier.ts';
import { twilio } from '../carriers/twilio/carrier.ts';
import { twilioSignature } from '../carriers/twilio/signature.ts';
import type { FakeCarrierApi, FakeCarrierOptions } from '../fakes/carrier-api.ts';
import { sign } from '../fakes/phone/webhooks.ts';
import { startFakeSignalWireApi } from '../fakes/signalwire-api.ts';
import { startFakeTwilioApi } from '../fakes/twilio-api.ts';

export const AUTH_TOKEN = '12345';
/** From where codes are sent. */
export const CODE_SENDER = '+12125550190';
export const PUBLIC_URL = 'https://ahoy.example.com';

const ACCOUNT = { accountSid: `AC${'2'.repeat(32)}`, authToken: AUTH_TOKEN };
const PROJECT = {
  projectId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  apiToken: 'PT12345',
  signingKey: 'PSK12345',
};

export interface TestCompany {
  readonly name: 'twilio' | 'signalwire';
  /** @param apiUrl of its API; left out, the real one. */
  carrier(apiUrl?: string): Carrier;
  startApi(options: FakeCarrierOptions): Promise<FakeCarrierApi>;
  readonly signatureHeader: string;
  sign(url: string, form: Readonly<Record<string, string>>): string;
  /** The headers with which it opens the stream that a document asks for; without a document it signs. */
  opens(document?: string): Record<string, string>;
  /** What it does not tell. */
  readonly untold: ReadonlySet<string>;
}

const MEDIA = `${PUBLIC_URL.replace('https', 'wss')}/media`;
const SIGNALWIRE_HEADER = 'x-signalwire-signature';

export const TWILIO: TestCompany = {
  name: 'twilio',
  carrier: (apiUrl = 'https://api.twilio.com') =>
    twilio({ ...ACCOUNT, apiUrl, publicUrl: PUBLIC_URL, callerId: CODE_SENDER }),
  startApi: (options) => startFakeTwilioApi(ACCOUNT, options),
  signatureHeader: 'x-twilio-signature',
  sign: (url, form) => twilioSignature(AUTH_TOKEN, url, form),
  opens: () => ({ 'x-twilio-signature': twilioSignature(AUTH_TOKEN, MEDIA, {}) }),
  untold: new Set(),
};

export const SIGNALWIRE: TestCompany = {
  name: 'signalwire',
  carrier: (apiUrl = 'https://example.signalwire.com') =>
    signalWire({ ...PROJECT, apiUrl, publicUrl: PUBLIC_URL, callerId: CODE_SENDER }),
  startApi: (options) => startFakeSignalWireApi(PROJECT, options),
  signatureHeader: SIGNALWIRE_HEADER,
  sign: (url, form) => sign(PROJECT.signingKey, url, form),
  opens(document = '') {
    const [, bearer] = /authBearerToken="([^"]*)"/.exec(document) ?? [];
    return bearer === undefined
      ? { [SIGNALWIRE_HEADER]: sign(PROJECT.signingKey, MEDIA, {}) }
      : { authorization: `Bearer ${bearer}` };
  },
  untold: new Set(['StirVerstat', 'DialBridged', 'OptOutType']),
};

/** The account and the key of a company, as the fake telephone has them. */
export const accountAt = (name: TestCompany['name']) =>
  name === 'twilio' ? ACCOUNT : { accountSid: PROJECT.projectId, authToken: PROJECT.signingKey };

/** For `describe.each`: what holds for one holds for every one. */
export const COMPANIES = [TWILIO, SIGNALWIRE].map((company) => [company.name, company] as const);
