/**
 * The carrier's events while the database was away, kept on disk until they can be filed: one small file for each, by the
 * key of what it tells, so that the same thing told twice is one.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeWhole } from './fallback-numbers.ts';
import { isMissing, namesIn } from './shelf.ts';

const aboutNote = z.object({
  kind: z.enum(['turned-away', 'recording', 'transfer', 'ended', 'text']),
  /** When it was told. */
  at: z.iso.datetime(),
});
const note = z.union([
  /** The body is the webhook's, which this carrier reads. */
  aboutNote.extend({ carrier: z.string(), body: z.string() }),
  /** One that an older version kept. */
  aboutNote.extend({ fields: z.record(z.string(), z.string()) }).transform(({ fields, ...about }) => ({
    ...about,
    carrier: 'twilio',
    body: new URLSearchParams(fields).toString(),
  })),
]);
export type Note = z.infer<typeof note>;

/** A note is under 10 KB, as carriers' webhooks are, so the disk holds 50 MB at most; a full spool is said to whoever wants to keep one more. */
const MOST_NOTES = 5_000;
/** The wait before a note that could not be filed is tried again, doubling from the first to the last. */
const RETRY_MS = [5_000, 3_600_000] as const;

export class Spool {
  readonly #folder: string;
  readonly #most: number;
  readonly #failures = new Map<string, { readonly count: number; readonly until: number }>();

  constructor(folder: string, most = MOST_NOTES) {
    this.#folder = folder;
    this.#most = most;
  }

  /** Keeps a note. @throws when the spool is full or the disk takes nothing. */
  async keep(key: string, kept: Note): Promise<void> {
    const name = `${createHash('sha256').update(`${kept.kind} ${key}`).digest('hex')}.json`;
    const there = await this.#names();
    if (there.includes(name)) return;
    if (there.length >= this.#most) throw new Error('the spool of the webhooks is full');
    await writeWhole(path.join(this.#folder, name), JSON.stringify(kept));
  }

  /** Files what is kept, the oldest first. One that cannot be filed stays, and does not hold up the others. */
  async replay(file: (kept: Note) => Promise<void>, onError: (error: unknown) => void): Promise<void> {
    const due = (await this.#names()).filter((name) => (this.#failures.get(name)?.until ?? 0) <= Date.now());
    const notes = (await Promise.all(due.map((name) => this.#read(name, onError)))).flatMap(
      (each) => each ?? [],
    );
    for (const { name, kept } of notes.sort((a, b) => a.kept.at.localeCompare(b.kept.at))) {
      try {
        await file(kept);
        this.#failures.delete(name);
        await fs.promises.rm(path.join(this.#folder, name), { force: true });
      } catch (error) {
        const count = (this.#failures.get(name)?.count ?? 0) + 1;
        const pause = Math.min(RETRY_MS[0] * 2 ** (count - 1), RETRY_MS[1]);
        this.#failures.set(name, { count, until: Date.now() + pause });
        onError(error);
      }
    }
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#names()).length === 0;
  }

  async #names(): Promise<string[]> {
    return (await namesIn(this.#folder)).filter((name) => name.endsWith('.json'));
  }

  async #read(name: string, onError: (error: unknown) => void): Promise<{ name: string; kept: Note } | null> {
    try {
      const text = await fs.promises.readFile(path.join(this.#folder, name), 'utf8');
      return { name, kept: note.parse(JSON.parse(text)) };
    } catch (error) {
      // Another instance that shares the disk has filed it.
      if (!isMissing(error)) onError(new Error('a kept webhook cannot be read', { cause: error }));
      return null;
    }
  }
}
