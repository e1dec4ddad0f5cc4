/** One telephone call, as Twilio carries it: signed webhooks, TwiML obeyed, the media stream, the end. */
import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Caller, type Exchange } from './caller.ts';
import { everyFrame, FRAME_MS } from './clock.ts';
import type { CallStep, Scenario } from './scenario.ts';
import { type CallerVoice, mumble } from './speech.ts';
import { FRAME_BYTES, MediaStream } from './stream.ts';
import { parseTwiml, type Verb } from './twiml.ts';

export interface CallOptions {
  /** Where the service is reached, and the public address that its signatures are checked against. */
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly to: string;
  readonly scenario: Scenario;
  readonly voice: CallerVoice;
  /** Keeps both sides' audio. */
  readonly record: boolean;
  readonly signal?: AbortSignal;
}

/** What the caller lived through; times in milliseconds. */
export interface CallReport {
  readonly callSid: string;
  readonly from: string;
  /** From dialling to the answer to the first webhook. */
  readonly pickUpMs: number;
  /** From the stream's start to the first audio; null: none came. */
  readonly greetingMs: number | null;
  readonly exchanges: readonly Exchange[];
  /** From the end of an interrupting line's first word, at the latest, to the line being cleared. */
  readonly clearedMs: readonly number[];
  /** Silences that the scenario did not ask for. */
  readonly gaps: readonly { readonly at: number; readonly ms: number }[];
  /** Sentences that the carrier itself spoke. */
  readonly announced: readonly string[];
  readonly endedBy: 'caller' | 'receptionist';
  readonly lengthMs: number;
  /** What went against the protocol, or made the caller give up. */
  readonly errors: readonly string[];
  readonly audio: { readonly caller: Buffer; readonly receptionist: Buffer } | null;
}

/** Silences longer than this are told. */
export const GAP_MS = 1_500;
const MOST_REQUESTS = 10;
const SILENCE = Buffer.alloc(FRAME_BYTES, 0xff);

/** Places a call and settles when it is over. What goes wrong is in the report; only an aborted call throws. */
export async function placeCall(options: CallOptions): Promise<CallReport> {
  return new PhoneCall(options, await framesOf(options)).run();
}

async function framesOf({ scenario, voice }: CallOptions): Promise<ReadonlyMap<CallStep, readonly Uint8Array[]>> {
  const frames = new Map<CallStep, readonly Uint8Array[]>();
  for (const step of scenario.steps) {
    if (step.do === 'mumble') frames.set(step, mumble(step.ms));
    if ('words' in step) frames.set(step, await voice.speak(step.words));
  }
  return frames;
}

class PhoneCall {
  readonly #options: CallOptions;
  readonly #caller: Caller;
  readonly #callSid = `CA${randomBytes(16).toString('hex')}`;
  readonly #from: string;
  readonly #announced: string[] = [];
  readonly #errors: string[] = [];
  readonly #gaps: { at: number; ms: number }[] = [];
  readonly #cleared: number[] = [];
  readonly #heard: Buffer[] = [];
  readonly #said: Buffer[] = [];
  #greetingMs: number | null = null;
  #frames = 0;
  #quietFrames = 0;
  #hungUp = false;

  constructor(options: CallOptions, frames: ReadonlyMap<CallStep, readonly Uint8Array[]>) {
    this.#options = options;
    this.#caller = new Caller(options.scenario.steps, frames);
    this.#from = options.scenario.from ?? `+1212555${String(randomBytes(2).readUInt16BE() % 10_000).padStart(4, '0')}`;
  }

  async run(): Promise<CallReport> {
    const dialled = performance.now();
    let pickUpMs = NaN;
    try {
      let next: string | null = `${this.#options.url}/webhooks/twilio/voice`;
      for (let requests = 0; next !== null && requests < MOST_REQUESTS; requests += 1) {
        const verbs = await this.#post(next, requests === 0 ? 'ringing' : 'in-progress');
        if (requests === 0) pickUpMs = performance.now() - dialled;
        next = await this.#obey(verbs, next);
      }
      await this.#post(`${this.#options.url}/webhooks/twilio/status`, 'completed');
    } catch (error) {
      if (this.#options.signal?.aborted === true) throw error;
      this.#errors.push(error instanceof Error ? error.message : String(error));
    }
    if (this.#caller.complaint !== null) this.#errors.push(this.#caller.complaint);
    return {
      callSid: this.#callSid,
      from: this.#from,
      pickUpMs,
      greetingMs: this.#greetingMs,
      exchanges: this.#caller.exchanges,
      clearedMs: this.#cleared,
      gaps: this.#gaps,
      announced: this.#announced,
      endedBy: this.#hungUp ? 'caller' : 'receptionist',
      lengthMs: this.#frames * FRAME_MS,
      errors: this.#errors,
      audio: this.#options.record ? { caller: Buffer.concat(this.#said), receptionist: Buffer.concat(this.#heard) } : null,
    };
  }

  async #post(url: string, callStatus: string): Promise<readonly Verb[]> {
    const { accountSid, authToken, to, signal } = this.#options;
    const fields: Record<string, string> = {
      CallSid: this.#callSid,
      AccountSid: accountSid,
      From: this.#from,
      To: to,
      Caller: this.#from,
      Called: to,
      CallStatus: callStatus,
      ApiVersion: '2010-04-01',
      Direction: 'inbound',
      FromCity: '',
      FromState: 'NY',
      FromZip: '',
      FromCountry: 'US',
      ToCity: '',
      ToState: '',
      ToZip: '',
      ToCountry: 'US',
      StirVerstat: 'TN-Validation-Passed-A',
      ...(callStatus === 'completed' ? { CallDuration: String(Math.round((this.#frames * FRAME_MS) / 1000)), SequenceNumber: '0' } : {}),
    };
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'x-twilio-signature': sign(authToken, url, fields), 'i-twilio-idempotency-token': this.#callSid },
      body: new URLSearchParams(fields),
      signal: signal ?? null,
    });
    const body = await response.text();
    if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}`);
    return response.status === 204 ? [] : parseTwiml(response.headers.get('content-type') ?? '', body);
  }

  /** Does what the TwiML says. @returns the address to ask next; null: the call is over. */
  async #obey(verbs: readonly Verb[], base: string): Promise<string | null> {
    for (const verb of verbs) {
      switch (verb.name) {
        case 'Say':
          this.#announced.push(verb.text);
          break;
        case 'Pause':
          await sleep(Number(verb.attributes['length'] ?? '1') * 1000);
          break;
        case 'Connect':
          await this.#connect(verb);
          if (this.#hungUp) return null;
          if (verb.attributes['action'] !== undefined) return verb.attributes['action'];
          break;
        case 'Redirect':
          return new URL(verb.text, base).href;
        case 'Record':
          return verb.attributes['action'] ?? base;
        case 'Hangup':
        case 'Reject':
          return null;
        default:
          throw new Error(`<${verb.name}> is not understood by this phone`);
      }
    }
    return null;
  }

  async #connect(connect: Verb): Promise<void> {
    const stream = connect.children.find(({ name }) => name === 'Stream');
    const url = new URL(stream?.attributes['url'] ?? '');
    // The carrier strips a query silently, so what stands in it is lost.
    url.search = '';
    if (url.protocol !== 'wss:' && !isLoopback(url)) throw new Error('a stream outside of this machine must be wss');
    const parameters = (stream?.children ?? []).map(({ attributes }) => [attributes['name'] ?? '', attributes['value'] ?? '']);
    const { accountSid, authToken, signal } = this.#options;
    const media = new MediaStream({
      url: url.href,
      signature: sign(authToken, url.href, {}),
      accountSid,
      callSid: this.#callSid,
      parameters: Object.fromEntries(parameters) as Record<string, string>,
    });
    const stop = everyFrame(() => this.#frame(media));
    const giveUp = () => media.hangUp();
    signal?.addEventListener('abort', giveUp);
    await media.closed();
    signal?.removeEventListener('abort', giveUp);
    stop();
    signal?.throwIfAborted();
    this.#errors.push(...media.errors);
  }

  /** 20 ms of the call: both sides speak and listen. */
  #frame(media: MediaStream): void {
    if (!media.open || this.#hungUp) return;
    this.#frames += 1;
    const heard = media.playFrame();
    if (media.firstAudioAt !== null && media.startedAt !== null) this.#greetingMs ??= media.firstAudioAt - media.startedAt;
    const action = this.#caller.next(heard !== null);
    switch (action.type) {
      case 'speak':
        media.sendFrame(action.frame);
        break;
      case 'listen':
        media.sendFrame(null);
        break;
      case 'press':
        media.press(action.digit);
        media.sendFrame(null);
        break;
      case 'hang-up':
        this.#hungUp = true;
        media.hangUp();
        break;
    }
    this.#noteSilence(heard !== null || action.type === 'speak' || action.type === 'press');
    this.#noteClear(media);
    if (!this.#options.record) return;
    this.#heard.push(heard ?? SILENCE);
    this.#said.push(action.type === 'speak' ? Buffer.from(action.frame) : SILENCE);
  }

  #noteSilence(sound: boolean): void {
    const quietMs = this.#quietFrames * FRAME_MS;
    if (sound && quietMs > GAP_MS) this.#gaps.push({ at: this.#frames * FRAME_MS - quietMs, ms: quietMs });
    this.#quietFrames = sound || this.#caller.quietOnPurpose ? 0 : this.#quietFrames + 1;
  }

  #noteClear(media: MediaStream): void {
    const last = this.#caller.exchanges.at(-1);
    if (media.clearedAt === null || last === undefined) return;
    this.#cleared.push(this.#frames * FRAME_MS - last.beganAt);
    media.clearedAt = null;
  }
}

/** The carrier's signature: HMAC-SHA1 over the address and the sorted fields. */
function sign(authToken: string, url: string, fields: Readonly<Record<string, string>>): string {
  const text = Object.keys(fields)
    .sort()
    .reduce((sum, name) => sum + name + (fields[name] ?? ''), url);
  return createHmac('sha1', authToken).update(text).digest('base64');
}

export const isLoopback = (url: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
