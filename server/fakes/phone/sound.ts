/** Frames of 20 ms of mu-law, and whether they can be heard. */

export const FRAME_BYTES = 160;
/** A mean mu-law magnitude of 0x20 is -38 dB: above a line's hiss, below any speech. */
const AUDIBLE = 0x20;

/** 20 ms of the caller, in the form in which they leave. */
export interface Frame {
  readonly audio: Buffer;
  readonly base64: string;
}

/** Cuts audio into frames; the last is filled up with silence. */
export function framesOf(audio: Uint8Array): readonly Frame[] {
  return Array.from({ length: Math.ceil(audio.length / FRAME_BYTES) }, (_, index) =>
    frameOf(audio.subarray(index * FRAME_BYTES, (index + 1) * FRAME_BYTES)),
  );
}

function frameOf(audio: Uint8Array): Frame {
  const frame = Buffer.alloc(FRAME_BYTES, 0xff);
  frame.set(audio);
  return { audio: frame, base64: frame.toString('base64') };
}

export const SILENCE = frameOf(new Uint8Array(0));

export function isAudible(audio: Uint8Array): boolean {
  let sum = 0;
  for (const sample of audio) sum += ~sample & 0x7f;
  return sum > AUDIBLE * audio.length;
}
