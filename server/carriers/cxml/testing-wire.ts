/** The company's side of the wire of carriers that speak Twilio's forms and XML, as their documents have them. */
import { expect } from 'vitest';
import { readTwiml } from '../../fakes/phone/twiml.ts';
import { parseXml, type XmlElement } from '../../fakes/phone/xml.ts';
import type { CallEnd, CarrierCall, CarrierEvents, LegKey, TransferredCall } from '../carrier.ts';
import type { CarrierWire, Deed } from '../contract-carrier-wire.ts';

type Told = CarrierWire['tells'];
type Form = Record<string, string>;

function callForm({ sid, from, vouched, forged, to, end }: CarrierCall, { attestation }: Told): Form {
  return {
    CallSid: sid,
    AccountSid: 'account-1',
    From: from ?? 'anonymous',
    To: to,
    ...(attestation && { StirVerstat: verstatOf(vouched, forged) }),
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

/** The fields of a webhook, as far as the company tells them. */
const FORMS: {
  readonly [Kind in keyof CarrierEvents]: (event: CarrierEvents[Kind], tells: Told) => Form;
} = {
  voice: callForm,
  'after-stream': callForm,
  fallback: callForm,
  status: callForm,
  'after-dial': ({ dial, ...call }, tells) => ({
    ...callForm(call, tells),
    DialCallStatus: dial.taken ? 'completed' : 'no-answer',
    DialCallDuration: String(dial.seconds),
  }),
  'after-recording': ({ recordingUrl, ...call }, tells) => ({
    ...callForm(call, tells),
    RecordingUrl: recordingUrl ?? 'https://api.twilio.com/RE1',
    RecordingDuration: recordingUrl === null ? '0' : '12',
  }),
  sms: ({ sid, sender, to, body, pictures, keyword }, { keywords }) => ({
    MessageSid: sid,
    From: sender,
    To: to,
    Body: body,
    NumMedia: String(pictures.length),
    ...Object.fromEntries(pictures.map((url, at) => [`MediaUrl${at}`, url])),
    ...(keyword === null || !keywords ? {} : { OptOutType: keyword.toUpperCase() }),
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
  instruction: () => ({ CallSid: 'call-1' }),
};

function keyForm({ sid, digit }: LegKey): Form {
  return { CallSid: sid, Digits: digit, CallStatus: 'in-progress' };
}
function transferForm({ taken, why, seconds, ...call }: TransferredCall, tells: Told): Form {
  return {
    ...callForm(call, tells),
    DialCallStatus: taken === null ? 'answered' : LEG_STATES[why],
    ...(taken !== null && { DialCallDuration: String(seconds) }),
    ...(taken !== null && tells.bridging && { DialBridged: String(taken) }),
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

/** What the verbs of a document make the company do, up to the first after which it asks elsewhere. */
export function deedsOf(document: string): Deed[] {
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

/** The body of a webhook of a company that tells so much. */
export const posts =
  (tells: Told): CarrierWire['post'] =>
  (kind, event) =>
    new URLSearchParams(FORMS[kind](event, tells)).toString();

/** The attributes of the stream that a document asks for. */
export function streamIn(document: string): Readonly<Record<string, string | undefined>> {
  const connect = parseXml(document).children.find(({ name }) => name === 'Connect');
  return connect?.children[0]?.attributes ?? {};
}

/** What is heard in a frame of ours for the stream of this id. */
export function hears(streamSid: string): CarrierWire['stream']['hear'] {
  return (text) => {
    const message = JSON.parse(text) as Record<string, Record<string, string>>;
    expect(message['streamSid']).toBe(streamSid);
    if (message['media'] !== undefined) return { plays: message['media']['payload'] ?? '' };
    return message['mark'] === undefined ? { drops: true } : { marks: message['mark']['name'] ?? '' };
  };
}
