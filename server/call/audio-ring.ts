/** The last seconds of a caller's audio, for whoever has to hear them once more. */
import type { MuLaw } from './ports.ts';

/** The last so many bytes of audio, in memory that never grows. */
export class AudioRing {
  readonly #bytes: Uint8Array;
  #next = 0;
  #length = 0;

  constructor(size: number) {
    this.#bytes = new Uint8Array(size);
  }

  write(audio: MuLaw): void {
    const size = this.#bytes.length;
    const last = audio.subarray(Math.max(0, audio.length - size));
    const untilEdge = last.subarray(0, size - this.#next);
    this.#bytes.set(untilEdge, this.#next);
    this.#bytes.set(last.subarray(untilEdge.length), 0);
    this.#next = (this.#next + last.length) % size;
    this.#length = Math.min(size, this.#length + last.length);
  }

  /** Forgets all but the end. */
  keepLast(bytes: number): void {
    this.#length = Math.min(this.#length, Math.floor(bytes));
  }

  read(): MuLaw {
    const size = this.#bytes.length;
    const audio = new Uint8Array(this.#length);
    const start = (this.#next - this.#length + size) % size;
    const untilEdge = this.#bytes.subarray(start, Math.min(size, start + this.#length));
    audio.set(untilEdge);
    audio.set(this.#bytes.subarray(0, this.#length - untilEdge.length), untilEdge.length);
    return audio;
  }
}
