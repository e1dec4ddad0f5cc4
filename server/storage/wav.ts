/** The head of a WAV file of telephone audio: 8 kHz mu-law. A call has two channels: the caller left, the receptionist right. */

const RATE = 8_000;
/** Both sides of a call. */
const CHANNELS = 2;
const MU_LAW = 7;

/** Bytes of both sides in one millisecond. */
export const STEREO_BYTES_PER_MS = (RATE * CHANNELS) / 1000;

/** RIFF, `fmt ` with an empty extension, `fact`, and the head of `data`. */
export const WAV_HEAD_BYTES = 12 + 26 + 12 + 8;

/** @param dataBytes of audio behind the head. */
export function wavHead(dataBytes: number, channels = CHANNELS): Buffer {
  const head = Buffer.alloc(WAV_HEAD_BYTES);
  head.write('RIFF', 0, 'ascii');
  head.writeUInt32LE(WAV_HEAD_BYTES - 8 + dataBytes, 4);
  head.write('WAVEfmt ', 8, 'ascii');
  head.writeUInt32LE(18, 16);
  head.writeUInt16LE(MU_LAW, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * channels, 28);
  head.writeUInt16LE(channels, 32);
  head.writeUInt16LE(8, 34);
  head.write('fact', 38, 'ascii');
  head.writeUInt32LE(4, 42);
  head.writeUInt32LE(dataBytes / channels, 46);
  head.write('data', 50, 'ascii');
  head.writeUInt32LE(dataBytes, 54);
  return head;
}
