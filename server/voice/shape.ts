/** Makes one synthesised sentence fit to be played after another: cut to its speech, equally loud, a breath at the end. */
import { LINE_RATE } from './mu-law.ts';

/** Kept before the first sound, so that a soft onset is not cut off; more would only delay the answer. */
const LEAD_MS = 20;
/** The pause after a sentence: shorter sounds hurried, longer sounds like waiting for the caller. */
const BREATH_MS = 170;
/** Speech level in 16-bit units, about -19 dBFS: what a telephone's earpiece expects of a near voice. */
const LOUDNESS = 3700;
/** No sample gets louder than this: mu-law clips at 32,635. */
const PEAK = 29_000;
/** A window this much softer than the loudest one is silence, and so is one softer than the synthesiser's own hiss. */
const SILENCE_RATIO = 0.02;
const HISS = 60;
const WINDOW = LINE_RATE / 100;

/** Samples at 8 kHz, trimmed, levelled, and followed by a pause. Silence alone becomes that pause. */
export function shape(samples: Float32Array): Float32Array {
  const windows = Array.from({ length: Math.ceil(samples.length / WINDOW) }, (_, index) =>
    meanSquare(samples.subarray(index * WINDOW, (index + 1) * WINDOW)),
  );
  const floor = Math.max(HISS ** 2, Math.max(...windows) * SILENCE_RATIO ** 2);
  const first = windows.findIndex((power) => power > floor);
  const breath = (BREATH_MS * LINE_RATE) / 1000;
  if (first === -1) return new Float32Array(breath);
  const last = windows.findLastIndex((power) => power > floor);
  const speech = samples.subarray(
    Math.max(0, first * WINDOW - (LEAD_MS * LINE_RATE) / 1000),
    (last + 1) * WINDOW,
  );
  const voiced = windows.slice(first, last + 1).filter((power) => power > floor);
  const loudness = Math.sqrt(voiced.reduce((sum, power) => sum + power, 0) / voiced.length);
  const peak = speech.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1);
  const gain = Math.min(LOUDNESS / loudness, PEAK / peak);
  const shaped = new Float32Array(speech.length + breath);
  shaped.set(speech.map((sample) => sample * gain));
  return shaped;
}

function meanSquare(samples: Float32Array): number {
  return samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
}
