/** What a caller of tests says, as audio in which a fake recogniser finds the words. */
import { hideWords } from '../fakes/words-in-audio.ts';
import { encodeSample } from '../voice/mu-law.ts';

/** So much of the line is sent and played at a time. */
export const FRAME_MS = 20;
export const FRAME_BYTES = 160;
const BYTES_PER_MS = FRAME_BYTES / FRAME_MS;

/** A line as the caller's voice: a tone for each word, with the word in it, and a breath at the end. */
export function framesOf(line: string): Uint8Array[] {
  let at = 0;
  const words = line.split(/\s+/).map((text) => {
    const startMs = at;
    at += Math.max(160, (text.length + 8) * 9);
    return { text, startMs, endMs: at };
  });
  const length = Math.ceil(at / FRAME_MS) * FRAME_MS * BYTES_PER_MS;
  const tone = Uint8Array.from({ length }, (_, sample) =>
    encodeSample(Math.round(9_000 * Math.sin((2 * Math.PI * 220 * sample) / 8_000))),
  );
  const audio = hideWords(tone, words);
  return Array.from({ length: length / FRAME_BYTES }, (_, frame) =>
    audio.subarray(frame * FRAME_BYTES, (frame + 1) * FRAME_BYTES),
  );
}
