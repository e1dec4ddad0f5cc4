/** The telephone network's sample format (G.711 mu-law): eight bits that cover fourteen, at 8 kHz. */

export const TELEPHONE_RATE = 8000;

const BIAS = 33;
/** The largest magnitude of a 14-bit sample that still fits after the bias. */
const CLIP = 8158;

/** @param sample from -1 to 1; what lies beyond is clipped. */
export function encodeSample(sample: number): number {
  const magnitude = Math.min(CLIP, Math.round(Math.abs(sample) * 8192)) + BIAS;
  const segment = 31 - Math.clz32(magnitude) - 5;
  const step = (magnitude >> (segment + 1)) & 0x0f;
  const sign = sample < 0 ? 0x80 : 0;
  return ~(sign | (segment << 4) | step) & 0xff;
}

/** @returns a sample from -1 to 1. */
export function decodeSample(byte: number): number {
  return DECODED[byte & 0xff] ?? 0;
}

const DECODED = Float32Array.from({ length: 256 }, (_, byte) => {
  const bits = ~byte & 0xff;
  const segment = (bits >> 4) & 0x07;
  const magnitude = ((((bits & 0x0f) << 1) + BIAS) << segment) - BIAS;
  return ((bits & 0x80) === 0 ? magnitude : -magnitude) / 8192;
});
