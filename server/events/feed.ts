/** The live feed: events of a business from any number on, first from the table, then as they are committed. */
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId, CallId } from '../../db/ids.ts';
import { event, eventCounter } from '../../db/schema.ts';
import { domainEvent, type EphemeralEvent, type FeedItem } from './events.ts';
import { askForPresent, CHANNEL, type Notice } from './record.ts';

export interface EventFeed {
  /** Yields every event after `afterSeq`, in order, none twice, and ephemeral events between them, until aborted. */
  follow(businessId: BusinessId, afterSeq: number, signal: AbortSignal): AsyncGenerator<FeedItem>;
  /** The number of the last event that was committed; 0 when there is none. */
  lastSeq(businessId: BusinessId): Promise<number>;
  /** Hears of every follower that begins, at whichever instance: it does not know yet what passes right now. */
  onFollower(listener: (businessId: BusinessId) => void): void;
  /** Hears of every change of a transfer, at whichever instance it was written; null: some may have been missed. */
  onTransfer(listener: (callId: CallId | null) => void): void;
  close(): Promise<void>;
}

/** The number of rows that a backfill reads at once. */
const PAGE = 200;
/** Ephemeral events that one slow follower may have waiting; older ones are dropped, since newer replace them. */
const EPHEMERAL_KEPT = 100;

interface Follower {
  wake(): void;
  passing: EphemeralEvent[];
  behind: boolean;
}

/**
 * Listens on one connection of its own for all followers of this instance.
 * @param direct where LISTEN reaches Postgres itself: a pooler would lose what it hears.
 */
export async function openEventFeed(db: Database, direct: Database = db): Promise<EventFeed> {
  const listeners = new Set<(businessId: BusinessId) => void>();
  const followers = new Map<BusinessId, Set<Follower>>();
  const ofTransfers = new Set<(callId: CallId | null) => void>();

  const onNotice = (payload: string) => {
    const notice = JSON.parse(payload) as Notice;
    if ('asked' in notice) {
      for (const hear of listeners) hear(notice.businessId);
      return;
    }
    if ('transferOf' in notice) {
      for (const hear of ofTransfers) hear(notice.transferOf);
      return;
    }
    for (const follower of followers.get(notice.businessId) ?? []) {
      if ('seq' in notice) follower.behind = true;
      else follower.passing = [...follower.passing.slice(-EPHEMERAL_KEPT + 1), notice.passing];
      follower.wake();
    }
  };
  const onListening = () => {
    // Also after a reconnection, when notices may have been missed: everyone looks at the table once.
    for (const hear of ofTransfers) hear(null);
    for (const group of followers.values()) {
      for (const follower of group) {
        follower.behind = true;
        follower.wake();
      }
    }
  };
  const listener = await direct.sql.listen(CHANNEL, onNotice, onListening);

  const readPage = (businessId: BusinessId, after: number) =>
    db.tenant(businessId, (tx) =>
      tx
        .select({ seq: event.seq, payload: event.payload })
        .from(event)
        .where(and(eq(event.businessId, businessId), gt(event.seq, after)))
        .orderBy(asc(event.seq))
        .limit(PAGE),
    );

  return {
    async *follow(businessId, afterSeq, signal) {
      let wake = () => {};
      const follower: Follower = { wake: () => wake(), passing: [], behind: true };
      const group = followers.get(businessId) ?? new Set();
      followers.set(businessId, group.add(follower));
      const onAbort = () => wake();
      signal.addEventListener('abort', onAbort);
      let seen = afterSeq;
      try {
        await askForPresent(db, businessId);
        while (!signal.aborted) {
          // Set before the read: a row that is committed during it wakes us again.
          const woken = new Promise<void>((resolve) => (wake = resolve));
          if (follower.behind) {
            follower.behind = false;
            const rows = await readPage(businessId, seen);
            if (rows.length === PAGE) follower.behind = true;
            for (const row of rows) {
              seen = row.seq;
              yield { kind: 'row', seq: row.seq, event: domainEvent.parse(row.payload) };
            }
            continue;
          }
          const passing = follower.passing;
          follower.passing = [];
          for (const each of passing) yield { kind: 'passing', event: each };
          if (passing.length > 0) continue;
          await woken;
        }
      } finally {
        signal.removeEventListener('abort', onAbort);
        group.delete(follower);
        if (group.size === 0) followers.delete(businessId);
      }
    },
    lastSeq: (businessId) =>
      db.tenant(businessId, async (tx) => {
        const [row] = await tx.select().from(eventCounter).where(eq(eventCounter.businessId, businessId));
        return row?.last ?? 0;
      }),
    onFollower: (listener) => void listeners.add(listener),
    onTransfer: (listener) => void ofTransfers.add(listener),
    close: () => listener.unlisten(),
  };
}
