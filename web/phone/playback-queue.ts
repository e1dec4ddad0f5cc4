/** The queue of telephone audio to play, with marks that are reached when all before them was played. */
import { decodeSample, TELEPHONE_RATE } from './mu-law.ts';

/** Longer than the service ever runs ahead of playback (5 s), so that nothing of a call is dropped. */
const CAPACITY = TELEPHONE_RATE * 60;

export class PlaybackQueue {
  readonly #ring = new Uint8Array(CAPACITY);
  /** Counts of samples since the start: what came in, and (with a fraction) how far playback is. */
  #received = 0;
  #played = 0;
  readonly #step: number;
  #marks: { readonly name: string; readonly at: number }[] = [];

  /** @param outputRate of the loudspeaker, in samples a second. */
  constructor(outputRate: number) {
    this.#step = TELEPHONE_RATE / outputRate;
  }

  /** Adds audio at the end; what does not fit any more is dropped. */
  push(audio: Uint8Array): void {
    const room = CAPACITY - (this.#received - Math.floor(this.#played));
    for (const byte of audio.subarray(0, room)) this.#ring[this.#received++ % CAPACITY] = byte;
  }

  /** @returns whether the mark is reached already, since nothing waits. */
  mark(name: string): boolean {
    if (this.#idle()) return true;
    this.#marks.push({ name, at: this.#received });
    return false;
  }

  /** Drops what was not played. @returns the marks that waited for it. */
  clear(): string[] {
    this.#played = this.#received;
    const names = this.#marks.map(({ name }) => name);
    this.#marks = [];
    return names;
  }

  /** Fills one block of output, with silence where nothing waits. @returns the marks reached in it. */
  render(output: Float32Array): string[] {
    for (let i = 0; i < output.length; i++) {
      output[i] = this.#idle() ? 0 : this.#sample();
      this.#played = Math.min(this.#received, this.#played + this.#step);
    }
    const reached = this.#marks.filter(({ at }) => at <= this.#played).map(({ name }) => name);
    if (reached.length > 0) this.#marks = this.#marks.slice(reached.length);
    return reached;
  }

  #idle(): boolean {
    return this.#played >= this.#received;
  }

  /** The sample between two telephone samples, on the straight line from one to the other. */
  #sample(): number {
    const before = Math.floor(this.#played);
    const here = this.#at(before);
    const next = before + 1 < this.#received ? this.#at(before + 1) : here;
    return here + (next - here) * (this.#played - before);
  }

  #at(index: number): number {
    return decodeSample(this.#ring[index % CAPACITY] ?? 0xff);
  }
}
