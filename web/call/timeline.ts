/** The time at which each turn of a call is heard, so that its recording and its transcript can follow each other. */
import type { CallTurn } from './conversation.ts';

/** How fast people speak on the telephone. */
const WORD_MS = 330;
/** From a caller's last word until the turn counts as over. */
const ENDPOINTING_MS = 700;

export interface Beginning {
  readonly position: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * The beginning of each turn. The receptionist's is known by its first frame; a caller's turn is stored at its end, so
 * its beginning is estimated from its length and from the turn before it.
 */
export function timeline(
  turns: readonly Pick<CallTurn, 'position' | 'speaker' | 'said' | 'at'>[],
): Beginning[] {
  let before = -Infinity;
  return turns.map(({ position, speaker, said, at }) => {
    const noted = Date.parse(at);
    const words = said.trim().split(/\s+/).length;
    const began = speaker === 'receptionist' ? noted : noted - ENDPOINTING_MS - words * WORD_MS;
    before = Math.max(before, began);
    return { position, at: before };
  });
}

/** The turn that is heard at a moment; null before the first. */
export const turnAt = (beginnings: readonly Beginning[], at: number): number | null =>
  beginnings.findLast((each) => each.at <= at)?.position ?? null;

export interface Part {
  readonly startedAt: string;
  readonly durationMs: number;
}

/** The part of the recording, and the second in it, in which a moment is heard; the nearest where it was not recorded. */
export function placeIn(
  parts: readonly Part[],
  at: number,
): { readonly part: number; readonly seconds: number } {
  const part = Math.max(
    0,
    parts.findLastIndex(({ startedAt }) => Date.parse(startedAt) <= at),
  );
  const { startedAt = '', durationMs = 0 } = parts[part] ?? {};
  const ms = Math.min(durationMs, Math.max(0, at - Date.parse(startedAt)));
  return { part, seconds: ms / 1000 };
}
