/** Twilio keeps the contract of a carrier, on a wire that is written from Twilio's documents. */
import { expect, test } from 'vitest';
import { parseXml, type XmlElement } from '../../fakes/phone/xml.ts';
import { readTwiml } from '../../fakes/phone/twiml.ts';
import { sign } from '../../fakes/phone/webhooks.ts';
import { startFakeTwilioApi } from '../../fakes/twilio-api.ts';
import type { CallEnd, CarrierCall, CarrierEvents, LegKey, TransferredCall } from '../carrier.ts';
import { describeCarrier } from '../contract-carrier.ts';
import { type CarrierWire, type Deed, NUMBERS, PUBLIC_URL } from '../contract-carrier-wire.ts';
import { twilio } from './carrier.ts';

const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'hush' };

function callForm({ sid, from, vouched, forged, to, end }: CarrierCall): Record<string, string> {
  return {
    CallSid: sid,
    AccountSid: account.accountSid,
    From: from ?? 'anonymous',
    To: to,
    StirVerstat: verstatOf(vouched, forged),
    ...(end === null ? { CallStatus: 'in-progress' } : endForm(end)),
  };
}
const verstatOf = (vouched: boolean, forged: boolean) => {
  if (forged) return 'TN-Validation-Failed-B';
  return vouched ? 'TN-Validation-Passed-A' : 'No-TN-Validation';
};
const endForm = ({ reached, seconds }: CallEnd) => ({
  CallStatus: reached ? 'completed' : 'failed',
  CallDuration: String(seconds),
});

const FORMS: {
  readonly [Kind in keyof CarrierEvents]: (event: CarrierEvents[Kind]) => Record<string, string>;
} = {
  voice: callForm,
  'after-stream': callForm,
  fallback: callForm,
  status: callForm,
  'after-dial': ({ dial, ...call }) => ({
    ...callForm(call),
    DialCallStatus: dial.taken ? 'completed' : 'no-answer',
    DialCallDuration: String(dial.seconds),
  }),
  'after-recording': ({ recordingUrl, ...call }) => ({
    ...callForm(call),
    RecordingUrl: recordingUrl ?? 'https://api.twilio.com/RE1',
    RecordingDuration: recordingUrl === null ? '0' : '12',
  }),
  sms: ({ sid, sender, to, body, pictures, keyword }) => ({
    MessageSid: sid,
    From: sender,
    To: to,
    Body: body,
    NumMedia: String(pictures.length),
    ...Object.fromEntries(pictures.map((url, at) => [`MediaUrl${at}`, url])),
    ...(keyword === null ? {} : { OptOutType: keyword.toUpperCase() }),
  }),
  'text-status': ({ sid, state, code }) => ({
    MessageSid: sid,
    MessageStatus: state,
    ...(code === null ? {} : { ErrorCode: String(code) }),
  }),
  'leg-status': ({ sid, sequence, state }) => ({
    CallSid: sid,
    CallStatus: LEG_STATES[state],
    SequenceNumber: String(sequence),
    CallbackSource: 'call-progress-events',
  }),
  'leg-key': keyForm,
  'ring-answered': keyForm,
  'ring-key': keyForm,
  'after-ring': transferForm,
  conference: ({ room, conference, news, at }) => ({
    FriendlyName: room,
    ConferenceSid: conference,
    StatusCallbackEvent: news.type === 'joined' ? 'participant-join' : 'conference-end',
    Timestamp: at.toUTCString().replace('GMT', '+0000'),
    ...(news.type === 'joined' && { CallSid: news.sid }),
  }),
  'after-transfer': transferForm,
};

function keyForm({ sid, digit }: LegKey): Record<string, string> {
  return { CallSid: sid, Digits: digit, CallStatus: 'in-progress' };
}
function transferForm({ taken, why, seconds, ...call }: TransferredCall): Record<string, string> {
  return {
    ...callForm(call),
    DialCallStatus: taken === null ? 'answered' : LEG_STATES[why],
    ...(taken !== null && { DialBridged: String(taken), DialCallDuration: String(seconds) }),
  };
}

const LEG_STATES = {
  ringing: 'ringing',
  answered: 'in-progress',
  over: 'completed',
  'no-answer': 'no-answer',
  busy: 'busy',
  failed: 'failed',
  cancelled: 'canceled',
} as const;

/** What the verbs of a document make Twilio do, up to the first after which it asks elsewhere. */
function deedsOf(document: string): Deed[] {
  readTwiml(document);
  return parseXml(document).children.flatMap((verb): Deed[] => {
    switch (verb.name) {
      case 'Say':
        return [{ says: verb.text }];
      case 'Connect':
        return [streamOf(verb)];
      case 'Dial':
        return [dialled(verb)];
      case 'Gather':
        return [
          ...verb.children.map(({ text }) => ({ says: text })),
          { waitsForKeyAt: verb.attributes['action'] ?? '' },
        ];
      case 'Record':
        return [{ records: true }];
      case 'Hangup':
        return [{ hangsUp: true }];
      default:
        return [];
    }
  });
}

function dialled({ text, attributes, children }: XmlElement): Deed {
  const [conference] = children;
  if (conference?.name === 'Number') {
    // The caller hears it ring until the two hear each other.
    expect(attributes['answerOnBridge']).toBe('true');
    const ringsAtOnce = children.map((each) => ({ phone: each.text, asks: each.attributes['url'] ?? '' }));
    return { ringsAtOnce, forSeconds: Number(attributes['timeout']) };
  }
  if (conference === undefined) return { rings: text, atMostSeconds: Number(attributes['timeLimit']) };
  const { startConferenceOnEnter, endConferenceOnExit } = conference.attributes;
  expect(endConferenceOnExit).toBe('true');
  return { meetsIn: conference.text, starts: startConferenceOnEnter === 'true' };
}

function streamOf({ children: [stream] }: XmlElement): Deed {
  const { name, value = '' } = stream?.children[0]?.attributes ?? {};
  expect(name).toBe('t');
  return { streamsTo: stream?.attributes['url'] ?? '', token: value };
}

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
  hear(text) {
    const message = JSON.parse(text) as Record<string, Record<string, string>>;
    expect(message['streamSid']).toBe(streamSid);
    if (message['media'] !== undefined) return { plays: message['media']['payload'] ?? '' };
    return message['mark'] === undefined ? { drops: true } : { marks: message['mark']['name'] ?? '' };
  },
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
      post: (kind, event) => new URLSearchParams(FORMS[kind](event)).toString(),
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
