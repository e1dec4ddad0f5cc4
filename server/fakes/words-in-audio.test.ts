import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DecodedWord, type SpokenWord, WordDecoder, hideWords } from './words-in-audio.ts';

const FRAME = 160;
const text = fc
  .string({ minLength: 1, maxLength: 16, unit: 'grapheme' })
  .filter((word) => new TextEncoder().encode(word).length <= 64 && word.isWellFormed());

/** Words with gaps and durations as speech has them, and audio of any kind that is long enough to hold them. */
const speech = fc
  .array(fc.record({ text, gapMs: fc.nat(120), lengthMs: fc.integer({ min: 1, max: 400 }) }), {
    maxLength: 12,
  })
  .chain((pieces) => {
    let now = 0;
    const words: SpokenWord[] = pieces.map((piece) => {
      const startMs = now + piece.gapMs;
      now = startMs + piece.lengthMs;
      return { text: piece.text, startMs, endMs: now };
    });
    // A word may borrow up to a whole packet of time.
    const samples = (now + 80 * words.length + 20) * 8;
    return fc.record({
      words: fc.constant(words),
      audio: fc.infiniteStream(fc.nat(255)).map((bytes) => Uint8Array.from(bytes.take(samples))),
    });
  });

function decode(audio: Uint8Array, sizes: readonly number[] = [FRAME]): DecodedWord[] {
  const decoder = new WordDecoder();
  const words: DecodedWord[] = [];
  for (let at = 0, turn = 0; at < audio.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? FRAME;
    words.push(...decoder.push(audio.subarray(at, at + size)));
    at += size;
  }
  return words;
}

const texts = (words: readonly { text: string }[]) => words.map((word) => word.text);

describe('words in audio', () => {
  test('every word comes back in order, however the audio is cut into pieces', () => {
    fc.assert(
      fc.property(
        speech,
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 8 }),
        ({ words, audio }, sizes) => {
          expect(texts(decode(hideWords(audio, words), sizes))).toEqual(texts(words));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a word is found exactly at its end, and not one sample sooner', () => {
    const audio = hideWords(new Uint8Array(8000).fill(0xff), [{ text: 'haircut', startMs: 100, endMs: 500 }]);
    const decoder = new WordDecoder();
    expect(decoder.push(audio.subarray(0, 3999))).toEqual([]);
    expect(decoder.push(audio.subarray(3999, 4000))).toEqual([{ text: 'haircut', endsAtSample: 4000 }]);
  });

  test('a word that is too short for its packet borrows the time after it', () => {
    const audio = new Uint8Array(8000).fill(0xff);
    const hidden = hideWords(audio, [
      { text: 'a', startMs: 100, endMs: 102 },
      { text: 'b', startMs: 102, endMs: 104 },
    ]);
    expect(decode(hidden)).toEqual([
      { text: 'a', endsAtSample: 108 * 8 },
      { text: 'b', endsAtSample: 116 * 8 },
    ]);
  });

  test('a lost frame loses the words that touch it and no others', () => {
    fc.assert(
      fc.property(speech, fc.nat(), ({ words, audio }, pick) => {
        const hidden = hideWords(audio, words);
        const lostAt = (pick % Math.ceil(hidden.length / FRAME)) * FRAME;
        const whole = decode(hidden);
        const received = new Uint8Array(hidden.length - hidden.subarray(lostAt, lostAt + FRAME).length);
        received.set(hidden.subarray(0, lostAt));
        received.set(hidden.subarray(lostAt + FRAME), lostAt);

        const untouched = whole.filter(({ text, endsAtSample }) => {
          const startsAt = endsAtSample - (7 + new TextEncoder().encode(text).length) * 8;
          return endsAtSample <= lostAt || startsAt >= lostAt + FRAME;
        });
        expect(texts(decode(received))).toEqual(texts(untouched));
      }),
      { numRuns: 60 },
    );
  });

  test('a lost frame in the middle of a packet costs that word', () => {
    const hidden = hideWords(new Uint8Array(16_000).fill(0xff), [
      { text: 'tomorrow-afternoon-please', startMs: 0, endMs: 100 },
      { text: 'at', startMs: 200, endMs: 300 },
    ]);
    const received = new Uint8Array([...hidden.subarray(0, 640), ...hidden.subarray(800)]);
    expect(texts(decode(received))).toEqual(['at']);
  });

  test('noise, silence and other audio never give a word', () => {
    let seed = 1;
    const noise = Uint8Array.from({ length: 400_000 }, () => (seed = (seed * 48_271) % 2_147_483_647) >> 8);
    expect(decode(noise)).toEqual([]);
    expect(decode(new Uint8Array(16_000).fill(0xff))).toEqual([]);
    expect(decode(new Uint8Array(16_000))).toEqual([]);
  });

  test('only the low bit of the audio changes, and the original stays as it was', () => {
    const audio = Uint8Array.from({ length: 4000 }, (_, index) => index % 256);
    const copy = audio.slice();
    const hidden = hideWords(audio, [{ text: 'yes', startMs: 20, endMs: 300 }]);
    expect(audio).toEqual(copy);
    expect(hidden.map((sample) => sample & 0xfe)).toEqual(audio.map((sample) => sample & 0xfe));
  });

  test('a text that cannot be hidden is refused', () => {
    const audio = new Uint8Array(800);
    expect(() => hideWords(audio, [{ text: 'haircut', startMs: 90, endMs: 100 }])).toThrow(RangeError);
    expect(() => hideWords(audio, [{ text: '', startMs: 0, endMs: 50 }])).toThrow(RangeError);
    expect(() => hideWords(audio, [{ text: 'x'.repeat(65), startMs: 0, endMs: 50 }])).toThrow(RangeError);
    const swapped = [
      { text: 'b', startMs: 50, endMs: 60 },
      { text: 'a', startMs: 10, endMs: 20 },
    ];
    expect(() => hideWords(audio, swapped)).toThrow(RangeError);
  });
});
