/**
 * Words hidden in telephone audio. A fake caller writes what it says into the low bit of its mu-law samples, and a
 * fake recogniser reads it from the audio as it arrives. So the recogniser hears what was really sent: audio that
 * comes late is heard late, and a frame that is lost loses its words.
 *
 * Each word is one packet, most significant bit first, one bit a sample (a byte is a millisecond):
 * sync (2 bytes), length (1), UTF-8 text (length), CRC-32 of length and text (4). All other samples carry 0.
 */
import { crc32 } from 'node:zlib';

export interface SpokenWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

export interface DecodedWord {
  readonly text: string;
  /** Counted from the first sample that was ever pushed; the word's packet ends just before it. */
  readonly endsAtSample: number;
}

const SAMPLES_PER_MS = 8;
const SAMPLES_PER_BYTE = 8;
/** Neither idle zeros nor the ones of digital silence (0xff), nor either shifted into the other, look like it. */
const SYNC = 0xd2b4;
const SYNC_BITS = 16;
const HEADER_BYTES = 3;
const CHECKSUM_BYTES = 4;
/** Bounds how long a false sync in other audio can hold back the words behind it: 71 ms. */
const MAX_TEXT_BYTES = 64;

/**
 * A copy of the audio that carries the words. Each packet ends at its word's end, where a recogniser would know it;
 * a word too short for its packet borrows the time that follows it.
 * @throws RangeError for words that are out of order, empty or over 64 bytes, or that the audio cannot hold.
 */
export function hideWords(audio: Uint8Array, words: readonly SpokenWord[]): Uint8Array {
  const carrier = audio.map((sample) => sample & 0xfe);
  let free = 0;
  let previousStart = 0;
  for (const word of words) {
    if (word.startMs < previousStart) throw new RangeError('The words are not in the order of their time');
    previousStart = word.startMs;
    const packet = packetOf(word.text);
    const size = packet.length * SAMPLES_PER_BYTE;
    const start = Math.round(word.startMs * SAMPLES_PER_MS);
    const end = Math.round(word.endMs * SAMPLES_PER_MS);
    const at = Math.max(free, start, end - size);
    free = at + size;
    if (free > carrier.length) throw new RangeError(`The audio ends before the word at ${word.startMs} ms`);
    for (let bit = 0; bit < size; bit += 1) {
      const byte = packet[bit >> 3] ?? 0;
      carrier[at + bit] = (carrier[at + bit] ?? 0) | ((byte >> (7 - (bit & 7))) & 1);
    }
  }
  return carrier;
}

function packetOf(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length === 0 || bytes.length > MAX_TEXT_BYTES) {
    throw new RangeError(`A hidden word has 1 to ${MAX_TEXT_BYTES} bytes, not ${bytes.length}`);
  }
  const packet = new Uint8Array(HEADER_BYTES + bytes.length + CHECKSUM_BYTES);
  const view = new DataView(packet.buffer);
  view.setUint16(0, SYNC);
  view.setUint8(2, bytes.length);
  packet.set(bytes, HEADER_BYTES);
  view.setUint32(HEADER_BYTES + bytes.length, checksum(packet));
  return packet;
}

/** Of a packet's length byte and text. */
function checksum(packet: Uint8Array): number {
  return crc32(packet.subarray(2, packet.length - CHECKSUM_BYTES));
}

/** Reads hidden words from audio that comes in pieces of any size. */
export class WordDecoder {
  /** Samples that may belong to a packet that is not whole yet; never more than one packet. */
  #pending = new Uint8Array(0);
  #pendingAt = 0;

  /** Takes the next samples and returns the words that they complete, in order. */
  push(audio: Uint8Array): DecodedWord[] {
    const samples = new Uint8Array(this.#pending.length + audio.length);
    samples.set(this.#pending);
    samples.set(audio, this.#pending.length);

    const words: DecodedWord[] = [];
    let at = findSync(samples, 0);
    for (let read = readPacket(samples, at); read !== 'incomplete'; read = readPacket(samples, at)) {
      if (read === 'damaged') {
        // The sync may have been a lie, or its packet cut short: the next one may begin inside it.
        at = findSync(samples, at + 1);
        continue;
      }
      words.push({ text: read.text, endsAtSample: this.#pendingAt + at + read.samples });
      at = findSync(samples, at + read.samples);
    }
    this.#pending = samples.slice(at);
    this.#pendingAt += at;
    return words;
  }
}

/** The place of the next sync pattern, or the first place where one may yet begin when more samples come. */
function findSync(samples: Uint8Array, from: number): number {
  let window = 0;
  for (let at = from; at < samples.length; at += 1) {
    window = ((window << 1) | ((samples[at] ?? 0) & 1)) & 0xffff;
    if (window === SYNC) return at - SYNC_BITS + 1;
  }
  return Math.max(from, samples.length - SYNC_BITS + 1);
}

function readPacket(
  samples: Uint8Array,
  at: number,
): 'incomplete' | 'damaged' | { text: string; samples: number } {
  const available = Math.floor((samples.length - at) / SAMPLES_PER_BYTE);
  if (available < HEADER_BYTES) return 'incomplete';
  const length = byteAt(samples, at + (HEADER_BYTES - 1) * SAMPLES_PER_BYTE);
  if (length === 0 || length > MAX_TEXT_BYTES) return 'damaged';
  const size = HEADER_BYTES + length + CHECKSUM_BYTES;
  if (available < size) return 'incomplete';

  const packet = Uint8Array.from({ length: size }, (_, index) =>
    byteAt(samples, at + index * SAMPLES_PER_BYTE),
  );
  const sent = new DataView(packet.buffer).getUint32(size - CHECKSUM_BYTES);
  if (sent !== checksum(packet)) return 'damaged';
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    packet.subarray(HEADER_BYTES, HEADER_BYTES + length),
  );
  return { text, samples: size * SAMPLES_PER_BYTE };
}

function byteAt(samples: Uint8Array, at: number): number {
  let byte = 0;
  for (let bit = 0; bit < 8; bit += 1) byte = (byte << 1) | ((samples[at + bit] ?? 0) & 1);
  return byte;
}
