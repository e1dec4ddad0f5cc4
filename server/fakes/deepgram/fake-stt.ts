/** The fake recogniser's input: words hidden in the audio, and whether there is sound at all, in steps of 10 ms. */
import { WordDecoder } from '../words-in-audio.ts';

export interface HeardWord {
  readonly text: string;
  /** Seconds since the first sample of the connection. */
  readonly start: number;
  readonly end: number;
}

/** 10 ms of audio. */
export interface Step {
  /** Milliseconds of audio received up to the end of this step. */
  readonly now: number;
  readonly sound: boolean;
  /** The words that end in this step. */
  readonly words: readonly HeardWord[];
}

/** A message to the client, before it is written as JSON. */
export type Message = Readonly<Record<string, unknown> & { type: string }>;

export const STEP_MS = 10;
const SAMPLES_PER_MS = 8;
const STEP_SAMPLES = STEP_MS * SAMPLES_PER_MS;
/** A mean mu-law magnitude of 0x20 is -38 dB: above a line's hiss, below any speech. */
const SOUND_LEVEL = 0x20;
/** Where a word began is not in the audio; speech has about 70 ms a letter. */
const LETTER_SECONDS = 0.07;

/** Turns audio that comes in pieces of any size into steps. */
export class FakeSpeechToText {
  readonly #decoder = new WordDecoder();
  readonly #noisy: boolean;
  #rest = new Uint8Array(0);
  #now = 0;
  #lastEnd = 0;

  /** A noisy ear hears sound all the time. */
  constructor(noisy: boolean) {
    this.#noisy = noisy;
  }

  *listen(audio: Uint8Array): Generator<Step> {
    const samples = new Uint8Array(this.#rest.length + audio.length);
    samples.set(this.#rest);
    samples.set(audio, this.#rest.length);
    const whole = samples.length - (samples.length % STEP_SAMPLES);
    this.#rest = samples.slice(whole);
    for (let at = 0; at < whole; at += STEP_SAMPLES)
      yield this.#step(samples.subarray(at, at + STEP_SAMPLES));
  }

  #step(samples: Uint8Array): Step {
    this.#now += STEP_MS;
    const words = this.#decoder.push(samples).map(({ text, endsAtSample }) => {
      const end = endsAtSample / SAMPLES_PER_MS / 1000;
      const start = Math.max(this.#lastEnd, end - text.length * LETTER_SECONDS);
      this.#lastEnd = end;
      return { text, start: Math.round(start * 1000) / 1000, end };
    });
    return { now: this.#now, sound: this.#noisy || words.length > 0 || isSound(samples), words };
  }
}

function isSound(samples: Uint8Array): boolean {
  let sum = 0;
  for (const sample of samples) sum += ~sample & 0x7f;
  return sum / samples.length > SOUND_LEVEL;
}
