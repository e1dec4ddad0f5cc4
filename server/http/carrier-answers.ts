/** What every webhook of a carrier is answered by: with the database, and without it. */
import type { CallFacts } from '../carriers/call-flow.ts';
import type { Note } from '../storage/spool.ts';

/** What is found out and written down for a webhook, which is then answered; null: with nothing. */
export interface Answers<Event> {
  /** With the database. Late work looks at the signal before it commits. */
  readonly answer: (event: Event, keep: Keep, signal: AbortSignal) => Promise<CallFacts | null>;
  /** Without it: what is to be filed is kept on disk. */
  readonly whileAway: (event: Event, keep: Keep) => Promise<CallFacts | null>;
}

/** Keeps on disk what a webhook tells. @throws when the disk takes nothing. */
export type Keep = (kind: Note['kind'], key: string) => Promise<void>;
