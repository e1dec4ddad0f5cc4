/**
 * Deepgram's `/v1/speak`: a tone as long as the text, in mu-law without a header. Its rules are Deepgram's; audio that was
 * made already still leaves before `Cleared`, as it does on a real line. It misbehaves when it is told to.
 */
import { randomUUID } from 'node:crypto';
import { type RawData, WebSocket } from 'ws';
import { type Frame, speechOf } from '../tone.ts';
import { BadRequest } from './parameters.ts';

/** The faults of one connection. Frames of audio are counted from its beginning. */
export interface SpeakingMisbehaviour {
  /** Refuses the handshake with this status. */
  readonly refuse?: number;
  readonly handshakeDelayMs?: number;
  /** Speaks no more, and says nothing of it. */
  readonly stallAfterFrames?: number;
  /** Breaks the connection. */
  readonly dropAfterFrames?: number;
  /** Says that it has spoken, and has not: what happens where an account is empty. */
  readonly silent?: boolean;
  /** Sends messages that nobody knows between the frames. */
  readonly noise?: boolean;
}

export interface SpeakingPace {
  readonly msPerCharacter: number;
  readonly firstFrameMs: number;
  readonly perFrameMs: number;
}

const MODEL = /^aura-(2-)?[a-z]+-(en|es|de|fr|nl|it|ja)$/;
const RATES: Readonly<Record<string, readonly number[]>> = {
  linear16: [8_000, 16_000, 24_000, 32_000, 48_000],
  mulaw: [8_000, 16_000],
  alaw: [8_000, 16_000],
};
const LONGEST_TEXT = 2_000;
const MOST_FLUSHES = 20;
const FLUSH_WINDOW_MS = 60_000;

/** @throws BadRequest with what Deepgram answers the handshake with. */
export function checkSpeaking(parameters: URLSearchParams): void {
  for (const name of parameters.keys())
    if (!['model', 'encoding', 'sample_rate', 'speed', 'mip_opt_out'].includes(name))
      throw new BadRequest(`Unknown query parameter: ${name}`);
  const model = parameters.get('model') ?? 'aura-asteria-en';
  if (!MODEL.test(model)) throw new BadRequest(`No such model: ${model}`);
  const encoding = parameters.get('encoding') ?? 'linear16';
  const rate = Number(parameters.get('sample_rate') ?? 24_000);
  if (RATES[encoding]?.includes(rate) !== true)
    throw new BadRequest(`Unsupported audio format: ${encoding} at ${rate} Hz`);
  if (encoding !== 'mulaw' || rate !== 8_000)
    throw new BadRequest('This server speaks mulaw at 8000 Hz only');
}

export class SpeakingConnection {
  readonly url: URL;
  /** Every message, oldest first. */
  readonly received: Readonly<Record<string, unknown>>[] = [];
  /** Settles when the socket is closed, with the code. */
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #pace: SpeakingPace;
  readonly #misbehaviour: SpeakingMisbehaviour;
  #buffer = '';
  /** What is spoken in order: the frames of each flush, and then that it was one. */
  #queue: (Frame | 'flushed')[] = [];
  #timer: NodeJS.Timeout | null = null;
  #framesSent = 0;
  #sequence = 0;
  #flushes: number[] = [];
  #closing = false;

  constructor(socket: WebSocket, url: URL, pace: SpeakingPace, misbehaviour: SpeakingMisbehaviour) {
    this.#socket = socket;
    this.url = url;
    this.#pace = pace;
    this.#misbehaviour = misbehaviour;
    const { promise, resolve } = Promise.withResolvers<number>();
    this.closed = promise;
    socket.on('message', (data, isBinary) => this.#onMessage(data, isBinary));
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      if (this.#timer !== null) clearTimeout(this.#timer);
      resolve(code);
    });
    const id = randomUUID();
    this.#tell({ type: 'Metadata', request_id: id, model_name: url.searchParams.get('model') });
  }

  drop(): void {
    this.#socket.terminate();
  }

  /** Closes as an idle server does. */
  sayGoodbye(): void {
    this.#socket.close(1000);
  }

  #onMessage(data: RawData, isBinary: boolean): void {
    const message = isBinary ? null : parse(data);
    if (message === null) {
      this.#socket.close(1008, 'DATA-0000');
      return;
    }
    this.received.push(message);
    switch (message['type']) {
      case 'Speak':
        if (typeof message['text'] !== 'string' || message['text'] === '')
          this.#socket.close(1008, 'DATA-0000');
        else if (message['text'].length > LONGEST_TEXT) this.#socket.close(1009, 'BIG-0001');
        else this.#buffer += message['text'];
        break;
      case 'Flush':
        this.#flush();
        break;
      case 'Clear':
        this.#clear();
        break;
      case 'Close':
        this.#closing = true;
        this.#speakOn();
        break;
      default:
        this.#socket.close(1008, 'DATA-0000');
    }
  }

  #flush(): void {
    const now = performance.now();
    this.#flushes = this.#flushes.filter((at) => at > now - FLUSH_WINDOW_MS);
    if (this.#flushes.length >= MOST_FLUSHES) {
      this.#tell({ type: 'Warning', code: 'EXCESSIVE_FLUSH', description: 'Flushed too often.' });
      return;
    }
    this.#flushes.push(now);
    const frames =
      this.#misbehaviour.silent === true ? [] : speechOf(this.#buffer, this.#pace.msPerCharacter);
    this.#buffer = '';
    this.#queue.push(...frames, 'flushed');
    if (this.#timer === null) this.#after(this.#pace.firstFrameMs);
  }

  /** One frame is on its way already. */
  #clear(): void {
    this.#buffer = '';
    const [late] = this.#queue;
    if (late !== undefined && late !== 'flushed') this.#socket.send(late.audio);
    this.#queue = [];
    this.#tell({ type: 'Cleared', sequence_id: this.#sequence++ });
  }

  #after(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#speakOn();
    }, ms);
  }

  #speakOn(): void {
    const next = this.#queue.shift();
    if (next === undefined) {
      if (this.#closing) this.#socket.close(1000);
      return;
    }
    if (next === 'flushed') {
      this.#tell({ type: 'Flushed', sequence_id: this.#sequence++ });
    } else {
      const { stallAfterFrames, dropAfterFrames } = this.#misbehaviour;
      if (this.#framesSent === stallAfterFrames) return;
      if (this.#framesSent === dropAfterFrames) {
        this.drop();
        return;
      }
      this.#framesSent += 1;
      if (this.#misbehaviour.noise === true) this.#tell({ type: 'SomethingNew', of: ['tomorrow'] });
      if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(next.audio);
    }
    if (this.#timer === null) this.#after(this.#pace.perFrameMs);
  }

  #tell(message: object): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }
}

function parse(data: RawData): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse((data as Buffer).toString());
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : null;
  } catch {
    return null;
  }
}
