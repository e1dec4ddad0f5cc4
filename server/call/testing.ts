/** In-memory parts for tests of a call: a line that plays in step with the test's clock, a recogniser, a receptionist. */
import type { Receptionist } from '../receptionist/receptionist.ts';
import {
  BYTES_PER_MS,
  type CallLine,
  type LineEvent,
  type MuLaw,
  type ShownWords,
  type SpeechEvent,
  type SpeechToText,
} from './ports.ts';

/** Milliseconds of audio of one letter. */
export const MS_PER_LETTER = 50;

/** Audio of a text's length: the sample is the code of the letter that it speaks. */
export const audioOf = (text: string): MuLaw =>
  Uint8Array.from(
    Array.from(text).flatMap((letter) =>
      Array<number>(MS_PER_LETTER * BYTES_PER_MS).fill(letter.charCodeAt(0) & 0x7f),
    ),
  );

/** The letters that a line played, read back from its samples. */
export const lettersOf = (samples: readonly number[]): string =>
  samples
    .filter((_, index) => index % (MS_PER_LETTER * BYTES_PER_MS) === 0)
    .map((code) => String.fromCharCode(code))
    .join('');

/** A caller's telephone: plays what it is sent at the speed of sound, and remembers what was really heard. */
export class MemoryLine implements CallLine {
  readonly shown: ShownWords[] = [];
  closed = false;
  /** The samples that were played, without the silence between them. */
  heard: number[] = [];
  cleared = 0;
  #listener: ((event: LineEvent) => void) | null = null;
  #queue: ({ readonly audio: MuLaw } | { readonly mark: string })[] = [];

  listen(listener: (event: LineEvent) => void): void {
    this.#listener = listener;
  }
  send(audio: MuLaw): void {
    if (this.closed) throw new Error('audio was sent to a line that is closed');
    if (audio.length > 0) this.#queue.push({ audio });
  }
  mark(name: string): void {
    this.#queue.push({ mark: name });
    this.#returnMarks();
  }
  clear(): void {
    this.cleared += 1;
    const marks = this.#queue.filter((item) => 'mark' in item);
    this.#queue = [];
    for (const { mark } of marks) this.emit({ type: 'mark', name: mark });
  }
  show(words: ShownWords): void {
    this.shown.push(words);
  }
  close(): void {
    this.closed = true;
    this.#queue = [];
    this.emit({ type: 'closed', reason: 'hangup' });
  }
  emit(event: LineEvent): void {
    this.#listener?.(event);
  }
  get queuedMs(): number {
    return (
      this.#queue.reduce((sum, item) => sum + ('audio' in item ? item.audio.length : 0), 0) / BYTES_PER_MS
    );
  }

  /** Plays for so long. */
  play(ms: number): void {
    let left = ms * BYTES_PER_MS;
    while (left > 0) {
      const head = this.#queue[0];
      if (head === undefined || !('audio' in head)) break;
      const part = head.audio.subarray(0, left);
      this.heard.push(...part);
      left -= part.length;
      if (part.length === head.audio.length) this.#queue.shift();
      else this.#queue[0] = { audio: head.audio.subarray(part.length) };
      this.#returnMarks();
    }
  }

  #returnMarks(): void {
    for (let head = this.#queue[0]; head !== undefined && 'mark' in head; head = this.#queue[0]) {
      this.#queue.shift();
      this.emit({ type: 'mark', name: head.mark });
    }
  }
}

/** A recogniser that hears what the test says it hears. */
export class MemoryRecogniser implements SpeechToText {
  readonly name = 'memory';
  openStreams = 0;
  receivedBytes = 0;
  /** Of each speaker the newest stream, the caller's first. */
  readonly #listeners = new Map<AbortSignal, (event: SpeechEvent) => void>();

  open(_options: unknown, listener: (event: SpeechEvent) => void, signal: AbortSignal) {
    this.openStreams += 1;
    this.#listeners.set(signal, listener);
    signal.addEventListener('abort', () => {
      this.openStreams -= 1;
      this.#listeners.delete(signal);
    });
    queueMicrotask(() => this.#listeners.get(signal)?.({ type: 'open' }));
    return {
      send: (audio: MuLaw) => {
        this.receivedBytes += audio.length;
      },
      finish: () => undefined,
    };
  }
  hear(event: SpeechEvent): void {
    [...this.#listeners.values()][0]?.(event);
  }
  /** Hears the human agent who has taken the call over. */
  hearHumanAgent(event: SpeechEvent): void {
    [...this.#listeners.values()][1]?.(event);
  }
}

/** A receptionist that has a name for each of its sentences, and tools that answer as the test says. */
export const memoryReceptionist = (
  parts: Pick<Receptionist, 'runTool'> & Partial<Receptionist>,
): Receptionist => ({
  language: 'en-US',
  languages: ['en-US'],
  voiceId: null,
  keyterms: [],
  tools: [],
  fillers: ['One moment.'],
  screening: {
    know: () => undefined,
    silent: () => undefined,
    hear: () => ({ type: 'answer' }),
    wouldEnd: () => false,
    unwanted: () => null,
  },
  systemPrompt: () => 'You answer the phone.',
  sentence: (name) => (name === 'greeting' ? 'Hello!' : `(${name})`),
  speakable: (text) => text,
  emergency: (text) => (text.includes('fire') ? 'Hang up and call 911.' : null),
  toolWrites: (name) => name === 'book',
  callerSpoke: () => null,
  saidBefore: () => undefined,
  hears: () => undefined,
  unfinished: () => null,
  outcome: () => ({ outcome: null, summary: '' }),
  ...parts,
});
