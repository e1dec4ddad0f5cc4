/** 24 kHz samples on their way to a telephone line: band-limited, every third one, as mu-law. */
import { encodeSample } from './mu-law.ts';

const STEP = 3;
/**
 * A windowed-sinc low pass at 3.6 kHz for 24 kHz audio. 95 taps with a Hamming window are 50 dB down from 4.05 kHz on, so
 * that nothing folds back audibly.
 */
const TAPS = 95;
const MIDDLE = (TAPS - 1) / 2;
const LOW_PASS = ((cutoff: number) => {
  const raw = Float64Array.from({ length: TAPS }, (_, index) => {
    const x = index - MIDDLE;
    const sinc = x === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
    return sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * index) / (TAPS - 1)));
  });
  const gain = raw.reduce((sum, tap) => sum + tap, 0);
  return raw.map((tap) => tap / gain);
})(3_600 / 24_000);

/** Takes 16-bit little-endian samples in pieces of any size, also cut within a sample. */
export class LineRate {
  /** Samples that outputs to come need; at first the silence before the beginning. */
  #samples = new Float32Array(MIDDLE);
  /** Where in them the window of the next output begins. */
  #at = 0;
  #oddByte: number | null = null;

  push(bytes: Uint8Array): Uint8Array {
    const whole = this.#oddByte === null ? bytes : Uint8Array.of(this.#oddByte, ...bytes);
    const count = whole.length >> 1;
    this.#oddByte = whole.length % 2 === 1 ? (whole.at(-1) ?? null) : null;
    const view = new DataView(whole.buffer, whole.byteOffset, whole.length);
    return this.#take(Float32Array.from({ length: count }, (_, index) => view.getInt16(2 * index, true)));
  }

  /** What is left when no more samples come. */
  end(): Uint8Array {
    return this.#take(new Float32Array(MIDDLE));
  }

  #take(more: Float32Array): Uint8Array {
    const samples = new Float32Array(this.#samples.length + more.length);
    samples.set(this.#samples);
    samples.set(more, this.#samples.length);
    const count = Math.max(0, Math.floor((samples.length - TAPS - this.#at) / STEP) + 1);
    const audio = Uint8Array.from({ length: count }, (_, index) => {
      const from = this.#at + index * STEP;
      let sum = 0;
      for (let tap = 0; tap < TAPS; tap += 1) sum += (LOW_PASS[tap] ?? 0) * (samples[from + tap] ?? 0);
      return encodeSample(Math.round(sum));
    });
    const next = this.#at + count * STEP;
    const kept = Math.min(next, samples.length);
    this.#samples = samples.slice(kept);
    this.#at = next - kept;
    return audio;
  }
}
