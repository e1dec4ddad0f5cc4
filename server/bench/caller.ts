/**
 * Callers as Twilio brings them to us, many in one process: 20 ms frames on one clock, marks that come back when their
 * audio would have been played. What they say is hidden in their audio, where the fake Deepgram finds it.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { hideWords } from '../fakes/words-in-audio.ts';

const FRAME_MS = 20;
const FRAME_BYTES = 160;
const WORD_MS = 200;
/** Silence with a clear low bit, and a tone loud enough to count as speech. */
const SILENCE = Buffer.alloc(FRAME_BYTES, 0xfe).toString('base64');
const TONE = [0x1e, 0x9e];
/** Enough for the endpointing of any recogniser; then the caller goes on being silent anyway. */
const ENDPOINTING_MS = 300;

/** Ticks each caller every 20 ms; the callers' frames are spread over the time between, as real ones are. */
class FrameClock {
  readonly #slots = Array.from({ length: FRAME_MS }, () => new Set<() => void>());
  readonly #began = performance.now();
  #next = 0;
  #added = 0;
  #running = false;

  add(tick: () => void): () => void {
    const slot = this.#slots[(this.#added * 7) % FRAME_MS];
    this.#added += 1;
    slot?.add(tick);
    if (!this.#running) setInterval(() => this.#run(), 1);
    this.#running = true;
    return () => slot?.delete(tick);
  }

  #run(): void {
    const now = performance.now() - this.#began;
    for (; this.#next < now; this.#next += 1) {
      for (const tick of this.#slots[this.#next % FRAME_MS] ?? []) tick();
    }
  }
}

const clock = new FrameClock();

type Moment = (at: number) => void;

/** The messages that we send to a carrier, as far as they matter here. */
interface Received {
  readonly event: string;
  readonly media?: { readonly payload: string };
  readonly mark?: { readonly name: string };
}

export class Caller {
  readonly #socket: WebSocket;
  readonly #streamSid = `MZ${randomBytes(16).toString('hex')}`;
  readonly #stopClock: () => void;
  #speech: string[] = [];
  #onSpoken: { readonly left: number; readonly tell: Moment } | null = null;
  #onAudio: Moment | null = null;
  #onClear: Moment | null = null;
  #frames = 0;
  #playsUntil = 0;
  #marks: { readonly name: string; readonly at: number }[] = [];
  /** When the last audio came, in the time of `performance.now`. */
  lastAudioAt = 0;

  /** Begins the stream on an open socket. */
  constructor(socket: WebSocket, callSid: string, parameters: Readonly<Record<string, string>>) {
    this.#socket = socket;
    socket.on('message', (data) => this.#take(JSON.parse((data as Buffer).toString()) as Received));
    this.#send({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    this.#send({
      event: 'start',
      sequenceNumber: '1',
      start: {
        streamSid: this.#streamSid,
        callSid,
        accountSid: `AC${'0'.repeat(32)}`,
        tracks: ['inbound'],
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
        customParameters: parameters,
      },
      streamSid: this.#streamSid,
    });
    this.#stopClock = clock.add(() => this.#tick());
  }

  /** Speaks; resolves with the moment at which silence has lasted for the recogniser's endpointing. */
  say(words: readonly string[]): Promise<number> {
    const spoken = words.map((text, index) => ({
      text,
      startMs: index * WORD_MS,
      endMs: (index + 1) * WORD_MS,
    }));
    const tone = Uint8Array.from({ length: words.length * WORD_MS * 8 }, (_, at) => TONE[at % 2] ?? 0);
    const audio = Buffer.from(hideWords(tone, spoken));
    for (let at = 0; at < audio.length; at += FRAME_BYTES)
      this.#speech.push(audio.toString('base64', at, at + FRAME_BYTES));
    const { promise, resolve } = Promise.withResolvers<number>();
    this.#onSpoken = { left: this.#speech.length + ENDPOINTING_MS / FRAME_MS, tell: resolve };
    return promise;
  }

  /** The moment of the next audio that comes. */
  audio(): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>();
    this.#onAudio = resolve;
    return promise;
  }

  /** The moment at which the line is cleared next. */
  clear(): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>();
    this.#onClear = resolve;
    return promise;
  }

  /** How much longer the caller hears what has come so far. */
  get playsForMs(): number {
    return Math.max(0, this.#playsUntil - performance.now());
  }

  async hangUp(): Promise<void> {
    this.#stopClock();
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    const closed = once(this.#socket, 'close');
    this.#send({ event: 'stop', streamSid: this.#streamSid, stop: {} });
    // A carrier closes a stream that it has stopped.
    this.#socket.close();
    await closed;
  }

  #tick(): void {
    const now = performance.now();
    this.#frames += 1;
    const payload = this.#speech.shift() ?? SILENCE;
    const count = String(this.#frames);
    this.#socket.send(
      `{"event":"media","sequenceNumber":"${count}","media":{"track":"inbound","chunk":"${count}","timestamp":"${this.#frames * FRAME_MS}","payload":"${payload}"},"streamSid":"${this.#streamSid}"}`,
    );
    if (this.#onSpoken !== null) {
      const { left, tell } = this.#onSpoken;
      this.#onSpoken = left > 1 ? { left: left - 1, tell } : null;
      if (left === 1) tell(now);
    }
    while (this.#marks[0] !== undefined && this.#marks[0].at <= now) this.#returnMark();
  }

  #take(message: Received): void {
    const now = performance.now();
    switch (message.event) {
      case 'media': {
        const bytes = Buffer.byteLength(message.media?.payload ?? '', 'base64');
        this.#playsUntil = Math.max(now, this.#playsUntil) + bytes / 8;
        this.lastAudioAt = now;
        this.#onAudio?.(now);
        this.#onAudio = null;
        break;
      }
      case 'mark':
        this.#marks.push({ name: message.mark?.name ?? '', at: this.#playsUntil });
        break;
      case 'clear':
        this.#playsUntil = now;
        while (this.#marks.length > 0) this.#returnMark();
        this.#onClear?.(now);
        this.#onClear = null;
        break;
    }
  }

  #returnMark(): void {
    const mark = this.#marks.shift();
    if (mark !== undefined)
      this.#send({ event: 'mark', streamSid: this.#streamSid, mark: { name: mark.name } });
  }

  #send(message: object): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }
}
