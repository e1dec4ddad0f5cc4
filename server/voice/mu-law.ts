/** G.711 mu-law, and the way from a synthesiser's samples to what a telephone line carries. */

/** Samples in a second of telephone audio; in mu-law also its bytes. */
export const LINE_RATE = 8000;

const BIAS = 0x84;
const CLIP = 32_635;

/** One 16-bit sample as a mu-law byte (G.711: sign, exponent, mantissa, all bits inverted). */
export function encodeSample(sample: number): number {
  const magnitude = Math.min(CLIP, Math.abs(sample)) + BIAS;
  const exponent = 31 - Math.clz32(magnitude) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}

/** One mu-law byte as the 16-bit sample in the middle of its step. */
export function decodeSample(byte: number): number {
  const bits = ~byte & 0xff;
  const exponent = (bits >> 4) & 0x07;
  const magnitude = (((bits & 0x0f) << 3) + BIAS) << exponent;
  return bits & 0x80 ? BIAS - magnitude : magnitude - BIAS;
}

/** 16-bit samples as mu-law. */
export function encode(samples: Int16Array | Float32Array): Uint8Array {
  return Uint8Array.from(samples, (sample) => encodeSample(Math.round(sample)));
}

/** Mu-law as 16-bit samples. */
export function decode(audio: Uint8Array): Int16Array {
  return Int16Array.from(audio, decodeSample);
}

/**
 * A windowed-sinc low pass at 3.6 kHz for 16 kHz audio. 63 taps with a Hamming window are 50 dB down from 4.05 kHz
 * on, so that nothing folds back audibly when every second sample is dropped.
 */
const LOW_PASS = ((taps: number, cutoff: number) => {
  const middle = (taps - 1) / 2;
  const raw = Float64Array.from({ length: taps }, (_, index) => {
    const x = index - middle;
    const sinc = x === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
    return sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * index) / (taps - 1)));
  });
  const gain = raw.reduce((sum, tap) => sum + tap, 0);
  return raw.map((tap) => tap / gain);
})(63, 3600 / 16_000);

/** 16 kHz samples at 8 kHz: band-limited, then every second one. */
export function halveRate(samples: Int16Array): Float32Array {
  const middle = (LOW_PASS.length - 1) / 2;
  return Float32Array.from({ length: Math.ceil(samples.length / 2) }, (_, index) => {
    let sum = 0;
    for (let tap = 0; tap < LOW_PASS.length; tap += 1) {
      sum += (LOW_PASS[tap] ?? 0) * (samples[2 * index + tap - middle] ?? 0);
    }
    return sum;
  });
}
