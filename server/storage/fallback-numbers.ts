/**
 * Whom to ring for each number of a business while the database is away, and the language of its callers: the last that
 * was known, in memory and on disk, so that it is there after a restart during an outage too.
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
  /** BCP 47; undefined where an older version kept it. */
  readonly language: string | undefined;
}

/** About 50 bytes each on disk. Beyond it the oldest are forgotten: their callers leave a message. */
export const MOST_NUMBERS = 20_000;

const LANGUAGE = 'en';
const stored = z
  .array(
    z
      .tuple([z.string().max(20), z.string().max(20).nullable(), z.string().max(35).nullish()])
      .transform(([number, fallbackPhone, language]) => ({
        number,
        fallbackPhone,
        language: language ?? undefined,
      })),
  )
  .max(MOST_NUMBERS);

export class FallbackNumbers {
  readonly #file: string;
  #known: Map<string, KnownNumber>;
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string, onError: (error: unknown) => void) {
    this.#file = path.join(folder, 'fallback-numbers.json');
    this.#known = byNumber(readStored(this.#file, onError));
  }

  /** Null: none is known, or it would lead back to a number that is answered here. */
  phoneFor(number: string): string | null {
    const phone = this.#known.get(number)?.fallbackPhone ?? null;
    return phone !== null && this.#known.has(phone) ? null : phone;
  }

  languageOf(number: string): string {
    return this.#known.get(number)?.language ?? LANGUAGE;
  }

  /** Replaces all that is known by what the database tells now. Settles when it is on disk. */
  async replace(numbers: readonly KnownNumber[]): Promise<void> {
    const fresh = numbers.slice(-MOST_NUMBERS);
    const same = ({ number, fallbackPhone, language }: KnownNumber) => {
      const known = this.#known.get(number);
      return known?.fallbackPhone === fallbackPhone && known.language === language;
    };
    if (fresh.length === this.#known.size && fresh.every(same)) return;
    this.#known = byNumber(fresh);
    await this.#write();
  }

  #write(): Promise<void> {
    const known = [...this.#known.values()];
    const text = JSON.stringify(known.map((each) => [each.number, each.fallbackPhone, each.language]));
    this.#writing = this.#writing.catch(() => undefined).then(() => writeWhole(this.#file, text));
    return this.#writing;
  }
}

const byNumber = (numbers: readonly KnownNumber[]) => new Map(numbers.map((each) => [each.number, each]));

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

function readStored(file: string, onError: (error: unknown) => void): KnownNumber[] {
  if (!fs.existsSync(file)) return [];
  try {
    return stored.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch (error) {
    // What cannot be read is written anew once the database tells.
    onError(new Error('the fallback numbers on disk cannot be read', { cause: error }));
    return [];
  }
}
