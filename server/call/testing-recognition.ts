/** Streams of a recogniser for tests of recognition: the test decides their every event. */
import { BYTES_PER_MS, type SpeechEvent, type SpeechStream, VendorError } from './ports.ts';

export const FRAME_BYTES = 20 * BYTES_PER_MS;
export const transient = new VendorError('test', 'transient', 'cut');
/** A frame of one sample. */
export const frame = (value: number) => new Uint8Array(FRAME_BYTES).fill(value);

/** One stream of a recogniser whose every event the test decides. */
export class ScriptedStream implements SpeechStream {
  readonly emit: (event: SpeechEvent) => void;
  bytes: number[] = [];
  finished = false;

  constructor(emit: (event: SpeechEvent) => void) {
    this.emit = emit;
  }

  send(audio: Uint8Array): void {
    for (const byte of audio) this.bytes.push(byte);
  }

  finish(): void {
    this.finished = true;
  }

  fail(error = transient): void {
    this.emit({ type: 'failed', error });
  }
}
