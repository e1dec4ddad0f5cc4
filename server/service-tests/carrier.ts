/**
 * A carrier and a caller for tests: does what a company does with a call (signed webhooks, its XML, media stream, marks
 * answered when their audio was played), on a clock that may run faster than the wall's.
 */
import { WebSocket } from 'ws';
import { mediaUrl } from '../carriers/carrier.ts';
import { type Company, type StreamMessage, TWILIO } from '../fakes/phone/company.ts';
import { FRAME_BYTES, FRAME_MS, framesOf } from './speech.ts';

/** The address in the company's settings: its requests are signed for it, wherever they are sent. */
export const PUBLIC_URL = 'https://ahoy.test';
export const AUTH_TOKEN = '9c3f1e70b5a84d26a1f0c7e92b6d5438';

/** The instance that gets requests for the public address now. */
export interface Route {
  port: number;
}

const SILENCE = new Uint8Array(FRAME_BYTES).fill(0xff);
/** Seconds on the line per second on the wall: recognisers and playback count the line's, timers the wall's. */
const SPEED = 4;
/** A pause of the voice this long (on the wall) means that it is the caller's turn. */
const PAUSE_MS = 350;

export interface CallOptions {
  readonly from?: string;
  /** What STIR/SHAKEN says of that number; left out, it is not told. */
  readonly verstat?: string;
  readonly to?: string;
  /** Who brings the call, and by which account; left out, Twilio. */
  readonly by?: { readonly company: Company; readonly accountSid: string; readonly authToken: string };
}

const AT_TWILIO = { company: TWILIO, accountSid: `AC${'0'.repeat(32)}`, authToken: AUTH_TOKEN };

/** Audio that the caller heard: wall time in milliseconds since the call's first `start`. */
interface Sound {
  readonly from: number;
  to: number;
}

type Queued = { readonly audio: Buffer } | { readonly mark: string };

export class CarrierCall {
  readonly sid: string;
  /** What the carrier's own voice said. */
  readonly announced: string[] = [];
  /** The stretches in which the caller heard the receptionist's voice. */
  readonly sounds: Sound[] = [];
  /** Settles when the caller has no line any more. */
  readonly over: Promise<void>;
  /** The times at which a stream started, on `performance.now()`. */
  readonly streams: number[] = [];
  readonly #route: Route;
  readonly #fields: Record<string, string>;
  readonly #by: NonNullable<CallOptions['by']>;
  #sequence = 0;
  #socket: WebSocket | null = null;
  #streamSid = '';
  #playing: Queued[] = [];
  #speech: Uint8Array[] = [];
  #spoken = Promise.withResolvers<undefined>();
  #keys: string[] = [];
  #gone = false;
  #vanished = false;
  #lineEndedAt = 0;

  /** Dials; the call goes on by itself until `over`. */
  constructor(route: Route, options: CallOptions = {}) {
    const { from = '+12125550147', verstat, to = '+12125550199', by = AT_TWILIO } = options;
    this.#route = route;
    this.#by = by;
    this.sid = by.company.newSid('CA');
    this.#fields = {
      CallSid: this.sid,
      From: from,
      To: to,
      CallStatus: 'ringing',
      Direction: 'inbound',
      ...(verstat !== undefined && { StirVerstat: verstat }),
    };
    this.over = this.#live();
  }

  /** Milliseconds on the wall from `start` until the first sound. */
  get greetingMs(): number {
    return (this.sounds[0]?.from ?? Infinity) - (this.streams[0] ?? 0);
  }

  /** Says a line as soon as the receptionist pauses; settles when the last word has left. */
  async says(line: string): Promise<void> {
    await this.pause();
    this.#spoken = Promise.withResolvers();
    this.#speech = framesOf(line);
    await this.#spoken.promise;
    this.#lineEndedAt = performance.now();
  }

  /** Says a line and waits for the answer. @returns how long the caller waited for it, in milliseconds. */
  async asks(line: string): Promise<number> {
    await this.says(line);
    return this.hears();
  }

  /** Waits until the voice is heard again. @returns how long that took since the caller's last line. */
  async hears(limitMs = 12_000): Promise<number> {
    const since = this.#lineEndedAt;
    await until(() => this.#soundAfter(since) !== undefined, limitMs, 'the caller heard nothing');
    return (this.#soundAfter(since)?.from ?? Infinity) - since;
  }

  /** Waits until the voice has said something since the caller's last line, and pauses. */
  async pause(): Promise<void> {
    await this.hears();
    await until(
      () => this.#gone || performance.now() - (this.sounds.at(-1)?.to ?? Infinity) > PAUSE_MS,
      20_000,
      'the voice never pauses',
    );
  }

  /** Waits until the carrier has connected the caller a second time. @returns how long the voice then took, in milliseconds. */
  async isBack(): Promise<number> {
    await until(() => this.streams.length === 2, 5_000, 'the caller was not connected again');
    this.#lineEndedAt = this.streams[1] ?? 0;
    return this.hears();
  }

  /** Presses keys, one after the other. */
  press(keys: string): void {
    this.#keys.push(...Array.from(keys));
    this.#lineEndedAt = performance.now();
  }

  /** Hangs up, as a caller does. */
  hangUp(): void {
    this.#gone = true;
    this.#send({ event: 'stop', stop: { callSid: this.sid } });
    this.#socket?.close();
  }

  /** The caller's whole telephone is gone, and the carrier tells nobody. */
  vanish(): void {
    this.#vanished = true;
    this.#gone = true;
    this.#socket?.terminate();
  }

  /** The longest that the caller heard nothing from the end of their last line until now, in milliseconds. */
  longestWait(): number {
    const heard = this.sounds.filter(({ to }) => to > this.#lineEndedAt);
    const ends = [this.#lineEndedAt, ...heard.map(({ to }) => to)];
    return Math.max(...heard.map(({ from }, index) => from - (ends[index] ?? from)));
  }

  #soundAfter(moment: number): Sound | undefined {
    return this.sounds.find((sound) => sound.from > moment);
  }

  async #live(): Promise<void> {
    let next: string | null = 'voice';
    while (next !== null) next = await this.#obey(await this.#post(next));
    if (!this.#vanished) await this.#post('status', { CallStatus: 'completed' });
    this.#gone = true;
  }

  async #post(name: string, more: Record<string, string> = {}): Promise<string> {
    const path = `/webhooks/${this.#by.company.name}/${name}`;
    const fields = { ...this.#fields, CallStatus: 'in-progress', ...more };
    const response = await fetch(`http://127.0.0.1:${this.#route.port}${path}`, {
      method: 'POST',
      headers: this.#by.company.headersOf(this.#service, PUBLIC_URL + path, fields),
      body: new URLSearchParams(fields),
    });
    if (!response.ok) throw new Error(`${name} was answered with ${response.status}`);
    return response.text();
  }

  /** Carries out TwiML. @returns the webhook that is asked next, or null after a hang-up. */
  async #obey(twiml: string): Promise<string | null> {
    for (const [, verb = '', attributes = '', inside = ''] of twiml.matchAll(
      /<(Say|Connect|Redirect|Record|Hangup)\b([^<>]*)>([^<]*)/g,
    )) {
      if (verb === 'Say') this.announced.push(inside);
      if (verb === 'Record' || verb === 'Hangup') return null;
      if (verb === 'Redirect') return inside.split('/').at(-1) ?? null;
      if (verb === 'Connect') {
        const [, token = ''] = /<Parameter name="t" value="([^"]*)"/.exec(twiml) ?? [];
        const [, bearer = null] = /authBearerToken="([^"]*)"/.exec(twiml) ?? [];
        await this.#stream(token, bearer);
        if (this.#gone) return null;
        return /action="[^"]*\/([a-z-]+)"/.exec(attributes)?.[1] ?? null;
      }
    }
    return null;
  }

  /** One media stream, from the socket's opening to its end. */
  async #stream(token: string, bearer: string | null): Promise<void> {
    const { company } = this.#by;
    const wanted = { url: mediaUrl(PUBLIC_URL), bearer, parameters: {} };
    const socket = new WebSocket(`ws://127.0.0.1:${this.#route.port}/media`, {
      headers: company.opening(this.#service, wanted),
    });
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    // A stream that breaks is an event of the call; `close` follows.
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => this.#onMessage((data as Buffer).toString()));
    socket.on('open', () => {
      this.#socket = socket;
      this.#streamSid = company.newSid('MZ');
      this.#playing = [];
      this.streams.push(performance.now());
      socket.send(JSON.stringify({ event: 'connected', protocol: 'Call', version: company.streamVersion }));
      const { sid: callSid } = this;
      const start = {
        streamSid: this.#streamSid,
        callSid,
        customParameters: { t: token },
        tracks: ['inbound'],
      };
      this.#send({ event: 'start', start });
    });
    const began = performance.now();
    let frames = 0;
    const clock = setInterval(() => {
      // A late tick makes up for what it missed, so the line's clock is steady.
      for (; frames < ((performance.now() - began) * SPEED) / FRAME_MS; frames += 1) this.#frame();
    }, FRAME_MS / SPEED);
    await closed;
    clearInterval(clock);
  }

  /** 20 ms of the line: the caller's audio leaves, the receptionist's is played. */
  #frame(): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    const key = this.#keys.shift();
    if (key !== undefined) this.#send({ event: 'dtmf', dtmf: this.#by.company.keyed(key) });
    const audio = this.#speech.shift();
    const payload = Buffer.from(audio ?? SILENCE).toString('base64');
    this.#send({ event: 'media', media: { track: 'inbound', payload } });
    if (audio !== undefined && this.#speech.length === 0) this.#spoken.resolve(undefined);
    this.#play();
  }

  #play(): void {
    let room = FRAME_BYTES;
    for (let head = this.#playing[0]; head !== undefined && room > 0; head = this.#playing[0]) {
      this.#playing.shift();
      if ('mark' in head) {
        this.#mark(head.mark);
        continue;
      }
      if (head.audio.length > room) this.#playing.unshift({ audio: head.audio.subarray(room) });
      room -= Math.min(room, head.audio.length);
    }
    if (room < FRAME_BYTES) this.#note(performance.now());
  }

  #note(now: number): void {
    const last = this.sounds.at(-1);
    if (last !== undefined && now - last.to < 100) last.to = now;
    else this.sounds.push({ from: now, to: now + 0.001 });
  }

  #onMessage(text: string): void {
    const message = JSON.parse(text) as {
      event: string;
      media?: { payload: string };
      mark?: { name: string };
    };
    if (message.media !== undefined)
      this.#playing.push({ audio: Buffer.from(message.media.payload, 'base64') });
    if (message.mark !== undefined) this.#playing.push({ mark: message.mark.name });
    if (message.event === 'clear') {
      const waiting = this.#playing;
      this.#playing = [];
      for (const each of waiting) if ('mark' in each) this.#mark(each.mark);
    }
  }

  #mark(name: string): void {
    this.#send({ event: 'mark', mark: { name } });
  }

  #send(message: StreamMessage): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#sequence += 1;
    const at = { sequence: this.#sequence, streamSid: this.#streamSid };
    this.#socket.send(JSON.stringify(this.#by.company.framed(message, at)));
  }

  /** The service, as the company knows it. */
  get #service() {
    return { url: PUBLIC_URL, publicUrl: PUBLIC_URL, ...this.#by };
  }
}

/** Waits for what no event tells. @throws when it does not come in time. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  limitMs: number,
  otherwise: string,
): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`${otherwise} within ${limitMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
