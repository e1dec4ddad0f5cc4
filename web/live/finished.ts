/** The calls that ended last, from the list and from the feed, which may know the same ones. */
import type { Line, Outcome } from '../../server/protocol/feed.ts';
import type { LiveCall } from './live-state.ts';

export interface FinishedCall {
  readonly id: string;
  readonly line: Line;
  readonly from: string | null;
  readonly to: string;
  readonly customer: string | null;
  readonly outcome: Outcome | null;
  readonly summary: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

/** @returns at most `limit`, the newest first. */
export function finishedCalls(
  listed: readonly FinishedCall[],
  live: readonly LiveCall[],
  limit: number,
): FinishedCall[] {
  const byId = new Map(listed.map((call) => [call.id, call]));
  for (const { callId: id, line, from, to, customer, startedAt, progress } of live) {
    // The list was asked for later, and may hold an outcome that came after the call's end.
    if (progress.type !== 'ended' || (byId.get(id)?.endedAt ?? null) !== null) continue;
    const { outcome, summary, at } = progress;
    byId.set(id, { id, line, from, to, customer, startedAt, outcome, summary, endedAt: at });
  }
  const ended = (call: FinishedCall) => Date.parse(call.endedAt ?? call.startedAt);
  return [...byId.values()].sort((a, b) => ended(b) - ended(a)).slice(0, limit);
}
