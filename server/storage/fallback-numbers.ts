/**
 * Whom to ring for each number of a business while the database is away: the last that was known, in memory and on disk,
 * so that it is there after a restart during an outage too.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export interface KnownNumber {
  /** The number that callers ring, E.164. */
  readonly number: string;
  /** Who is rung in the receptionist's place, E.164; null: a message is taken. */
  readonly fallbackPhone: string | null;
}

/** About 40 bytes each on disk. Beyond it the oldest are forgotten: their callers leave a message. */
export const MOST_NUMBERS = 20_000;

const stored = z.array(z.tuple([z.string().max(20), z.string().max(20).nullable()])).max(MOST_NUMBERS);

export class FallbackNumbers {
  readonly #file: string;
  readonly #known: Map<string, string | null>;
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string, onError: (error: unknown) => void) {
    this.#file = path.join(folder, 'fallback-numbers.json');
    this.#known = new Map(readStored(this.#file, onError));
  }

  /** Null: none is known, or it would lead back to a number that is answered here. */
  phoneFor(number: string): string | null {
    const phone = this.#known.get(number) ?? null;
    return phone !== null && this.#known.has(phone) ? null : phone;
  }

  /** Replaces all that is known by what the database tells now. Settles when it is on disk. */
  async replace(numbers: readonly KnownNumber[]): Promise<void> {
    const fresh = numbers.slice(-MOST_NUMBERS);
    const same =
      fresh.length === this.#known.size &&
      fresh.every(({ number, fallbackPhone }) => this.#known.get(number) === fallbackPhone);
    if (same) return;
    this.#known.clear();
    for (const { number, fallbackPhone } of fresh) this.#known.set(number, fallbackPhone);
    await this.#write();
  }

  #write(): Promise<void> {
    const text = JSON.stringify([...this.#known]);
    this.#writing = this.#writing.catch(() => undefined).then(() => writeWhole(this.#file, text));
    return this.#writing;
  }
}

/** Writes a file that is there whole or not at all, and that nobody else on the machine can read. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await fs.promises.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const half = `${file}.${randomUUID()}.tmp`;
  try {
    await fs.promises.writeFile(half, text, { mode: 0o600, flush: true });
    await fs.promises.rename(half, file);
  } finally {
    await fs.promises.rm(half, { force: true });
  }
}

function readStored(file: string, onError: (error: unknown) => void): [string, string | null][] {
  if (!fs.existsSync(file)) return [];
  try {
    return stored.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch (error) {
    // What cannot be read is written anew once the database tells.
    onError(new Error('the fallback numbers on disk cannot be read', { cause: error }));
    return [];
  }
}
