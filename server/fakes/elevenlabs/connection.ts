/** One socket of multi-context speech: its contexts, what it refuses, and how it may misbehave. */
import { type RawData, WebSocket } from 'ws';
import { type Frame, speechOf } from '../tone.ts';

/** The faults of one connection. Frames of audio are counted over all its contexts. */
export interface Misbehaviour {
  /** Answers the handshake with this status. */
  readonly refuse?: number;
  readonly handshakeDelayMs?: number;
  /** Speaks no more, and says nothing of it. */
  readonly stallAfterFrames?: number;
  /** Breaks the connection. */
  readonly dropAfterFrames?: number;
  /** Sends an error and closes with 1008. */
  readonly errorAfterFrames?: number;
  readonly error?: string;
  /** Sends messages that nobody knows, and some that are no JSON, between the frames. */
  readonly noise?: boolean;
  /** Audio without alignment, as it happens now and then. */
  readonly unaligned?: boolean;
  /** The other spelling of `isFinal` that the specification has. */
  readonly snakeCase?: boolean;
}

export interface Pace {
  readonly msPerCharacter: number;
  readonly firstFrameMs: number;
  readonly perFrameMs: number;
  /** What a second of `inactivity_timeout` lasts. */
  readonly secondMs: number;
}

export type Received = Readonly<Record<string, unknown>>;

const MOST_CONTEXTS = 5;
/** Without a flush or auto mode, nothing is spoken before so many characters have come. */
const FIRST_CHUNK = 120;

interface Context {
  readonly id: string;
  buffer: string;
  frames: Frame[];
  speaking: boolean;
  /** Whether a frame was sent. */
  begun: boolean;
  closing: boolean;
}

export class ElevenLabsConnection {
  /** Every message, oldest first. */
  readonly received: Received[] = [];
  readonly url: URL;
  /** Settles when the socket is closed, with the code. */
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #pace: Pace;
  readonly #misbehaviour: Misbehaviour;
  readonly #contexts = new Map<string, Context>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #idle: NodeJS.Timeout | undefined;
  #framesSent = 0;
  #leaving = false;

  constructor(socket: WebSocket, url: URL, pace: Pace, misbehaviour: Misbehaviour, refusal: string | null) {
    this.#socket = socket;
    this.url = url;
    this.#pace = pace;
    this.#misbehaviour = misbehaviour;
    const { promise, resolve } = Promise.withResolvers<number>();
    this.closed = promise;
    socket.on('message', (data) => this.#onMessage(data));
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      clearTimeout(this.#idle);
      for (const timer of this.#timers) clearTimeout(timer);
      resolve(code);
    });
    this.#restartIdle();
    if (refusal !== null) this.#refuse(refusal, `Told by the handshake: ${refusal}`);
  }

  /** Contexts that count against the limit. */
  get openContexts(): number {
    return this.#contexts.size;
  }

  /** Closes as an idle server does. */
  sayGoodbye(): void {
    this.#socket.close(1000);
  }

  drop(): void {
    this.#socket.terminate();
  }

  #onMessage(data: RawData): void {
    this.#restartIdle();
    const message = parse(data);
    if (message === null) {
      this.#refuse('invalid_message', 'The message is no JSON object.');
      return;
    }
    this.received.push(message);
    if (message['close_socket'] === true) this.#leave();
    else this.#address(message);
  }

  #address(message: Received): void {
    const id = typeof message['context_id'] === 'string' ? message['context_id'] : 'default';
    const text = typeof message['text'] === 'string' ? message['text'] : '';
    const known = this.#contexts.get(id);
    if (message['close_context'] === true) {
      if (known !== undefined) this.#close(known);
      return;
    }
    const context = known ?? this.#open(id, text);
    if (context === null) return;
    if (known !== undefined && message['voice_settings'] !== undefined) {
      this.#refuse('invalid_message', 'voice_settings can only be set in the first message of a context.');
      return;
    }
    context.buffer += known === undefined ? '' : text;
    const eager = message['flush'] === true || this.url.searchParams.get('auto_mode') === 'true';
    if (context.buffer.trim() !== '' && (eager || context.buffer.length >= FIRST_CHUNK)) this.#flush(context);
  }

  /** Whatever a message to an unknown context says, it opens one, which has to be closed again. */
  #open(id: string, text: string): Context | null {
    if (this.#contexts.size >= MOST_CONTEXTS) {
      this.#refuse(
        'max_active_conversations',
        `Maximum simultaneous contexts per WebSocket connection exceeded (${MOST_CONTEXTS}). ` +
          'Please close an existing context before opening a new one.',
      );
      return null;
    }
    if (text !== ' ' && text !== '') {
      this.#refuse('invalid_message', 'The first message of a context must be a single space.');
      return null;
    }
    const context = { id, buffer: '', frames: [], speaking: false, begun: false, closing: false };
    this.#contexts.set(id, context);
    return context;
  }

  #flush(context: Context): void {
    const frames = speechOf(context.buffer, this.#pace.msPerCharacter);
    context.buffer = '';
    context.frames.push(...frames);
    if (context.speaking) return;
    context.speaking = true;
    this.#after(this.#pace.firstFrameMs, () => this.#speak(context));
  }

  /**
   * What was flushed is still spoken, so the client hears late audio. But a context that is closed before it has begun
   * to speak may lose all its speech: that is what happens under load, and here always.
   */
  #close(context: Context): void {
    context.closing = true;
    if (!context.begun) context.frames = [];
    if (!context.speaking) this.#finish(context);
  }

  #speak(context: Context): void {
    const frame = context.frames.shift();
    if (frame === undefined) {
      context.speaking = false;
      if (context.closing) this.#finish(context);
      return;
    }
    if (this.#breaks()) return;
    context.begun = true;
    this.#framesSent += 1;
    if (this.#misbehaviour.noise === true) {
      this.#socket.send('{"type":"flush_done"}');
      this.#socket.send('not json');
    }
    const aligned = this.#misbehaviour.unaligned !== true;
    const alignment = aligned ? alignmentOf(frame.chars, this.#pace.msPerCharacter) : null;
    this.#send({
      audio: frame.audio.toString('base64'),
      isFinal: null,
      normalizedAlignment: alignment,
      alignment,
      contextId: context.id,
    });
    this.#after(this.#pace.perFrameMs, () => this.#speak(context));
  }

  /** @returns whether nothing more is spoken. */
  #breaks(): boolean {
    const { stallAfterFrames, dropAfterFrames, errorAfterFrames, error } = this.#misbehaviour;
    const due = (limit: number | undefined): boolean => limit !== undefined && this.#framesSent >= limit;
    if (due(dropAfterFrames)) this.drop();
    if (due(errorAfterFrames)) this.#refuse(error ?? 'internal_error', 'Told to fail.');
    return due(stallAfterFrames) || due(dropAfterFrames) || due(errorAfterFrames);
  }

  #finish(context: Context): void {
    this.#contexts.delete(context.id);
    const final = this.#misbehaviour.snakeCase === true ? { is_final: true } : { isFinal: true };
    this.#send({ ...final, contextId: context.id });
    if (this.#leaving && this.#contexts.size === 0) this.#socket.close(1000);
  }

  #leave(): void {
    this.#leaving = true;
    if (this.#contexts.size === 0) this.#socket.close(1000);
    for (const context of this.#contexts.values()) this.#close(context);
  }

  #restartIdle(): void {
    const seconds = Number(this.url.searchParams.get('inactivity_timeout') ?? 20);
    clearTimeout(this.#idle);
    this.#idle = setTimeout(
      () =>
        this.#refuse(
          'input_timeout_exceeded',
          `Have not received a new text input within the timeout of ${seconds} seconds. Streaming input terminated. ` +
            'Please make sure to send a new text input within the timeout.',
        ),
      seconds * this.#pace.secondMs,
    );
  }

  #refuse(error: string, message: string): void {
    this.#send({ message, error, code: 1008 });
    this.#socket.close(1008, message.slice(0, 120));
  }

  #send(message: object): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #after(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      then();
    }, ms);
    this.#timers.add(timer);
  }
}

function parse(data: RawData): Received | null {
  try {
    const value: unknown = JSON.parse((data as Buffer).toString());
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : null;
  } catch {
    return null;
  }
}

/** The alignment of a frame as it is sent. */
function alignmentOf(chars: readonly string[], msPerCharacter: number): object {
  return {
    chars,
    charStartTimesMs: chars.map((_, index) => Math.round(index * msPerCharacter)),
    charsDurationsMs: chars.map(() => Math.round(msPerCharacter)),
  };
}
