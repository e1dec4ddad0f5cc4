/** What carries a call, and what takes it over when that is lost. It keeps what the caller said since their last turn. */
import { AudioRing } from '../audio-ring.ts';
import { BYTES_PER_MS, type ModelMessage, type MuLaw } from '../ports.ts';
import type { HeardEvent, OpenSpeech, Speech, SpeechParts } from './speech.ts';

/** Of a longer utterance whoever takes over hears the end. */
const KEPT_BYTES = 10_000 * BYTES_PER_MS;

export interface SpeechesParts extends Omit<SpeechParts, 'past'> {
  /** What was said and done until now. */
  readonly history: () => readonly ModelMessage[];
}

export class Speeches {
  readonly #parts: SpeechesParts;
  readonly #behind: OpenSpeech[];
  #kept: AudioRing | null;
  #current: Speech;
  #isClosed = false;

  constructor([first, ...behind]: readonly [OpenSpeech, ...OpenSpeech[]], parts: SpeechesParts) {
    this.#parts = parts;
    this.#behind = behind;
    // Where nobody takes over, nothing needs to be kept.
    this.#kept = behind.length > 0 ? new AudioRing(KEPT_BYTES) : null;
    this.#current = this.#open(first);
  }

  get current(): Speech {
    return this.#current;
  }

  listen(): void {
    this.#current.listen();
  }

  hear(audio: MuLaw): void {
    this.#kept?.write(audio);
    this.#current.hear(audio);
  }

  /** All that the caller said until now is known. */
  reported(): void {
    this.#kept?.keepLast(0);
  }

  /** The next one takes the call over, and hears what was not reported yet. */
  next(): void {
    const next = this.#behind.shift();
    if (next === undefined || this.#isClosed) return;
    this.#current.close();
    const missed = this.#kept?.read() ?? new Uint8Array();
    if (this.#behind.length === 0) this.#kept = null;
    this.#current = this.#open(next);
    this.#current.listen();
    if (missed.length > 0) this.#current.hear(missed);
  }

  close(): void {
    this.#isClosed = true;
    this.#current.close();
  }

  #open(open: OpenSpeech): Speech {
    const { history, ...parts } = this.#parts;
    const speech: Speech = open({
      ...parts,
      past: history(),
      // What comes late of one that was given up changes nothing.
      listener: (event: HeardEvent) => {
        if (speech === this.#current && !this.#isClosed) this.#parts.listener(event);
      },
    });
    return speech;
  }
}
