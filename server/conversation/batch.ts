/** The part of a conversation that one transaction writes, with the places of its turns. */
import type { TenantTransaction } from '../../db/client.ts';
import type { TurnTimings } from '../../db/schema.ts';
import type { DomainEvent, Speaker } from '../events/events.ts';

export interface FinishedTurn {
  readonly speaker: Speaker;
  readonly said: string;
  readonly heard: string;
  readonly interrupted: boolean;
  readonly at: Date;
  readonly timings: TurnTimings | null;
}

export interface FinishedTool {
  /** The same key is the same run: it is kept once. */
  readonly key: string;
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly result: Readonly<Record<string, unknown>>;
  /** A short line for the owner: the result. */
  readonly say: string;
  readonly status: string;
  readonly durationMs: number;
  readonly at: Date;
}

export type Item =
  | { readonly type: 'turn'; readonly turn: FinishedTurn }
  | { readonly type: 'tool'; readonly run: FinishedTool }
  | { readonly type: 'other'; readonly write: Write };

/** Writes what only one channel has, in its place among the rest. @returns the events that tell of it. */
export type Write = (tx: TenantTransaction) => Promise<readonly DomainEvent[]>;

/** A turn that is being spoken, as far as it got. */
export type Progress = Pick<FinishedTurn, 'speaker' | 'said' | 'heard' | 'at'>;

/** The contents of one transaction. It stays the same until it is committed, so that it is committed once. */
export interface Batch {
  items: readonly Item[];
  readonly progress: Progress | null;
  refusals: number;
  /** The last attempt: whether it was committed can be asked even when the answer to its commit was lost. */
  attempt: { readonly xid: string; readonly unfinished: Unfinished | null } | null;
}

/** The row of a turn that is still being spoken. */
export interface Unfinished {
  readonly speaker: FinishedTurn['speaker'];
  readonly position: number;
}

type PositionedTurn = FinishedTurn & { readonly position: number };

/** Gives each turn of a batch its place: the one that was unfinished keeps its own, the others follow from `next`. */
export function layOut(batch: Batch, unfinished: Unfinished | null, next: number) {
  const positions = new Map<Item, number>();
  const turns: PositionedTurn[] = [];
  let rewritten: PositionedTurn | null = null;
  let open = unfinished;
  const place = (turn: FinishedTurn): number => {
    if (open?.speaker === turn.speaker) {
      rewritten = { ...turn, position: open.position };
      const { position } = open;
      open = null;
      return position;
    }
    turns.push({ ...turn, position: next });
    return next++;
  };
  for (const item of batch.items) {
    if (item.type === 'turn') positions.set(item, place(item.turn));
  }
  if (batch.progress !== null) {
    const { speaker } = batch.progress;
    open = { speaker, position: place({ ...batch.progress, interrupted: false, timings: null }) };
  }
  return { positions, turns, rewritten: rewritten as PositionedTurn | null, unfinished: open };
}
