/**
 * The record of one running conversation: written away from the audio, in batches, in order, each batch in one transaction
 * with its events. While the database is away everything waits; when the process is killed, what was said up to the last
 * batch is there, the unfinished turn included.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, DatabaseError } from '../../db/client.ts';
import type { Batch, FinishedTool, FinishedTurn, Item, Progress, Unfinished, Write } from './batch.ts';
import type { ConversationKey } from './conversation.ts';
import { type RecutTurn, writeRecut } from './recut.ts';
import { writeBatch } from './write-batch.ts';

/** Long enough that a caller's words, the tool they need and its result often share one transaction. */
const BATCH_MS = 250;
/** The part of a turn that a killed process may lose, against one transaction per call in this time while it speaks. */
const PROGRESS_MS = 2_000;
/** The pause before a write is tried again, doubling from the first to the last. */
const RETRY_MS = [250, 5_000] as const;
/**
 * After this the sweeper ends the call for us, as it would for a dead process. A hosted Postgres is away for a minute or
 * two when it changes over, longer when it is restored; only the calls that were under way then wait, for no new one is
 * answered meanwhile.
 */
const GIVE_UP_MS = 10 * 60_000;
/** More than the longest call holds; beyond it the newest is refused, so that memory is bounded while nothing is written. */
const MOST_WAITING = 2_000;
/** Refusals of a batch's keys by Postgres before its items are tried one by one, and a refused one is left out. */
const REFUSALS = 3;

export interface RecordOptions {
  readonly onError: (error: unknown) => void;
  readonly giveUpMs?: number;
}

/** All methods return at once; what they promise is kept later. None of them throws. */
export class ConversationRecord {
  readonly #db: Database;
  readonly #key: ConversationKey;
  readonly #onError: (error: unknown) => void;
  readonly #giveUpMs: number;
  #waiting: Item[] = [];
  #progress: Progress | null = null;
  #unfinished: Unfinished | null = null;
  #timer: NodeJS.Timeout | null = null;
  #due = Infinity;
  #writing: Promise<void> | null = null;
  #gaveUp = false;

  constructor(db: Database, key: ConversationKey, { onError, giveUpMs = GIVE_UP_MS }: RecordOptions) {
    this.#db = db;
    this.#key = key;
    this.#onError = onError;
    this.#giveUpMs = giveUpMs;
  }

  /** The turn that is being spoken, as far as it got; `addTurn` of the same speaker takes its place. */
  progress(turn: Progress): void {
    this.#progress = turn;
    this.#writeWithin(PROGRESS_MS);
  }

  addTurn(turn: FinishedTurn): void {
    if (this.#progress?.speaker === turn.speaker) this.#progress = null;
    this.#add({ type: 'turn', turn });
  }

  addTool(run: FinishedTool): void {
    this.#add({ type: 'tool', run });
  }

  /** Keeps less of a turn of the customer's than was written down. */
  recutTurn(turn: RecutTurn): void {
    this.#add({ type: 'other', write: (tx) => writeRecut(tx, this.#key, turn) });
  }

  /** Settles when everything so far is written, or given up. */
  async flush(): Promise<void> {
    if (this.#gaveUp) return;
    const timeUp = new AbortController();
    const patience = sleep(this.#giveUpMs, 'time up', { ref: false, signal: timeUp.signal }).catch(
      () => 'written',
    );
    if ((await Promise.race([this.#drain(), patience])) === 'time up') {
      this.#gaveUp = true;
      this.#onError(new Error('the record of a conversation was given up: the database took nothing'));
    }
    timeUp.abort();
  }

  /** Adds what ends the record, also where it is full. */
  protected addLast(write: Write): void {
    this.#waiting.push({ type: 'other', write });
  }

  #add(item: Item): void {
    if (this.#waiting.length >= MOST_WAITING) {
      this.#onError(new Error('the record of a conversation is full: nothing could be written for too long'));
      return;
    }
    this.#waiting.push(item);
    this.#writeWithin(BATCH_MS);
  }

  #writeWithin(ms: number): void {
    const due = Date.now() + ms;
    if (this.#gaveUp || this.#writing !== null || due >= this.#due) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => this.#writeNow(), ms);
  }

  #writeNow(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#due = Infinity;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = null;
      if (this.#waiting.length > 0) this.#writeWithin(BATCH_MS);
    });
  }

  async #drain(): Promise<void> {
    do {
      this.#writeNow();
      await this.#writing;
    } while (!this.#gaveUp && (this.#waiting.length > 0 || this.#progress !== null));
  }

  /** Writes until nothing waits, trying each batch until it is committed. */
  async #writeAll(): Promise<void> {
    let wait: number = RETRY_MS[0];
    let troubled = false;
    let next = this.#nextBatch();
    while (next !== null && !this.#gaveUp) {
      const batch: Batch = next;
      try {
        this.#unfinished = await this.#commitOnce(batch);
        next = this.#nextBatch();
        wait = RETRY_MS[0];
        troubled = false;
      } catch (error) {
        if (!troubled) this.#onError(error);
        troubled = true;
        const refusal = refusalOf(error);
        if (refusal !== null) {
          batch.refusals += refusal === 'values' ? REFUSALS : 1;
          if (batch.refusals >= REFUSALS) next = this.#withoutFirst(batch);
          continue;
        }
        await sleep(wait);
        wait = Math.min(wait * 2, RETRY_MS[1]);
      }
    }
  }

  #nextBatch(): Batch | null {
    const items = this.#waiting;
    const progress = this.#progress;
    if (items.length === 0 && progress === null) return null;
    this.#waiting = [];
    this.#progress = null;
    return { items, progress, refusals: 0, attempt: null };
  }

  /** Puts all but the first item back: alone, it shows whether it is the one that Postgres refuses; then it is left out. */
  #withoutFirst(batch: Batch): Batch | null {
    const [first, ...rest] = batch.items;
    this.#waiting = [...rest, ...this.#waiting];
    const alone = rest.length === 0 && batch.progress === null;
    return alone || first === undefined
      ? this.#nextBatch()
      : { items: [first], progress: null, refusals: 0, attempt: null };
  }

  /** Commits a batch unless an earlier attempt did, and gives the unfinished turn's row after it. */
  async #commitOnce(batch: Batch): Promise<Unfinished | null> {
    if (batch.attempt !== null) {
      const [row] = await this.#db.sql`select pg_xact_status(${batch.attempt.xid}::xid8) as status`;
      if (row?.['status'] === 'committed') return batch.attempt.unfinished;
      if (row?.['status'] === 'in progress') throw new Error('the last attempt to write is still under way');
    }
    let unfinished: Unfinished | null = null;
    await this.#db.tenant(this.#key.businessId, async (tx) => {
      unfinished = await writeBatch(tx, this.#key, batch, this.#unfinished);
    });
    return unfinished;
  }
}

/** Whether Postgres found fault with what is written: with a value (a NUL in a text), or with a key (a position taken meanwhile). */
function refusalOf(error: unknown): 'values' | 'keys' | null {
  if (!(error instanceof DatabaseError)) return null;
  return error.code.startsWith('22') ? 'values' : error.code.startsWith('23') ? 'keys' : null;
}
