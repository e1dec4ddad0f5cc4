/** The webhooks of carriers that speak Twilio's forms, read. https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application */
import { z } from 'zod';
import type { CallInstruction } from '../call-flow.ts';
import {
  type CallEnd,
  type CarrierCall,
  type CarrierEvents,
  callerOf,
  type LegEnd,
  type TextNews,
  type WebhookKind,
} from '../carrier.ts';

/** The form's fields as they were sent: unknown ones too, and every value of a repeated one. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

export const callFields = z.object({
  CallSid: z.string().min(1).max(100),
  From: z.string().max(200).default(''),
  To: z.string().max(200).default(''),
  /** What STIR/SHAKEN says of the caller's number. */
  StirVerstat: z.string().max(100).optional().catch(undefined),
  CallStatus: z.string().max(50).default(''),
  RecordingUrl: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  RecordingDuration: z.string().max(20).optional(),
  /** Seconds from the carrier's answer to the end, told with the last state. */
  CallDuration: z.coerce.number().int().min(0).optional().catch(undefined),
  DialCallStatus: z.string().max(50).optional(),
  DialCallDuration: z.coerce.number().int().min(0).catch(0),
  /** Whether the two have heard each other; absent after a conference. */
  DialBridged: z.enum(['true', 'false']).optional().catch(undefined),
  SequenceNumber: z.coerce.number().int().min(0).catch(0),
  Digits: z.string().max(50).default(''),
});
type CallFields = z.infer<typeof callFields>;

/** Postgres has no place for a NUL; who wrote one cannot be told so. */
const readable = z.string().overwrite((text) => text.replaceAll('\u0000', '\ufffd'));

export const textFields = z.object({
  MessageSid: z.string().min(1).max(100),
  From: readable.max(100),
  To: z.string().max(200),
  Body: readable.max(5_000).default(''),
  NumMedia: z.coerce.number().int().min(0).catch(0),
  OptOutType: z.enum(['STOP', 'START', 'HELP']).optional().catch(undefined),
});

const textNewsFields = z.object({
  MessageSid: z.string().min(1).max(100),
  MessageStatus: z.string().max(50),
  ErrorCode: z.coerce.number().int().positive().optional().catch(undefined),
});

/** More come with no text. */
const MOST_PICTURES = 10;
const pictureUrl = z.url({ protocol: /^https?$/ }).max(2_000);

const picturesOf = (fields: FormFields, count: number): string[] =>
  Array.from({ length: Math.min(count, MOST_PICTURES) }, (_, at) => fields[`MediaUrl${at}`]).flatMap(
    (url) => pictureUrl.safeParse(url).data ?? [],
  );

const conferenceFields = z.object({
  FriendlyName: z.string().min(1).max(200),
  ConferenceSid: z.string().min(1).max(100),
  StatusCallbackEvent: z.string().max(50),
  CallSid: z.string().max(100).default(''),
  Timestamp: z.string().max(100).default(''),
});

/** Every field of a form, with all values of one that is repeated. */
export function readForm(body: string): FormFields {
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, never>;
  for (const [name, value] of new URLSearchParams(body)) {
    const earlier = fields[name];
    fields[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  return fields;
}

type Readers = {
  readonly [Kind in WebhookKind]: (fields: FormFields, token: string) => CarrierEvents[Kind] | null;
};

/** Reads the fields of a call; null where it has none. */
const ofCall =
  <Told>(tell: (call: CarrierCall, fields: CallFields, token: string) => Told | null) =>
  (fields: FormFields, token: string): Told | null => {
    const { data } = callFields.safeParse(fields);
    return data === undefined ? null : tell(callOf(data), data, token);
  };
const plainCall = ofCall((call) => call);

const pressedKey = ofCall(({ sid }, { Digits }, token) => ({ sid, token, digit: Digits.slice(0, 1) }));
const transferred = ofCall((call, { DialCallStatus = '', DialBridged, DialCallDuration: seconds }) => ({
  ...call,
  taken: DialBridged === undefined ? takenBy(DialCallStatus) : DialBridged === 'true',
  why: LEG_ENDS.get(DialCallStatus) ?? 'failed',
  seconds,
}));

const READERS: Omit<Readers, 'instruction'> = {
  voice: plainCall,
  'after-stream': plainCall,
  fallback: plainCall,
  status: plainCall,
  'after-dial': ofCall((call, { DialCallStatus, DialCallDuration: seconds }) => ({
    ...call,
    dial: { taken: DialCallStatus === 'completed', seconds },
  })),
  'after-recording': ofCall((call, { RecordingUrl: url, RecordingDuration: seconds }) => ({
    ...call,
    recordingUrl: url === undefined || seconds === '0' ? null : url,
  })),
  sms(fields) {
    const { data } = textFields.safeParse(fields);
    if (data === undefined) return null;
    const { MessageSid: sid, From: sender, To: to, Body: body, NumMedia, OptOutType } = data;
    const keyword = OptOutType === undefined ? null : KEYWORDS[OptOutType];
    return { sid, from: callerOf(sender), sender, to, body, pictures: picturesOf(fields, NumMedia), keyword };
  },
  'text-status'(fields, token) {
    const { data } = textNewsFields.safeParse(fields);
    const state = data === undefined ? null : textStateOf(data.MessageStatus);
    if (data === undefined || state === null) return null;
    return { sid: data.MessageSid, token, state, code: data.ErrorCode ?? null };
  },
  'leg-status': ofCall(({ sid }, { CallStatus, SequenceNumber: sequence }, token) => {
    const state = legStateOf(CallStatus);
    return state === null ? null : { sid, token, sequence, state };
  }),
  'leg-key': pressedKey,
  'ring-answered': pressedKey,
  'ring-key': pressedKey,
  'after-ring': transferred,
  conference(fields) {
    const { data } = conferenceFields.safeParse(fields);
    if (data === undefined) return null;
    const { FriendlyName: room, ConferenceSid: conference, StatusCallbackEvent: what, CallSid: sid } = data;
    const told = Date.parse(data.Timestamp);
    const at = Number.isNaN(told) ? new Date() : new Date(told);
    if (what === 'participant-join') return { room, conference, news: { type: 'joined', sid }, at };
    return what === 'conference-end' ? { room, conference, news: { type: 'ended' }, at } : null;
  },
  'after-transfer': transferred,
};

/** @param instructionIn what the address of the webhook `instruction` asks for; null: nothing of ours */
export function webhookReader(instructionIn: (token: string) => CallInstruction | null) {
  const readers: Readers = {
    ...READERS,
    instruction(_, token) {
      const instruction = instructionIn(token);
      return instruction === null ? null : { instruction };
    },
  };
  return <Kind extends WebhookKind>(kind: Kind, body: string, token = ''): CarrierEvents[Kind] | null =>
    readers[kind](readForm(body), token);
}

const callOf = ({ CallSid: sid, From, To: to, StirVerstat, CallStatus, CallDuration }: CallFields) => ({
  sid,
  from: callerOf(From),
  to,
  /**
   * Full attestation by the carrier that the call comes from, checked by the company. Of a call that was diverted or passed
   * through it is known only that somebody once rang from that number.
   */
  vouched: StirVerstat === 'TN-Validation-Passed-A',
  forged: StirVerstat?.startsWith('TN-Validation-Failed') ?? false,
  end: endOf(CallStatus, CallDuration ?? null),
});

function endOf(status: string, seconds: number | null): CallEnd | null {
  if (!['completed', 'busy', 'failed', 'no-answer', 'canceled'].includes(status)) return null;
  return { reached: status !== 'failed' && status !== 'busy', seconds };
}

/** Of a conference the carrier says only that the caller was in one. */
const takenBy = (dialled: string): boolean | null =>
  dialled === 'answered' ? null : dialled === 'completed';

const LEG_ENDS: ReadonlyMap<string, LegEnd> = new Map([
  ['completed', 'over'],
  ['no-answer', 'no-answer'],
  ['busy', 'busy'],
  ['failed', 'failed'],
  ['canceled', 'cancelled'],
]);

function legStateOf(status: string): CarrierEvents['leg-status']['state'] | null {
  if (status === 'ringing') return 'ringing';
  return status === 'in-progress' ? 'answered' : (LEG_ENDS.get(status) ?? null);
}

const KEYWORDS = { STOP: 'stop', START: 'start', HELP: 'help' } as const;

/** Null: a state that the documents do not name. */
function textStateOf(status: string): TextNews['state'] | null {
  switch (status) {
    case 'accepted':
    case 'scheduled':
    case 'queued':
    case 'initiated':
    case 'sending':
    case 'sent':
      return 'sent';
    case 'delivered':
    case 'read':
      return 'delivered';
    case 'undelivered':
    case 'partially_delivered':
      return 'undelivered';
    case 'failed':
    case 'canceled':
      return 'failed';
    default:
      return null;
  }
}
