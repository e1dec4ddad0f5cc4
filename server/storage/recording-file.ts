import { appendFile as appendTo, close as closeFile, open as openFile } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { STEREO_BYTES_PER_MS, wavHead } from './wav.ts';

// By its number: an object of the file that is forgotten open would end the process, and all its calls, when it is collected.
const [open, append, close] = [promisify(openFile), promisify(appendTo), promisify(closeFile)];

/** A second at a time: so much is lost when the process is killed, and so often the disk is asked. */
const CHUNK_BYTES = 1_000 * STEREO_BYTES_PER_MS;
/** A disk that is so many seconds behind will not catch up; the call continues without it. */
const MOST_WAITING = 60;

/** A recording that is being written. Writing returns at once; what goes wrong is told once, and loses the recording only. */
export class RecordingFile {
  readonly #path: string;
  readonly #onError: (error: unknown) => void;
  #chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  #filled = 0;
  #waiting = 0;
  #file: number | null = null;
  #lost = false;
  #written: Promise<void> = Promise.resolve();

  constructor(to: string, onError: (error: unknown) => void) {
    this.#path = to;
    this.#onError = onError;
    this.#next(async () => {
      await fs.mkdir(path.dirname(to), { recursive: true });
      this.#file = await open(to, 'wx');
      await append(this.#file, wavHead(0));
    });
  }

  /** Both sides of the same stretch of the call, in mu-law and equally long. */
  write({ caller, receptionist }: { readonly caller: Uint8Array; readonly receptionist: Uint8Array }): void {
    for (let at = 0; at < caller.length && !this.#lost; at += 1) {
      this.#chunk[this.#filled] = caller[at] ?? 0;
      this.#chunk[this.#filled + 1] = receptionist[at] ?? 0;
      this.#filled += 2;
      if (this.#filled === CHUNK_BYTES) this.#writeChunk();
    }
  }

  /** Settles when everything is on the disk, or is lost and removed. @returns whether there is a recording. */
  async close(): Promise<boolean> {
    this.#writeChunk();
    await this.#written;
    try {
      if (this.#file !== null) await close(this.#file);
      this.#file = null;
      if (this.#lost) await fs.rm(this.#path, { force: true });
    } catch (error) {
      this.#lose(error);
    }
    return !this.#lost;
  }

  #writeChunk(): void {
    const chunk = this.#chunk.subarray(0, this.#filled);
    this.#chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    this.#filled = 0;
    if (this.#waiting === MOST_WAITING) this.#lose(new Error('the disk is too slow for a recording'));
    this.#waiting += 1;
    this.#next(async () => {
      if (this.#file !== null) await append(this.#file, chunk);
      this.#waiting -= 1;
    });
  }

  #next(work: () => Promise<void>): void {
    this.#written = this.#written
      .then(() => (this.#lost ? undefined : work()))
      .catch((error: unknown) => this.#lose(error));
  }

  #lose(error: unknown): void {
    if (!this.#lost) this.#onError(error);
    this.#lost = true;
  }
}
