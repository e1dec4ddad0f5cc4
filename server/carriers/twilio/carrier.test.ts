/** Twilio keeps the contract of a carrier, on a wire that is written from Twilio's documents. */
import { expect, test } from 'vitest';
import { sign } from '../../fakes/phone/webhooks.ts';
import { startFakeTwilioApi } from '../../fakes/twilio-api.ts';
import { mediaUrl } from '../carrier.ts';
import { describeCarrier } from '../contract-carrier.ts';
import { type CarrierWire, NUMBERS, PUBLIC_URL } from '../contract-carrier-wire.ts';
import { deedsOf, hears, posts } from '../cxml/testing-wire.ts';
import { twilio } from './carrier.ts';

const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'hush' };

const tells = { attestation: true, bridging: true, keywords: true };
const streamSid = 'MZ1';
const frame = (message: object) => JSON.stringify({ ...message, sequenceNumber: '2', streamSid });
const stream: CarrierWire['stream'] = {
  start: (callSid, t) => [
    JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }),
    frame({ event: 'start', start: { streamSid, callSid, customParameters: { t } } }),
  ],
  audio: (audio) =>
    frame({ event: 'media', media: { track: 'inbound', payload: Buffer.from(audio).toString('base64') } }),
  key: (digit) => frame({ event: 'dtmf', dtmf: { track: 'inbound_track', digit } }),
  mark: (name) => frame({ event: 'mark', mark: { name } }),
  stop: () => frame({ event: 'stop', stop: { ...account, callSid: 'call-1' } }),
  hear: hears(streamSid),
};

describeCarrier('twilio', async () => {
  const api = await startFakeTwilioApi(account, {
    numbers: { own: [NUMBERS.own], landlines: [], forbidden: [NUMBERS.none.slice(0, 3)] },
  });
  const settings = { ...account, apiUrl: api.url, publicUrl: PUBLIC_URL, callerId: NUMBERS.own };
  let recordings = 0;
  return {
    carrier: twilio(settings),
    stranger: twilio({ ...settings, authToken: 'wrong' }),
    wire: {
      tells,
      post: posts(tells),
      opens: () => ({ 'x-twilio-signature': sign(account.authToken, mediaUrl(PUBLIC_URL), {}) }),
      told(sid) {
        const told = [...api.placed, ...api.changes].findLast((each) => each.sid === sid)?.told;
        return told != null && 'twiml' in told ? deedsOf(told.twiml) : [];
      },
      unreachable: 21_408,
      sign: (url, body) => ({
        'x-twilio-signature': sign(account.authToken, url, Object.fromEntries(new URLSearchParams(body))),
      }),
      obey({ type, body }) {
        expect(type).toBe('text/xml');
        return deedsOf(body);
      },
      stream,
      record(sound) {
        recordings += 1;
        const sid = `RE${String(recordings).padStart(32, '0')}`;
        api.recordings.set(sid, sound);
        return `https://api.twilio.com/2010-04-01/Accounts/${account.accountSid}/Recordings/${sid}`;
      },
      sent: api.sent,
    },
    close: () => api.close(),
  };
});

test("the voice webhook's address tells Twilio to try again before it uses the fallback", () => {
  const { addresses } = twilio({ ...account, apiUrl: '', publicUrl: PUBLIC_URL, callerId: null });
  expect(addresses.voice).toMatch(/#rp=all&rc=2&ct=2000&rt=4000$/);
  expect(addresses.fallback).not.toContain('#');
});

test('an account without a number calls and texts nobody', () => {
  const carrier = twilio({ ...account, apiUrl: '', publicUrl: PUBLIC_URL, callerId: null });
  expect(carrier.outgoing).toBeNull();
});
