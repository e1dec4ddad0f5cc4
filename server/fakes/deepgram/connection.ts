/** One client of the fake Deepgram: what it sent, and what it is answered. */
import type { RawData, WebSocket } from 'ws';
import { FakeSpeechToText, type Message } from './fake-stt.ts';
import type { Flux } from './flux.ts';
import type { Nova } from './nova.ts';

/** The faults of one connection; none when it is empty. */
export interface Misbehaviour {
  /** Refuses the handshake with this status. */
  readonly refuse?: number;
  readonly handshakeDelayMs?: number;
  /** Cuts the connection, without a word, this long after the handshake or after this many words. */
  readonly dropAfterMs?: number;
  readonly dropAfterWords?: number;
  /** Closes the connection in good form after this many words. */
  readonly closeAfterWords?: { readonly words: number; readonly code: number; readonly reason: string };
  /** Accepts everything and says nothing, not even goodbye. */
  readonly stall?: boolean;
  /** Hears sound all the time, so that no silence ever ends an utterance. */
  readonly noise?: boolean;
  /** Text frames that are sent first, as they are. */
  readonly say?: readonly string[];
}

/** A message of a client. Audio messages in a row are one entry. */
export type Received =
  | { readonly type: 'audio'; readonly messages: number; readonly bytes: number; readonly largest: number }
  | { readonly type: 'text'; readonly message: string };

export interface ConnectionOptions {
  readonly idleLimitMs: number;
  readonly delayMs: number;
  readonly misbehaviour: Misbehaviour;
  /** Is told each message at the moment at which it leaves. */
  readonly onSent: ((message: Message) => void) | undefined;
}

const IDLE_REASON =
  'Deepgram did not receive audio data or a text message within the timeout window. See https://dpgr.am/net0001';

export class DeepgramConnection {
  /** The path and the parameters that the client asked for. */
  readonly url: URL;
  readonly received: Received[] = [];
  /** The words that were in the audio. */
  readonly heard: string[] = [];
  /** Settles when the connection is gone, with the code that it closed with. */
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #recogniser: Nova | Flux;
  readonly #ear: FakeSpeechToText;
  readonly #options: ConnectionOptions;
  readonly #timers = new Set<NodeJS.Timeout>();
  #idle: NodeJS.Timeout | null = null;
  /** The client said that it is done: what it still sends is not heard. */
  #finished = false;

  constructor(socket: WebSocket, url: URL, recogniser: Nova | Flux, options: ConnectionOptions) {
    const { misbehaviour } = options;
    this.url = url;
    this.#socket = socket;
    this.#recogniser = recogniser;
    this.#options = options;
    this.#ear = new FakeSpeechToText(misbehaviour.noise ?? false);
    this.closed = new Promise((resolve) => {
      socket.on('close', (code) => {
        this.#stopTimers();
        resolve(code);
      });
    });
    socket.on('error', () => socket.terminate());
    socket.on('message', (data, isBinary) => this.#take(data, isBinary));
    for (const text of misbehaviour.say ?? []) socket.send(text);
    this.#tell(recogniser.greet());
    if (misbehaviour.dropAfterMs !== undefined) this.#later(misbehaviour.dropAfterMs, () => this.drop());
    this.#waitForInput();
  }

  /** Cuts the connection as a broken network does. */
  drop(): void {
    this.#socket.terminate();
  }

  #take(data: RawData, isBinary: boolean): void {
    if (this.#finished) return;
    this.#waitForInput();
    const bytes = Buffer.isBuffer(data)
      ? data
      : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
    if (!isBinary) this.#takeText(bytes.toString());
    else this.#takeAudio(bytes);
  }

  #takeText(text: string): void {
    const message = parse(text);
    this.received.push({ type: 'text', message: message?.type ?? text });
    if (message?.type === 'CloseStream') {
      this.#finish();
      return;
    }
    const answers = message === null ? null : this.#recogniser.answer(message);
    if (answers === null) {
      this.#finished = true;
      this.#tell([this.#recogniser.complain('The message is not one that this endpoint knows')]);
      this.#close(1008, 'DATA-0000');
      return;
    }
    this.#tell(answers);
  }

  #takeAudio(audio: Buffer): void {
    const last = this.received.at(-1);
    const run = last?.type === 'audio' ? last : { messages: 0, bytes: 0, largest: 0 };
    if (last?.type === 'audio') this.received.pop();
    this.received.push({
      type: 'audio',
      messages: run.messages + 1,
      bytes: run.bytes + audio.length,
      largest: Math.max(run.largest, audio.length),
    });
    if (audio.length === 0) {
      this.#finish();
      return;
    }
    for (const step of this.#ear.listen(audio)) {
      this.#tell(this.#recogniser.hear(step));
      for (const word of step.words) {
        this.heard.push(word.text);
        this.#failAfterWord();
      }
    }
  }

  #failAfterWord(): void {
    const { dropAfterWords, closeAfterWords } = this.#options.misbehaviour;
    if (this.heard.length === dropAfterWords) this.#later(this.#options.delayMs, () => this.drop());
    if (this.heard.length === closeAfterWords?.words)
      this.#close(closeAfterWords.code, closeAfterWords.reason);
  }

  #finish(): void {
    this.#finished = true;
    this.#tell(this.#recogniser.finish());
    this.#close(1000, '');
  }

  #tell(messages: Iterable<Message>): void {
    for (const message of messages) {
      const text = JSON.stringify(message);
      this.#later(this.#options.delayMs, () => {
        if (this.#options.misbehaviour.stall === true) return;
        this.#options.onSent?.(message);
        this.#socket.send(text);
      });
    }
  }

  #close(code: number, reason: string): void {
    this.#later(this.#options.delayMs, () => {
      if (this.#options.misbehaviour.stall !== true) this.#socket.close(code, reason);
    });
  }

  #waitForInput(): void {
    if (this.#idle !== null) {
      this.#idle.refresh();
      return;
    }
    this.#idle = setTimeout(() => this.#close(1011, IDLE_REASON), this.#options.idleLimitMs);
  }

  /** Timers of one length fire in the order in which they were set, so messages stay in order. */
  #later(ms: number, action: () => void): void {
    if (ms === 0) {
      action();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, ms);
    this.#timers.add(timer);
  }

  #stopTimers(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    for (const timer of this.#timers) clearTimeout(timer);
  }
}

function parse(text: string): Message | null {
  try {
    const value: unknown = JSON.parse(text);
    return isMessage(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
