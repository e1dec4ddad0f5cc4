/** The port of a carrier: the telephone company that brings calls and texts. One folder beside this file implements it for one company. */
import type { IncomingHttpHeaders } from 'node:http';
import type { WebSocket } from 'ws';
import type { CallLine } from '../call/ports.ts';
import type { CallInstruction, Spoken } from './call-flow.ts';

export interface Carrier {
  /** In the addresses of its webhooks, in logs and in the database: one lower-case word. */
  readonly name: string;
  /** As owners know it. */
  readonly label: string;
  /** What is entered in its settings of a number. */
  readonly addresses: NumberAddresses;
  /** Whether the carrier signed this request. */
  verify(request: SignedRequest): boolean;
  /** What a webhook tells; null: it cannot be read. @param token of its address, as the legs of a transfer have one. */
  read<Kind extends WebhookKind>(kind: Kind, body: string, token?: string): CarrierEvents[Kind] | null;
  render(instruction: CallInstruction): { readonly type: string; readonly body: string };
  /**
   * Waits until the stream has started; what comes after that is kept until somebody listens to the line. Null: the
   * client left, said nothing in time or spoke nonsense, and is disconnected.
   */
  acceptStream(socket: WebSocket, startLimitMs?: number): Promise<StartedStream | null>;
  readonly recordings: CarrierRecordings & {
    /** Whether the carrier keeps what is at this address. */
    owns(url: string): boolean;
  };
  /** Calls and texts that we make; null: there is no number to make them from. */
  readonly outgoing: Outgoing | null;
  /** Places calls from the businesses' own numbers, and moves those under way. */
  readonly calls: CallControl;
  /** Sends texts from the businesses' own numbers, and has the pictures that come with others. */
  readonly texts: CarrierTexts;
}

/** All are posted to `/webhooks/<name>/<kind>`. */
export const WEBHOOKS = [
  /** A call rings. */
  'voice',
  /** Its stream has ended, and the caller may still be there. */
  'after-stream',
  /** The carrier could not get or carry out an answer of ours. */
  'fallback',
  /** The telephone that was rung in the receptionist's place is done with. */
  'after-dial',
  /** The caller has spoken after the tone. */
  'after-recording',
  /** The state of a call has changed. */
  'status',
  /** A text message has come. */
  'sms',
  /** The state of a text of ours has changed. */
  'text-status',
  /** The state of a phone that rings for a transfer has changed. */
  'leg-status',
  /** Whoever answered it has pressed a key. */
  'leg-key',
  /** Somebody has come into the conference of a transfer, or it is over. */
  'conference',
  /** The caller is back from a transfer. */
  'after-transfer',
  /** A phone of the staff, which rings before the receptionist answers, was picked up. */
  'ring-answered',
  /** Whoever picked it up has pressed a key. */
  'ring-key',
  /** The phones of the staff ring no more. */
  'after-ring',
  /** The carrier asks what to do with a call that we placed or moved; only those that are not told at once. */
  'instruction',
] as const;
export type WebhookKind = (typeof WEBHOOKS)[number];

/** What each webhook tells. */
export interface CarrierEvents {
  readonly voice: CarrierCall;
  readonly 'after-stream': CarrierCall;
  readonly fallback: CarrierCall;
  readonly 'after-dial': DialledCall;
  readonly 'after-recording': RecordedCall;
  readonly status: CarrierCall;
  readonly sms: CarrierText;
  readonly 'text-status': TextNews;
  readonly 'leg-status': LegStatus;
  readonly 'leg-key': LegKey;
  readonly conference: ConferenceNews;
  readonly 'after-transfer': TransferredCall;
  readonly 'ring-answered': LegKey;
  readonly 'ring-key': LegKey;
  readonly 'after-ring': TransferredCall;
  readonly instruction: { readonly instruction: CallInstruction };
}

/** The state of a call that we placed. States come late, twice and in any order: the highest number is the newest. */
export interface LegStatus {
  readonly sid: string;
  /** Of the address that was given for it: whose phone it is. */
  readonly token: string;
  readonly sequence: number;
  readonly state: 'ringing' | 'answered' | LegEnd;
}

/** `over`: it was answered. `cancelled`: we ended it while it rang. */
export type LegEnd = 'over' | 'no-answer' | 'busy' | 'failed' | 'cancelled';

export interface LegKey {
  readonly sid: string;
  readonly token: string;
  readonly digit: string;
}

export interface ConferenceNews {
  /** The name that our instruction gave it. */
  readonly room: string;
  /** The carrier's id: a name can be used again, an id cannot. */
  readonly conference: string;
  /** `joined`: this call has come in. */
  readonly news: { readonly type: 'joined'; readonly sid: string } | { readonly type: 'ended' };
  readonly at: Date;
}

export interface TransferredCall extends CarrierCall {
  /** Null: it was a conference, and the carrier does not say whether anybody was in it. */
  readonly taken: boolean | null;
  readonly why: LegEnd;
  readonly seconds: number;
}

export interface CarrierCall {
  /** The carrier's id of the call. */
  readonly sid: string;
  /** E.164; null: withheld. */
  readonly from: string | null;
  /** Whether the caller's own carrier has signed that they may use this number. */
  readonly vouched: boolean;
  /** Whether a signature was found false: the caller shows a number that is not theirs. */
  readonly forged: boolean;
  readonly to: string;
  /** Null: it goes on. */
  readonly end: CallEnd | null;
}

export interface CallEnd {
  /** False: the carrier could not connect the call. */
  readonly reached: boolean;
  /** How long the call lasted for the carrier; null: it has not said. */
  readonly seconds: number | null;
}

export interface DialledCall extends CarrierCall {
  readonly dial: { readonly taken: boolean; readonly seconds: number };
}

export interface RecordedCall extends CarrierCall {
  /** Where the carrier keeps the recording; null: there is no sound in it. */
  readonly recordingUrl: string | null;
}

export interface CarrierText {
  readonly sid: string;
  /** E.164; null where the sender is no number, such as a parcel service. */
  readonly from: string | null;
  readonly sender: string;
  readonly to: string;
  readonly body: string;
  /** Where the carrier keeps the pictures that came with it. */
  readonly pictures: readonly string[];
  /** STOP, START or HELP, which the carrier answers itself; null: it has not read it as one of them. */
  readonly keyword: 'stop' | 'start' | 'help' | null;
}

/** The state of a text that we sent. States come late, twice and in any order. */
export interface TextNews {
  readonly sid: string;
  /** Of the address that was given for it: which text it is. */
  readonly token: string;
  /** `sent`: the carrier has it, and is not done with it. */
  readonly state: 'sent' | 'delivered' | 'undelivered' | 'failed';
  /** Why it did not arrive; null: it did, or the carrier does not say. */
  readonly code: number | null;
}

export interface SignedRequest {
  /** As it stands in the carrier's settings or in an answer of ours, whatever the headers say. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Empty where a socket is opened. */
  readonly body: string;
}

/** A stream that has started: of which call it says it is, still to be proven. */
export interface StartedStream {
  readonly sid: string;
  /** The one-time token of the instruction that asked for the stream. */
  readonly token: string;
  readonly line: CallLine;
}

/** What callers said after the tone: it stays with the carrier. */
export interface CarrierRecordings {
  /** @returns the sound as WAV; null: there is none any more. @throws CarrierFailed, or what fetch throws */
  open(url: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** Removes it for good; one that is gone is removed already. @throws CarrierFailed, or what fetch throws */
  remove(url: string): Promise<void>;
}

/** `refused`: this number cannot be reached in this way. */
export type Sent = 'sent' | 'refused';

export interface Outgoing {
  /** The number that calls and texts come from, E.164. */
  readonly from: string;
  /** Rings a number and says this to whoever answers. @throws CarrierFailed, or what fetch throws */
  say(to: string, words: readonly Spoken[]): Promise<Sent>;
  /** @throws CarrierFailed, or what fetch throws */
  text(to: string, body: string): Promise<Sent>;
}

/** A text of a business; its states are told to the webhook `text-status` with the token. */
export interface TextToSend {
  /** A number of the account, E.164. */
  readonly from: string;
  readonly to: string;
  /** At most 1,600 characters. */
  readonly body: string;
  readonly token: string;
}

/** `refused`: it never leaves, for the reason of a code, which has Twilio's meaning whoever the carrier is. */
export type TextTaken =
  { readonly type: 'taken'; readonly sid: string } | { readonly type: 'refused'; readonly code: number };

export interface CarrierTexts {
  /** @throws CarrierFailed, or what fetch throws: then the carrier may have taken it all the same */
  sendText(text: TextToSend): Promise<TextTaken>;
  /** What the carrier took lately from one number to another, the newest first. @throws as `sendText` */
  findTexts(from: string, to: string): Promise<readonly { readonly sid: string; readonly body: string }[]>;
  /** @returns a picture that came with a text; null: there is none any more. @throws CarrierFailed, or what fetch throws */
  openPicture(url: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** Removes it for good; one that is gone is removed already. @throws CarrierFailed, or what fetch throws */
  removePicture(url: string): Promise<void>;
}

/** A call that we place; its states are told to the webhook `leg-status` with the token. */
export interface PlacedCall {
  /** A number of the account, E.164. */
  readonly from: string;
  readonly to: string;
  readonly ringSeconds: number;
  /** After which it ends, counted from its answer. */
  readonly longestSeconds: number;
  readonly instruction: CallInstruction;
  readonly token: string;
}

export interface CallControl {
  /** @returns the carrier's id of the call; null: this number cannot be rung. @throws CarrierFailed, or what fetch throws */
  placeCall(call: PlacedCall): Promise<string | null>;
  /** Moves a call under way to another instruction. @returns false: it is over. @throws CarrierFailed, or what fetch throws */
  redirectCall(sid: string, instruction: CallInstruction): Promise<boolean>;
  /** Ends a call that rings or goes on; one that is over is ended already. @throws CarrierFailed, or what fetch throws */
  endCall(sid: string): Promise<void>;
}

/** The addresses where a carrier asks and tells, for one number. */
export interface NumberAddresses {
  readonly voice: string;
  readonly fallback: string;
  readonly status: string;
  readonly sms: string;
}

/** The carrier answered, and not with what was asked for. */
export class CarrierFailed extends Error {}

/** What is stored there is larger than it may be, and stays so. */
export class TooLarge extends CarrierFailed {}

export const webhookUrl = (publicUrl: string, name: string, kind: WebhookKind): string =>
  `${publicUrl}/webhooks/${name}/${kind}`;

/** Where carriers bring a call's audio, as it stands in our instructions and as they sign it. */
export const mediaUrl = (publicUrl: string): string => `${publicUrl.replace(/^http/, 'ws')}/media`;

/** What carriers send in place of a number that is withheld: the words of a telephone's keys. */
const WITHHELD = new Set(
  ['ANONYMOUS', 'RESTRICTED', 'BLOCKED', 'UNKNOWN', 'UNAVAILABLE'].map((word) => `+${keysOf(word)}`),
);

function keysOf(word: string): string {
  const letters = ['', '', 'ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];
  return word.replace(/./g, (letter) => letters.findIndex((key) => key.includes(letter)).toString());
}

/** The number of who rings or writes, E.164; null when it is withheld or is none. */
export const callerOf = (from: string): string | null =>
  /^\+[1-9]\d{6,14}$/.test(from) && !WITHHELD.has(from) ? from : null;
