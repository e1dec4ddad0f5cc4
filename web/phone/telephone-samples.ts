/** Turns a microphone's sound into telephone audio, in pieces of 20 ms. */
import { encodeSample, TELEPHONE_RATE } from './mu-law.ts';

/** 20 ms: what a carrier sends at a time. */
export const CHUNK = 160;

export class TelephoneSamples {
  readonly #ratio: number;
  #chunk = new Uint8Array(CHUNK);
  #filled = 0;
  /** The input samples of the telephone sample that is being made: their sum, how many, and where the next begins. */
  #sum = 0;
  #count = 0;
  #boundary: number;
  #taken = 0;

  /** @param inputRate of the microphone, in samples a second; at least 8000. */
  constructor(inputRate: number) {
    this.#ratio = inputRate / TELEPHONE_RATE;
    this.#boundary = this.#ratio;
  }

  /** @returns the chunks that became full, each `CHUNK` bytes of mu-law. */
  take(input: Float32Array): Uint8Array<ArrayBuffer>[] {
    const full: Uint8Array<ArrayBuffer>[] = [];
    for (const sample of input) {
      this.#sum += sample;
      this.#count++;
      this.#taken++;
      if (this.#taken < this.#boundary) continue;
      // The mean of the samples it replaces: a plain low-pass that keeps most hiss from folding into speech.
      this.#chunk[this.#filled++] = encodeSample(this.#sum / this.#count);
      this.#sum = 0;
      this.#count = 0;
      this.#boundary += this.#ratio;
      if (this.#filled < CHUNK) continue;
      full.push(this.#chunk);
      this.#chunk = new Uint8Array(CHUNK);
      this.#filled = 0;
    }
    return full;
  }
}
