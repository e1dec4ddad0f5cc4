/** The contract of every storage of finished recordings. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Shelf } from './shelf.ts';

export interface OpenShelf {
  readonly shelf: Shelf;
  close(): Promise<void>;
}

export function describeShelf(name: string, open: () => Promise<OpenShelf>): void {
  describe(name, () => {
    let folder: string;
    let opened: OpenShelf;
    let shelf: Shelf;
    beforeAll(async () => {
      folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ahoy-shelf-'));
      opened = await open();
      ({ shelf } = opened);
    });
    afterAll(async () => {
      await opened.close();
      await fs.rm(folder, { recursive: true, force: true });
    });

    let files = 0;
    async function put(key: string, content: string): Promise<string> {
      files += 1;
      const file = path.join(folder, `${files}.wav`);
      await fs.writeFile(file, content);
      await shelf.put(key, file);
      return file;
    }
    const newKey = (businessId: string = randomUUID()) => `${businessId}/${randomUUID()}-1800000000000.wav`;

    test('what is put there is moved there, and the same again is no harm', async () => {
      const key = newKey();
      const file = await put(key, 'first');
      await expect(fs.stat(file)).rejects.toThrow(/ENOENT/);
      await put(key, 'second');
      expect(await shelf.keysOf(key.split('/')[0] ?? '')).toEqual([key]);
    });

    test('every recording of a business is found, however many, and no other', async () => {
      const [one, other] = [randomUUID(), randomUUID()];
      const keys = Array.from({ length: 8 }, () => newKey(one));
      for (const key of [...keys, newKey(other)]) await put(key, 'sound');
      expect((await shelf.keysOf(one)).sort()).toEqual(keys.sort());
      expect(await shelf.businesses()).toEqual(expect.arrayContaining([one, other]));
      expect(await shelf.keysOf(randomUUID())).toEqual([]);
    });

    test('what was removed is gone, and may be removed once more', async () => {
      const key = newKey();
      await put(key, 'sound');
      for (const _ of [1, 2]) await shelf.remove(key);
      expect(await shelf.keysOf(key.split('/')[0] ?? '')).toEqual([]);
    });
  });
}
