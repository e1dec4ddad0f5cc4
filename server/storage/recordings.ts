/**
 * The audio of calls. A running recording is a file of this instance, which is moved to the shelf when it is whole; a
 * process that was killed, or a shelf that took nothing, leaves such a file behind, to be kept or removed.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RecordingFile } from './recording-file.ts';
import { folderShelf, ifMissing, namesIn, PARTIAL, type Shelf, type Sound } from './shelf.ts';
import { STEREO_BYTES_PER_MS, WAV_HEAD_BYTES, wavHead } from './wav.ts';

/** The call of a recording, and its start; a call whose line was lost has one for each of its streams. */
export interface RecordingPlace {
  readonly businessId: string;
  readonly callId: string;
  readonly startedAt: Date;
}

export interface StoredRecording extends RecordingPlace {
  /** Its name in the storage. */
  readonly key: string;
  readonly durationMs: number;
  readonly bytes: number;
}

/** A running recording. */
export interface OpenRecording {
  /** Both sides of the same stretch of the call, in mu-law and equally long. */
  write(heard: { readonly caller: Uint8Array; readonly receptionist: Uint8Array }): void;
  /** Keeps what was written. @returns null when there is nothing, or it was lost. */
  finish(): Promise<StoredRecording | null>;
}

/** Whoever writes does so every second; a file that has been still for so long is nobody's. */
const STILL_MS = 120_000;

/** A bucket that needs longer takes the recording while the end of its call is written down. */
const MOVE_MS = 1_000;

const ID = '[0-9a-f-]{36}';
const KEY = new RegExp(`^(${ID})/(${ID})-(\\d{13})\\.wav$`);

export class RecordingStore {
  readonly #folder: string;
  readonly #shelf: Shelf;
  readonly #moving = new Set<Promise<void>>();

  /** @param folder for running recordings. */
  constructor(folder: string, shelf: Shelf = folderShelf(folder)) {
    this.#folder = folder;
    this.#shelf = shelf;
  }

  /** Begins a recording. A disk that fails loses it and tells so once, and nothing else. */
  begin(place: RecordingPlace, onError: (error: unknown) => void): OpenRecording {
    const key = `${place.businessId}/${place.callId}-${place.startedAt.getTime()}.wav`;
    const file = new RecordingFile(this.#partial(key), onError);
    return {
      write: (heard) => file.write(heard),
      finish: async () => {
        try {
          const sealed = (await file.close()) ? await this.#seal(key) : null;
          // What could not be moved is an orphan, and tried again.
          if (sealed !== null)
            await Promise.race([this.#move(key).catch(onError), sleep(MOVE_MS, undefined, { ref: false })]);
          return sealed;
        } catch (error) {
          onError(error);
          return null;
        }
      },
    };
  }

  /** Recordings whose process died while it wrote them. */
  async orphans(now: number): Promise<StoredRecording[]> {
    const names = await namesIn(path.join(this.#folder, PARTIAL));
    const found: StoredRecording[] = [];
    for (const name of names) {
      const key = name.replace('_', '/');
      const place = placeOf(key);
      const stat = await statOf(this.#partial(key));
      if (place !== null && stat !== null && now - stat.mtimeMs > STILL_MS)
        found.push({ ...place, key, ...lengthOf(stat.size) });
    }
    return found;
  }

  /** Gives what was left of a recording its place. @returns null when it is empty. */
  async keep(key: string): Promise<StoredRecording | null> {
    const sealed = await this.#seal(key);
    if (sealed !== null) await this.#move(key);
    return sealed;
  }

  /** Waits for what is being moved. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#moving);
  }

  /** @param range what of it is asked for, as in HTTP's header of that name. */
  open(key: string, range: string | undefined, signal: AbortSignal): Promise<Sound> {
    if (placeOf(key) === null) throw new Error('this is no key of a recording');
    return this.#shelf.open(key, range, signal);
  }

  /** Writes into its head how long a recording has become. @returns null when it is empty, and then gone. */
  async #seal(key: string): Promise<StoredRecording | null> {
    const place = placeOf(key);
    if (place === null) throw new Error('this is no key of a recording');
    const file = await fs.open(this.#partial(key), 'r+');
    let length: Pick<StoredRecording, 'durationMs' | 'bytes'>;
    try {
      length = lengthOf((await file.stat()).size);
      await file.write(wavHead(length.bytes - WAV_HEAD_BYTES), 0, WAV_HEAD_BYTES, 0);
      await file.truncate(length.bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
    if (length.durationMs === 0) {
      await this.remove(key);
      return null;
    }
    return { ...place, key, ...length };
  }

  async #move(key: string): Promise<void> {
    const moving = this.#shelf.put(key, this.#partial(key));
    this.#moving.add(moving);
    try {
      await moving;
    } finally {
      this.#moving.delete(moving);
    }
  }

  /** Removes a recording, or what was left of one; when there is none, that is well too. */
  async remove(key: string): Promise<void> {
    if (placeOf(key) === null) throw new Error('this is no key of a recording');
    await fs.rm(this.#partial(key), { force: true });
    await this.#shelf.remove(key);
  }

  /** Every business that has recordings. */
  businesses(): Promise<string[]> {
    return this.#shelf.businesses();
  }

  /** The recordings of a business that are kept. */
  async recordingsOf(businessId: string): Promise<(RecordingPlace & { readonly key: string })[]> {
    return (await this.#shelf.keysOf(businessId)).flatMap((key) => {
      const place = placeOf(key);
      return place === null ? [] : [{ ...place, key }];
    });
  }

  #partial(key: string): string {
    return path.join(this.#folder, PARTIAL, key.replace('/', '_'));
  }
}

/** The business, call and start in a key; null for what is no key of ours, and above all for what leads elsewhere. */
function placeOf(key: string): RecordingPlace | null {
  const [, businessId, callId, at] = KEY.exec(key) ?? [];
  if (businessId === undefined || callId === undefined) return null;
  return { businessId, callId, startedAt: new Date(Number(at)) };
}

/** Of a file of this size, without half a pair of samples at its end. */
function lengthOf(size: number): Pick<StoredRecording, 'durationMs' | 'bytes'> {
  const audio = Math.max(0, size - WAV_HEAD_BYTES);
  const whole = audio - (audio % 2);
  return { durationMs: Math.floor(whole / STEREO_BYTES_PER_MS), bytes: WAV_HEAD_BYTES + whole };
}

const statOf = (file: string) => fs.stat(file).catch(ifMissing(null));
