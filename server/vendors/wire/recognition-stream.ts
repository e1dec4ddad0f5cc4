/** One recognition stream over one WebSocket: what is sent, when nothing is, and how it may end. The vendor's own form is its dialect's. */
import { type RawData, WebSocket } from 'ws';
import {
  BYTES_PER_MS,
  type MuLaw,
  type SpeechEvent,
  type SpeechStream,
  VendorError,
} from '../../call/ports.ts';

/** In what the vendors' streams differ. */
export interface Dialect {
  readonly vendor: string;
  /** With its query. */
  readonly endpoint: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Audio leaves in messages of this size. */
  readonly chunkBytes: number;
  /** What is said before any audio; null: nothing. */
  readonly greeting: string | null;
  /** Says that no more audio comes. */
  farewell(): string;
  /** A message with this audio. */
  frame(audio: MuLaw): MuLaw | string;
  /** Whether the vendor has to say something soon, as it is sent audio. */
  readonly owesAnswer: boolean;
  /** What to send when no audio has come for this long, a multiple of 500 ms. */
  whenQuiet(quietMs: number): string | MuLaw | null;
  /** What a message means. `sentMs`: the audio sent so far. @throws when the message is not what it should be. */
  read(message: unknown, sentMs: number): readonly SpeechEvent[];
  /** Whether, after the farewell, nothing more comes, though the vendor does not close the stream. */
  readonly isThrough: boolean;
  /** What a stream that ended in good order had heard and not yet reported. */
  rest(): readonly SpeechEvent[];
  /** Why a handshake was refused, in the vendor's words; empty: it does not say. */
  whyRefused(headers: Readonly<NodeJS.Dict<string | string[]>>): string;
}

export interface StreamParts {
  readonly dialect: Dialect;
  readonly listener: (event: SpeechEvent) => void;
  readonly signal: AbortSignal;
}

/** A handshake takes about 100 ms; a caller who waits for a dead one for longer than this is lost. */
const HANDSHAKE_LIMIT_MS = 4000;
/** Bytes of one message: a minute of words is some 30 KB. */
const LARGEST_MESSAGE = 256 * 1024;
/** The most audio kept while the socket opens. */
const BACKLOG_LIMIT = 10_000 * BYTES_PER_MS;
/** It is dropped in pieces: what is replayed comes as one, and its end is what matters. */
const BACKLOG_PIECE = 100 * BYTES_PER_MS;
/** A vendor that owes an answer and says nothing while it is sent audio for so long, stalls. */
const STALL_LIMIT_MS = 6000;
/** Audio that the network does not take, beyond a backlog sent at once: the connection died and TCP does not know. */
const UNSENT_LIMIT = BACKLOG_LIMIT + 5000 * BYTES_PER_MS;
/** After the farewell the last results take less than a second. */
const FINISH_LIMIT_MS = 5000;
/** The precision with which a pause in the audio is noticed; one timer a call. */
const TICK_MS = 500;
/** Statuses that another attempt may change: too slow, too early, too many. Those of 500 and more may too. */
const PASSING = [408, 409, 425, 429];

/** Opens a stream with the promises of `SpeechToText.open`. */
export function openStream(parts: StreamParts): SpeechStream {
  try {
    return new RecognitionStream(parts);
  } catch (cause) {
    // A key that no header can carry, or an address that is none, throws before anything is sent.
    const error = new VendorError(
      parts.dialect.vendor,
      'refused',
      'cannot be asked with this key or address',
      { cause },
    );
    queueMicrotask(() => {
      if (!parts.signal.aborted) parts.listener({ type: 'failed', error });
    });
    return { send: () => undefined, finish: () => undefined };
  }
}

class RecognitionStream implements SpeechStream {
  readonly #dialect: Dialect;
  readonly #listener: (event: SpeechEvent) => void;
  readonly #signal: AbortSignal;
  readonly #socket: WebSocket;
  #phase: 'opening' | 'live' | 'finishing' | 'over' = 'opening';
  #finishWanted = false;
  #backlog: MuLaw[] = [];
  #backlogBytes = 0;
  #chunk: Buffer;
  #filled = 0;
  #sentBytes = 0;
  #quietMs = 0;
  /** How long audio has been sent without any answer. */
  #unansweredMs = 0;
  #sentAtTick = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor({ dialect, listener, signal }: StreamParts) {
    this.#dialect = dialect;
    this.#listener = listener;
    this.#signal = signal;
    this.#chunk = Buffer.allocUnsafe(dialect.chunkBytes);
    this.#socket = new WebSocket(dialect.endpoint, {
      headers: dialect.headers,
      perMessageDeflate: false,
      handshakeTimeout: HANDSHAKE_LIMIT_MS,
      maxPayload: LARGEST_MESSAGE,
    });
    this.#socket.on('open', () => this.#onOpen());
    this.#socket.on('message', (data) => this.#onMessage(data));
    this.#socket.on('unexpected-response', (_request, response) => {
      const status = response.statusCode ?? 0;
      const why = dialect.whyRefused(response.headers).slice(0, 200);
      const detail = why === '' ? '' : `: ${why}`;
      this.#fail(
        `refused the handshake with ${status}${detail}`,
        status < 500 && !PASSING.includes(status) ? 'refused' : 'transient',
      );
    });
    this.#socket.on('error', (error) => this.#fail(error.message, 'transient', { cause: error }));
    this.#socket.on('close', (code, reason) => this.#onClose(code, reason.toString()));
    signal.addEventListener('abort', this.#end, { once: true });
    if (signal.aborted) this.#end();
  }

  send(audio: MuLaw): void {
    switch (this.#phase) {
      case 'opening':
        this.#keep(audio);
        break;
      case 'live':
        this.#quietMs = 0;
        this.#pass(audio);
        break;
      case 'finishing':
      case 'over':
        break;
    }
  }

  finish(): void {
    this.#finishWanted = true;
    if (this.#phase !== 'live') return;
    this.#flush();
    if (!this.#isLive()) return;
    this.#phase = 'finishing';
    this.#socket.send(this.#dialect.farewell());
    clearInterval(this.#timer);
    this.#timer = setTimeout(() => this.#fail('did not close the stream', 'transient'), FINISH_LIMIT_MS);
  }

  // ---------------------------------------------------------------------------------------- audio

  #keep(audio: MuLaw): void {
    for (let at = 0; at < audio.length; at += BACKLOG_PIECE)
      this.#backlog.push(audio.subarray(at, at + BACKLOG_PIECE));
    this.#backlogBytes += audio.length;
    while (this.#backlogBytes > BACKLOG_LIMIT) this.#backlogBytes -= this.#backlog.shift()?.length ?? 0;
  }

  /** Copies audio into messages of the dialect's size. */
  #pass(audio: MuLaw): void {
    let at = 0;
    while (at < audio.length && this.#isLive()) {
      const piece = audio.subarray(at, at + this.#chunk.length - this.#filled);
      this.#chunk.set(piece, this.#filled);
      this.#filled += piece.length;
      at += piece.length;
      if (this.#filled === this.#chunk.length) this.#flush();
    }
  }

  /** Sends what there is; nothing when there is nothing, since an empty message would end the stream. */
  #flush(): void {
    if (this.#filled === 0) return;
    this.#socket.send(this.#dialect.frame(this.#chunk.subarray(0, this.#filled)));
    this.#sentBytes += this.#filled;
    this.#chunk = Buffer.allocUnsafe(this.#dialect.chunkBytes);
    this.#filled = 0;
    if (this.#socket.bufferedAmount > UNSENT_LIMIT) this.#fail('takes no more audio', 'transient');
  }

  #tick(): void {
    if (!this.#dialect.owesAnswer) this.#unansweredMs = 0;
    else if (this.#sentBytes > this.#sentAtTick) this.#unansweredMs += TICK_MS;
    this.#sentAtTick = this.#sentBytes;
    if (this.#unansweredMs > STALL_LIMIT_MS) this.#fail('stalled', 'transient');
    this.#quietMs += TICK_MS;
    // The first tick may come right after a frame.
    if (this.#quietMs > TICK_MS && this.#isLive()) this.#fillPause();
  }

  #fillPause(): void {
    this.#flush();
    const filler = this.#dialect.whenQuiet(this.#quietMs - TICK_MS);
    if (filler === null || !this.#isLive()) return;
    if (typeof filler === 'string') this.#socket.send(filler);
    else this.#pass(filler);
  }

  // ---------------------------------------------------------------------------------------- what the vendor does

  #onOpen(): void {
    if (this.#phase !== 'opening') return;
    this.#phase = 'live';
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    if (this.#dialect.greeting !== null) this.#socket.send(this.#dialect.greeting);
    this.#emit([{ type: 'open' }]);
    const backlog = this.#backlog;
    this.#backlog = [];
    for (const audio of backlog) this.#pass(audio);
    if (this.#finishWanted) this.finish();
  }

  #onMessage(data: RawData): void {
    this.#unansweredMs = 0;
    let events: readonly SpeechEvent[];
    try {
      // With the default binaryType a message is one Buffer.
      const text = Buffer.isBuffer(data) ? data.toString() : '';
      events = this.#dialect.read(JSON.parse(text), this.#sentBytes / BYTES_PER_MS);
    } catch (error) {
      if (error instanceof VendorError) this.#emit([{ type: 'failed', error }]);
      else this.#fail('sent what cannot be read', 'transient', { cause: error });
      return;
    }
    this.#emit(events);
    if (this.#phase === 'finishing' && this.#dialect.isThrough) this.#end();
  }

  #onClose(code: number, reason: string): void {
    if (this.#phase === 'finishing' && code === 1000) {
      this.#emit(this.#dialect.rest());
      this.#end();
    } else {
      this.#fail(`closed the stream with ${code} ${reason}`.trimEnd(), 'transient');
    }
  }

  // ---------------------------------------------------------------------------------------- the end

  #emit(events: readonly SpeechEvent[]): void {
    for (const event of events) {
      if (this.#phase === 'over') return;
      if (event.type === 'failed') this.#end();
      this.#listener(event);
    }
  }

  #fail(message: string, kind: VendorError['kind'], options?: ErrorOptions): void {
    this.#emit([{ type: 'failed', error: new VendorError(this.#dialect.vendor, kind, message, options) }]);
  }

  /** A method would be over already for the compiler where `flush` may have changed the phase. */
  #isLive(): boolean {
    return this.#phase === 'live';
  }

  readonly #end = (): void => {
    if (this.#phase === 'over') return;
    this.#phase = 'over';
    // A timeout and an interval are cleared alike.
    clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#end);
    this.#backlog = [];
    this.#socket.terminate();
  };
}
