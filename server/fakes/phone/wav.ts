import fs from 'node:fs';

/** Writes two sides of a call as a stereo WAV of 8 kHz mu-law, the caller on the left. */
export function writeStereoWav(file: string, left: Buffer, right: Buffer): void {
  const samples = Math.max(left.length, right.length);
  const data = Buffer.alloc(samples * 2, 0xff);
  for (let at = 0; at < samples; at += 1) {
    data[at * 2] = left[at] ?? 0xff;
    data[at * 2 + 1] = right[at] ?? 0xff;
  }
  const header = Buffer.alloc(58);
  header.write('RIFF', 0);
  header.writeUInt32LE(50 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(18, 16);
  header.writeUInt16LE(7, 20); // mu-law
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(8, 34);
  header.write('fact', 38);
  header.writeUInt32LE(4, 42);
  header.writeUInt32LE(samples, 46);
  header.write('data', 50);
  header.writeUInt32LE(data.length, 54);
  fs.writeFileSync(file, Buffer.concat([header, data]));
}
