/** The storage of finished recordings: a folder, or a bucket. Both keep them by the same keys, `<business>/<call>-<start>.wav`. */
import fs from 'node:fs/promises';
import path from 'node:path';

/** The part of a recording that a listener gets. */
export type Sound =
  /** It is a file of this folder, by its key. */
  | { readonly type: 'file'; readonly folder: string }
  /** As the storage answers HTTP: 200, 206, 404 or 416. */
  | {
      readonly type: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: ReadableStream<Uint8Array> | null;
    };

export interface Shelf {
  /** Moves a finished file here; once more is no harm. */
  put(key: string, file: string): Promise<void>;
  /** @param range what of it is asked for, as in HTTP's header of that name. */
  open(key: string, range: string | undefined, signal: AbortSignal): Promise<Sound>;
  /** When there is none, that is well too. */
  remove(key: string): Promise<void>;
  /** Every business that has something here. */
  businesses(): Promise<string[]>;
  keysOf(businessId: string): Promise<string[]>;
}

/** In the same folder, running recordings. */
export const PARTIAL = 'partial';

export function folderShelf(folder: string): Shelf {
  return {
    async put(key, file) {
      const to = path.join(folder, key);
      await fs.mkdir(path.dirname(to), { recursive: true });
      await fs.rename(file, to);
    },
    open: () => Promise.resolve({ type: 'file', folder }),
    remove: (key) => fs.rm(path.join(folder, key), { force: true }),
    businesses: async () => (await namesIn(folder)).filter((name) => name !== PARTIAL),
    keysOf: async (businessId) =>
      (await namesIn(path.join(folder, businessId))).map((name) => `${businessId}/${name}`),
  };
}

export const namesIn = (folder: string): Promise<string[]> => fs.readdir(folder).catch(ifMissing([]));

/** The answer where there is no such file; any other error is thrown on. */
export const ifMissing =
  <T>(answer: T) =>
  (error: unknown): T => {
    if (isMissing(error)) return answer;
    throw error;
  };

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
