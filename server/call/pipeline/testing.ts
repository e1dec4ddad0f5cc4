/** In-memory ports for tests of the call: a line that plays in step with the test's clock, and scripted vendors. */
import type {
  CallLine,
  LanguageModel,
  LineEvent,
  ModelEvent,
  ModelRequest,
  MuLaw,
  ShownWords,
  SpeakOptions,
  SpeechEvent,
  SpeechToText,
  TextToSpeech,
  VendorError,
  VoiceEvent,
} from '../ports.ts';
import { BYTES_PER_MS } from '../ports.ts';

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
  /** Hears the person who has taken the call over. */
  hearPerson(event: SpeechEvent): void {
    [...this.#listeners.values()][1]?.(event);
  }
}

export type Script = (request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelEvent>;

/** A model that follows a script; remembers what it was asked, and how each reply ended. */
export class MemoryModel implements LanguageModel {
  readonly name = 'memory';
  readonly requests: ModelRequest[] = [];
  readonly endings: ('done' | 'aborted' | 'failed')[] = [];
  script: Script;

  constructor(script: Script) {
    this.script = script;
  }

  async *reply(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent> {
    this.requests.push(request);
    try {
      for await (const event of this.script(request, signal)) {
        signal.throwIfAborted();
        yield event;
      }
      this.endings.push('done');
    } catch (error) {
      this.endings.push(signal.aborted ? 'aborted' : 'failed');
      throw error;
    }
  }
}

/** Says these words at once. */
export async function* words(text: string): AsyncIterable<ModelEvent> {
  await Promise.resolve();
  for (const delta of text.split(/(?<= )/)) yield { type: 'text', delta };
  yield { type: 'done' };
}

/** Asks for a tool, after saying something or nothing. */
export async function* toolCall(
  name: string,
  args: Record<string, unknown>,
  text = '',
): AsyncIterable<ModelEvent> {
  if (text !== '') yield { type: 'text', delta: text };
  await Promise.resolve();
  yield { type: 'tool-call', call: { id: `call-${name}`, name, arguments: args } };
  yield { type: 'done' };
}

/** Milliseconds of audio that the memory voice makes of one letter. */
export const MS_PER_LETTER = 50;

/** A voice that makes audio of the text's length at once: the sample is the code of the letter it speaks. */
export class MemoryVoice implements TextToSpeech {
  readonly name = 'memory';
  spoken: string[] = [];
  open_ = 0;
  failure: VendorError | null = null;

  /** Which voices were opened, in order. */
  readonly voiceIds: (string | null)[] = [];

  voices() {
    return Promise.resolve([{ id: 'memory-2', name: 'Memory', about: 'Another' }]);
  }
  open({ voiceId }: SpeakOptions, signal: AbortSignal) {
    this.voiceIds.push(voiceId);
    this.open_ += 1;
    signal.addEventListener('abort', () => (this.open_ -= 1));
    return {
      speak: (listener: (event: VoiceEvent) => void, utteranceSignal: AbortSignal) => {
        const tell = (event: VoiceEvent) => {
          if (!utteranceSignal.aborted && !signal.aborted) listener(event);
        };
        return {
          add: (text: string) => {
            this.spoken.push(text);
            const { failure } = this;
            queueMicrotask(() =>
              tell(
                failure === null
                  ? { type: 'audio', audio: audioOf(text), text }
                  : { type: 'failed', error: failure },
              ),
            );
          },
          end: () => queueMicrotask(() => tell({ type: 'done' })),
        };
      },
    };
  }
}

export const audioOf = (text: string): MuLaw =>
  Uint8Array.from(
    Array.from(text).flatMap((letter) =>
      Array<number>(MS_PER_LETTER * BYTES_PER_MS).fill(letter.charCodeAt(0) & 0x7f),
    ),
  );

/** The letters that a line played, read back from the memory voice's samples. */
export const lettersOf = (samples: readonly number[]): string =>
  samples
    .filter((_, index) => index % (MS_PER_LETTER * BYTES_PER_MS) === 0)
    .map((code) => String.fromCharCode(code))
    .join('');
