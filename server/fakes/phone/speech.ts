/** The caller's voice: flite speaks a line once, and its words are hidden in it for the fake recogniser to hear. */
import { createFlite } from '../../voice/flite.ts';
import { encodeSample } from '../../voice/mu-law.ts';
import { hideWords, type SpokenWord } from '../words-in-audio.ts';
import { type Frame, FRAME_BYTES, framesOf, isAudible } from './sound.ts';

/** The audio of one line of a caller; calls that say the same share it. */
export interface Utterance {
  readonly frames: readonly Frame[];
  /** When its first word is over; null: there are no words in it. */
  readonly firstWordMs: number | null;
}

export interface CallerVoice {
  speak(line: string): Promise<Utterance>;
  /** A sentence in the voice of the carrier itself. */
  announce(sentence: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

const BYTES_PER_MS = 8;
/** A hidden word takes a millisecond a byte, and 7 bytes around it; a pause keeps it apart from the next. */
const wordNeedsMs = (word: string) => Buffer.byteLength(word) + 12;

export function openCallerVoice(): CallerVoice {
  const flite = createFlite();
  const lines = new Map<string, Promise<Utterance>>();
  const make = async (line: string) => utteranceOf(line, await flite.synthesise(line, 'rms'));
  return {
    speak(line) {
      const spoken = lines.get(line) ?? make(line);
      lines.set(line, spoken);
      return spoken;
    },
    announce: (sentence) => flite.synthesise(sentence, 'kal16'),
    close: () => flite.close(),
  };
}

/** Ends where the sound does, since that is when the other side may answer. */
function utteranceOf(line: string, audio: Uint8Array): Utterance {
  const end = endOfSound(audio);
  const words = spread(line.trim().split(/\s+/), end / BYTES_PER_MS);
  const lastMs = words.at(-1)?.endMs ?? 0;
  const whole = new Uint8Array(Math.max(end, Math.ceil(lastMs) * BYTES_PER_MS)).fill(0xff);
  whole.set(audio.subarray(0, end));
  return { frames: framesOf(hideWords(whole, words)), firstWordMs: words[0]?.endMs ?? null };
}

function endOfSound(audio: Uint8Array): number {
  let end = audio.length - (audio.length % FRAME_BYTES);
  while (end > 0 && !isAudible(audio.subarray(end - FRAME_BYTES, end))) end -= FRAME_BYTES;
  return end;
}

/**
 * A word's share of a line: not its letters alone, or the last word of "move my appointment" would take over a second,
 * which a recogniser that measures the time between words (Deepgram's UtteranceEnd: 1 s) takes for the end.
 */
const shareOf = (word: string) => word.length + 4;

/** Gives each word what hiding it needs, and its share of the time that is left. */
function spread(words: readonly string[], ms: number): SpokenWord[] {
  const needed = words.reduce((sum, word) => sum + wordNeedsMs(word), 0);
  const shares = words.reduce((sum, word) => sum + shareOf(word), 0);
  const msPerShare = Math.max(0, ms - needed) / shares;
  let at = 0;
  return words.map((text) => {
    const startMs = at;
    at += wordNeedsMs(text) + shareOf(text) * msPerShare;
    return { text, startMs, endMs: at };
  });
}

/** A sound without words: a hum that wavers as a voice does. */
export function mumble(ms: number): Utterance {
  const samples = Uint8Array.from({ length: ms * BYTES_PER_MS }, (_, index) => {
    const voice = Math.sin(index / 9) + 0.6 * Math.sin(index / 4.1) + 0.4 * Math.sin(index / 2.3);
    const syllables = 0.55 + 0.45 * Math.sin(index / 320);
    return encodeSample(Math.round(3_000 * voice * syllables));
  });
  return { frames: framesOf(hideWords(samples, [])), firstWordMs: null };
}
