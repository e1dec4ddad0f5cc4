/**
 * A resilient recognition stream. A recogniser's own stream may break; this one opens the next and replays what was said
 * since the last turn that was reported, so that a call neither loses words nor hears a turn twice.
 */
import { AudioRing } from './audio-ring.ts';
import { reasonOf } from './vendor-states.ts';
import { utterance } from './lengths.ts';
import {
  BYTES_PER_MS,
  type ListenOptions,
  type MuLaw,
  type SpeechEvent,
  type SpeechStream,
  type SpeechToText,
  VendorError,
} from './ports.ts';

/** The pause before each attempt after a failure. The first costs nothing; the last ones spare a vendor in trouble. */
const RETRY_AFTER_MS = [0, 250, 500, 1000, 2000, 4000];
/** After so many streams in a row that hung, 8 to 13 s, a caller is better off with a person, or a message. */
const MOST_HANGING = 2;
/** What is replayed at most: a longer utterance loses its beginning if its stream breaks. 80 KB a call. */
const KEPT_BYTES = 10_000 * BYTES_PER_MS;
/** A stream that lived for this much audio worked, though nobody spoke: its end is not one more failure in a row. */
const HEALTHY_BYTES = 30_000 * BYTES_PER_MS;
/** The end of a word is known this well: so much of the silence after it is not replayed. */
const WORD_END_MARGIN_MS = 100;

/**
 * Listens until the signal aborts. The listener gets the events of one unbroken stream in the order that
 * `SpeechEvent` promises; `failed` comes once at most, when the recogniser refused or failed again and again.
 */
export class Recognition {
  readonly #speechToText: SpeechToText;
  readonly #options: ListenOptions;
  readonly #listener: (event: SpeechEvent) => void;
  readonly #signal: AbortSignal;
  readonly #kept = new AudioRing(KEPT_BYTES);
  readonly #turn = new TurnDeduplicator();
  #stream: SpeechStream | null = null;
  #opened = false;
  #finished = false;
  #failures = 0;
  /** Streams in a row that hung. */
  #hanging = 0;
  /** Audio sent to the present stream as it came, without what was replayed. */
  #streamBytes = 0;
  /** When the last audio came, on the monotonic clock. */
  #lastAudioAt = 0;
  #retry: NodeJS.Timeout | undefined;

  constructor(
    speechToText: SpeechToText,
    options: ListenOptions,
    listener: (event: SpeechEvent) => void,
    signal: AbortSignal,
  ) {
    this.#speechToText = speechToText;
    this.#options = options;
    this.#listener = listener;
    this.#signal = signal;
    signal.addEventListener('abort', () => clearTimeout(this.#retry), { once: true });
    this.#open();
  }

  send(audio: MuLaw): void {
    this.#kept.write(audio);
    this.#lastAudioAt = performance.now();
    if (this.#stream === null) return;
    this.#streamBytes += audio.length;
    this.#stream.send(audio);
  }

  /** Says that no more audio comes; what was heard may still be reported. */
  finish(): void {
    this.#finished = true;
    this.#stream?.finish();
  }

  #open(): void {
    if (this.#signal.aborted) return;
    this.#streamBytes = 0;
    const stream = this.#openStream();
    if (stream === null) return;
    this.#stream = stream;
    const missed = this.#kept.read();
    if (missed.length > 0) stream.send(missed);
    if (this.#finished) stream.finish();
  }

  /** Null: it could not even be opened, which is a failure like any other. */
  #openStream(): SpeechStream | null {
    try {
      return this.#speechToText.open(this.#options, (event) => this.#on(event), this.#signal);
    } catch (cause) {
      const error = new VendorError(this.#speechToText.name, 'refused', 'could not be opened', { cause });
      queueMicrotask(() => {
        if (!this.#signal.aborted) this.#onFailure({ type: 'failed', error });
      });
      return null;
    }
  }

  #on(event: SpeechEvent): void {
    if (event.type === 'failed') {
      this.#onFailure(event);
      return;
    }
    if (event.type === 'open') {
      if (!this.#opened) this.#listener(event);
      this.#opened = true;
      return;
    }
    this.#hanging = 0;
    if (event.type === 'end-of-turn') {
      this.#failures = 0;
      this.#dropTurn(event.speechEndMs ?? 0);
    }
    const heard = 'text' in event ? { ...event, text: utterance(event.text) } : event;
    for (const news of this.#turn.take(heard)) this.#listener(news);
  }

  /** What came after the last word is not reported yet: the caller may have gone on already. */
  #dropTurn(speechEndMs: number): void {
    const withoutAudioMs = performance.now() - this.#lastAudioAt;
    this.#kept.keepLast(Math.max(0, speechEndMs - withoutAudioMs - WORD_END_MARGIN_MS) * BYTES_PER_MS);
  }

  #onFailure(failure: Extract<SpeechEvent, { type: 'failed' }>): void {
    this.#stream = null;
    this.#turn.hearAgain();
    if (this.#streamBytes >= HEALTHY_BYTES) this.#failures = 0;
    if (reasonOf(failure.error) === 'silent') this.#hanging += 1;
    const pause = RETRY_AFTER_MS[this.#failures];
    this.#failures += 1;
    if (failure.error.kind === 'refused' || pause === undefined || this.#hanging >= MOST_HANGING) {
      this.#listener(failure);
      return;
    }
    this.#retry = setTimeout(() => this.#open(), pause);
  }
}

type TurnEvent = Exclude<SpeechEvent, { type: 'open' | 'failed' }>;

/** Drops what the listener knows of the present turn already: a stream that hears a replay begins the turn again. */
class TurnDeduplicator {
  #started = false;
  #text = '';
  #eager = false;
  #again = false;

  /** From here on the turn may be heard once more from its beginning. */
  hearAgain(): void {
    this.#again = this.#started;
  }

  /** The part of an event that is news, in order. */
  take(event: TurnEvent): TurnEvent[] {
    switch (event.type) {
      case 'speech-started':
        return this.#start();
      case 'words':
        if (this.#again && this.#text.startsWith(event.text)) return [];
        this.#again = false;
        return [...this.#start(), ...this.#resume(), this.#tell(event)];
      case 'eager-end-of-turn':
        if (this.#eager && this.#text === event.text) return [];
        return [...this.#start(), ...this.#resume(), this.#eagerEnd(event)];
      case 'turn-resumed':
        return this.#resume();
      case 'end-of-turn':
        return [...this.#start(), ...this.#end(event)];
    }
  }

  #start(): TurnEvent[] {
    if (this.#started) return [];
    this.#started = true;
    return [{ type: 'speech-started' }];
  }

  #resume(): TurnEvent[] {
    if (!this.#eager) return [];
    this.#eager = false;
    return [{ type: 'turn-resumed' }];
  }

  #tell(event: Extract<TurnEvent, { text: string }>): TurnEvent {
    this.#text = event.text;
    return event;
  }

  #eagerEnd(event: Extract<TurnEvent, { type: 'eager-end-of-turn' }>): TurnEvent {
    this.#eager = true;
    return this.#tell(event);
  }

  /** A reply may have been prepared for the eager text: another one takes it back first. */
  #end(event: Extract<TurnEvent, { type: 'end-of-turn' }>): TurnEvent[] {
    const resumed = this.#text === event.text ? [] : this.#resume();
    this.#started = false;
    this.#text = '';
    this.#eager = false;
    this.#again = false;
    return [...resumed, event];
  }
}
