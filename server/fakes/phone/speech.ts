/** The caller's voice: flite speaks a line once, and its words are hidden in it for the fake recogniser to hear. */
import { createFlite } from '../../voice/flite.ts';
import { encodeSample } from '../../voice/mu-law.ts';
import { hideWords } from '../words-in-audio.ts';
import { FRAME_BYTES } from './stream.ts';

export interface CallerVoice {
  /** The frames of 20 ms that say a line. */
  speak(line: string): Promise<readonly Uint8Array[]>;
  close(): Promise<void>;
}

/** A packet of a word needs a millisecond a byte, and 7 bytes around it. */
const SHORTEST_WORD_MS = 20;
const BYTES_PER_MS = 8;

export function openCallerVoice(): CallerVoice {
  const flite = createFlite();
  const lines = new Map<string, Promise<readonly Uint8Array[]>>();
  const make = async (line: string) => framesOf(withWords(line, await flite.synthesise(line, 'rms')));
  return {
    speak(line) {
      const frames = lines.get(line) ?? make(line);
      lines.set(line, frames);
      return frames;
    },
    close: () => flite.close(),
  };
}

/** Hides the words of a line over its length, each in proportion to its letters. */
function withWords(line: string, audio: Uint8Array): Uint8Array {
  const words = line.split(/\s+/);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const needed = words.reduce((sum, word) => sum + Math.max(SHORTEST_WORD_MS, word.length + 10), 0);
  const ms = Math.max(audio.length / BYTES_PER_MS - 100, needed);
  let startMs = 0;
  const spoken = words.map((text) => {
    const begin = startMs;
    startMs += Math.max((text.length / letters) * (ms - needed), 0) + Math.max(SHORTEST_WORD_MS, text.length + 10);
    return { text, startMs: begin, endMs: startMs };
  });
  const length = Math.max(audio.length, Math.ceil(startMs + 100) * BYTES_PER_MS);
  const carrier = new Uint8Array(length).fill(0xff);
  carrier.set(audio);
  return hideWords(carrier, spoken);
}

/** A sound without words. */
export function mumble(ms: number): readonly Uint8Array[] {
  let level = 0;
  const samples = Uint8Array.from({ length: ms * BYTES_PER_MS }, (_, index) => {
    // A low hum that wavers; the low bit stays clear, so nothing is heard in it.
    level = level * 0.9 + Math.sin(index / 9) * Math.sin(index / 700) * 600;
    return encodeSample(Math.round(level)) & 0xfe;
  });
  return framesOf(samples);
}

function framesOf(audio: Uint8Array): readonly Uint8Array[] {
  const frames: Uint8Array[] = [];
  for (let at = 0; at < audio.length; at += FRAME_BYTES) {
    const frame = new Uint8Array(FRAME_BYTES).fill(0xff);
    frame.set(audio.subarray(at, at + FRAME_BYTES));
    frames.push(frame);
  }
  return frames;
}
