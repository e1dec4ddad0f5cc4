/** Speech as a tone: as long as its text would take, and aligned with it letter by letter. */
import { encodeSample } from '../voice/mu-law.ts';

/** One frame of audio and the letters that it speaks. */
export interface Frame {
  readonly audio: Buffer;
  readonly chars: readonly string[];
}

const BYTES_PER_MS = 8;
const FRAME_CHARACTERS = 4;
/** 440 whole waves in a second, so that the tone can be repeated without a click. */
const SECOND_OF_TONE = Buffer.from(
  Uint8Array.from({ length: 8000 }, (_, index) =>
    encodeSample(Math.round(800 * Math.sin((2 * Math.PI * 440 * index) / 8000))),
  ),
);

/** Cuts a text into the frames that speak it. */
export function speechOf(text: string, msPerCharacter: number): Frame[] {
  const frames: Frame[] = [];
  for (let start = 0; start < text.length; start += FRAME_CHARACTERS) {
    const chars = text.slice(start, start + FRAME_CHARACTERS).split('');
    const from = Math.round(start * msPerCharacter * BYTES_PER_MS) % SECOND_OF_TONE.length;
    frames.push({ audio: tone(from, Math.round(chars.length * msPerCharacter * BYTES_PER_MS)), chars });
  }
  return frames;
}

function tone(from: number, length: number): Buffer {
  if (from + length <= SECOND_OF_TONE.length) return SECOND_OF_TONE.subarray(from, from + length);
  const rest = length - (SECOND_OF_TONE.length - from);
  return Buffer.concat([SECOND_OF_TONE.subarray(from), tone(0, Math.min(rest, SECOND_OF_TONE.length))]);
}
