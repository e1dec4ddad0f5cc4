/** One utterance in one context of ElevenLabs: what was spoken of it, and when it is over. */
import {
  BYTES_PER_MS,
  SILENCE,
  type MuLaw,
  type Utterance,
  VendorError,
  type VoiceEvent,
} from '../../call/ports.ts';
import type { Connection, Context, ContextListener } from './connection.ts';
import { SpokenText } from '../wire/spoken-text.ts';

/** The time of a letter where the audio does not come with its letters. */
const MS_PER_LETTER = 65;
/**
 * The first frame comes after 100 to 300 ms, the ones behind it faster than they are played. After one such time
 * without any, an utterance that has ended is closed; after two, it is given up.
 */
const QUIET_MS = 1000;
/** Carries letters that no audio was said to speak. */
const BREATH: MuLaw = new Uint8Array(20 * BYTES_PER_MS).fill(SILENCE);

/**
 * The context is closed only once its last clause has begun to be spoken: a close that overtakes the synthesis loses
 * the speech without any error. Its being final is then what `done` means.
 */
export class ElevenLabsUtterance implements Utterance, ContextListener {
  readonly #connect: () => Connection;
  readonly #listener: (event: VoiceEvent) => void;
  readonly #signal: AbortSignal;
  readonly #text = new SpokenText();
  #context: Context | null = null;
  #heard = false;
  #ended = false;
  #repeated = false;
  #closed = false;
  #over = false;
  #watch: NodeJS.Timeout | undefined;
  #quiet = 0;

  constructor(connect: () => Connection, listener: (event: VoiceEvent) => void, signal: AbortSignal) {
    this.#connect = connect;
    this.#listener = listener;
    this.#signal = signal;
    if (signal.aborted) this.#over = true;
    else signal.addEventListener('abort', this.#stop, { once: true });
  }

  add(text: string): void {
    if (this.#over || this.#ended) return;
    this.#text.add(text);
    if (text.trim() === '') return;
    this.#context ??= this.#begin();
    if (this.#context === null) return;
    this.#context.say(`${text.trim()} `);
    this.#watchOver();
  }

  end(): void {
    if (this.#over || this.#ended) return;
    this.#ended = true;
    if (this.#context === null) {
      queueMicrotask(() => this.#finish({ type: 'done' }));
      return;
    }
    this.#closeOnceBegun();
    this.#watchOver();
  }

  onAudio(audio: MuLaw, letters: number | null): void {
    this.#heard = true;
    this.#watchOver();
    const text = this.#text.take(letters ?? Math.round(audio.length / BYTES_PER_MS / MS_PER_LETTER));
    this.#listener({ type: 'audio', audio, text });
    if (!this.#over) this.#closeOnceBegun();
  }

  onFinal(): void {
    this.#context = null;
    this.#closed = false;
    clearTimeout(this.#watch);
    const rest = this.#text.takeRest();
    if (!this.#heard && /[\p{L}\p{N}]/u.test(rest)) {
      this.#fail(new VendorError('elevenlabs', 'transient', 'spoke nothing'));
      return;
    }
    this.#heard = false;
    if (rest.trim() !== '') this.#listener({ type: 'audio', audio: BREATH, text: rest });
    if (this.#ended) this.#finish({ type: 'done' });
  }

  onFailed(error: VendorError, lost: boolean): void {
    if (!lost || this.#heard || this.#repeated) {
      this.#fail(error);
      return;
    }
    this.#repeated = true;
    this.#context = this.#begin();
    if (this.#context === null) return;
    this.#context.say(`${this.#text.unspoken.trim()} `);
    this.#watchOver();
  }

  /** Null: there can be no connection with this key or address, which the listener is told once `add` has returned. */
  #begin(): Context | null {
    try {
      return this.#connect().begin(this);
    } catch (cause) {
      const error = new VendorError('elevenlabs', 'refused', 'cannot be asked with this key or address', {
        cause,
      });
      queueMicrotask(() => this.#fail(error));
      return null;
    }
  }

  #fail(error: VendorError): void {
    this.#finish({ type: 'failed', error });
  }

  #closeOnceBegun(): void {
    if (this.#ended && this.#text.lastHasBegun) this.#close();
  }

  #close(): void {
    this.#closed = true;
    this.#context?.close();
  }

  #watchOver(): void {
    this.#quiet = 0;
    this.#watch ??= setTimeout(() => this.#onQuiet(), QUIET_MS);
    this.#watch.refresh();
  }

  #onQuiet(): void {
    this.#quiet += 1;
    // Whoever listens may go to another voice now; the next utterance shall not wait for this socket again.
    if (!this.#heard) this.#context?.doubt();
    if (this.#quiet === 1) {
      if (this.#ended && this.#heard) this.#close();
      this.#watch?.refresh();
    } else if (this.#closed || !this.#text.lastHasBegun) {
      this.#context?.doubt();
      this.#fail(new VendorError('elevenlabs', 'transient', 'fell silent'));
    }
  }

  #finish(event: VoiceEvent): void {
    if (this.#over) return;
    this.#stop();
    this.#listener(event);
  }

  readonly #stop = (): void => {
    this.#over = true;
    clearTimeout(this.#watch);
    this.#signal.removeEventListener('abort', this.#stop);
    this.#context?.drop();
    this.#context = null;
  };
}
