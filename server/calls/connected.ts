/**
 * The connected time of a call, kept so that a process may die at any moment: each stream writes its beginning, its
 * instance says every few seconds which calls it still has on the line, and the end of the stream adds it to those
 * before. Time in which nobody held the call counts for nothing. All times are Postgres' own.
 */
import { and, eq, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { CallId } from '../../db/ids.ts';
import { call, conversation, conversationOfCall } from '../../db/schema.ts';
import { HEARTBEAT_SECONDS } from '../billing/ledger.ts';
import { poll } from '../poll.ts';

/** Within `HEARTBEAT_SECONDS`. One statement an instance for all its calls; as much as a killed process can leave unwritten of a call. */
const HEARTBEAT_MS = 4_000;

/** When a call's last stream ended. */
export type ConnectedUntil =
  /** By the session that had it. */
  | { readonly type: 'known'; readonly msAgo: number }
  /** Nobody knows: the last heartbeat counts, or the end that the carrier tells, where the next was not yet due by then. */
  | { readonly type: 'last-seen'; readonly carrierSeconds: number | null };

/** Milliseconds of the stream that began at `connected_since`, up to a moment. */
const streamMs = (end: SQL) =>
  sql`coalesce(greatest(0, extract(epoch from ${end} - ${call.connectedSince}) * 1000), 0)`;

/** A new stream; one that was never ended, since its instance died, counts until it was last seen. */
export const streamBegins = {
  connectedMs: sql`(${call.connectedMs} + ${streamMs(sql`${call.lastConnectedAt}`)})::int`,
  connectedSince: sql`now()`,
  lastConnectedAt: sql`now()`,
};

/** When a call was last connected; null where it never was, or where that was not written down. */
export function lastConnected(until: ConnectedUntil): SQL {
  switch (until.type) {
    case 'known':
      return sql`case when ${call.connectedSince} is null then ${call.lastConnectedAt}
        else greatest(${call.connectedSince}, now() - make_interval(secs => ${Math.max(0, until.msAgo) / 1000}::float8)) end`;
    case 'last-seen': {
      if (until.carrierSeconds === null) return sql`${call.lastConnectedAt}`;
      // The carrier counts from its own answer, a moment after the call came in.
      const end = sql`(select ${conversation.startedAt} + make_interval(secs => ${until.carrierSeconds}::float8) from ${conversation} where ${conversationOfCall})`;
      const due = sql`${call.lastConnectedAt} + make_interval(secs => ${HEARTBEAT_SECONDS})`;
      return sql`case when ${call.connectedSince} is null or ${end} > ${due} then ${call.lastConnectedAt}
        else greatest(${call.connectedSince}, least(now(), ${end})) end`;
    }
  }
}

/** The stream is over, by whoever ends it. */
export const streamEnds = (until: ConnectedUntil) => ({
  connectedMs: sql`(${call.connectedMs} + ${streamMs(lastConnected(until))})::int`,
  connectedSince: null,
  lastConnectedAt: lastConnected(until),
});

/** Says of the calls that an instance has on its line that they are connected now. */
export async function noteConnected(
  db: Database,
  instanceId: string,
  callIds: readonly CallId[],
): Promise<void> {
  if (callIds.length === 0) return;
  await db.system
    .update(call)
    .set({ lastConnectedAt: sql`now()` })
    .where(
      and(
        inArray(call.id, [...callIds]),
        eq(call.instanceId, instanceId),
        ne(call.status, 'ended'),
        isNotNull(call.connectedSince),
      ),
    );
}

/** Says so again and again, until stopped. */
export function keepConnected(
  db: Database,
  self: { readonly instanceId: string; readonly connected: () => readonly CallId[] },
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  return poll(HEARTBEAT_MS, () => noteConnected(db, self.instanceId, self.connected()), onError);
}
