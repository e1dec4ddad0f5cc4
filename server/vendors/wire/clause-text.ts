/** A clause's text, shared out among the pieces of its audio where the vendor does not tell which letters they speak. */
import { BYTES_PER_MS, type MuLaw, SILENCE } from '../../call/ports.ts';
import { SpokenText } from './spoken-text.ts';

/** The time of a letter, as voices speak on average. */
const MS_PER_LETTER = 65;

/** Carries letters that no audio is left to speak. */
export const BREATH: MuLaw = new Uint8Array(20 * BYTES_PER_MS).fill(SILENCE);

export class ClauseText {
  readonly #text = new SpokenText();
  #bytes = 0;
  #letters = 0;

  constructor(text: string) {
    this.#text.add(text);
  }

  /** The letters that this audio speaks, by its length and that of the pieces before it. */
  take(audio: MuLaw): string {
    this.#bytes += audio.length;
    const letters = Math.round(this.#bytes / BYTES_PER_MS / MS_PER_LETTER) - this.#letters;
    this.#letters += letters;
    return this.#text.take(letters);
  }

  /** What is left when the audio is over. */
  takeRest(): string {
    return this.#text.takeRest();
  }
}

/** Whether a text is heard when it is spoken: a dash is not. */
export const isSpoken = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
