/** The one feed of a tab: its state so far, and its listeners. */
import type { FeedItem } from '../../server/protocol/feed.ts';
import { type Connection, followFeed, type Subscribe } from './follow.ts';
import { type LiveState, takeItem } from './live-state.ts';

export interface FeedSoFar {
  readonly state: LiveState;
  readonly connection: Connection;
}

export interface SharedFeed {
  /** Follows the feed; started again, it goes on after the last event. @returns a function that stops it. */
  readonly start: () => () => void;
  readonly soFar: () => FeedSoFar;
  /** Listens to every change of `soFar`. @returns a function that stops it. */
  readonly watch: (onChange: () => void) => () => void;
  /** Listens to every item from now on. @returns a function that stops it. */
  readonly hear: (onItem: (item: FeedItem) => void) => () => void;
}

/** @param subscribe begins before the oldest call in progress where no last event is given. */
export function sharedFeed(subscribe: Subscribe): SharedFeed {
  let now: FeedSoFar = { state: { seq: 0, calls: [] }, connection: 'connecting' };
  const watchers = new Set<() => void>();
  const listeners = new Set<(item: FeedItem) => void>();
  const become = (next: FeedSoFar) => {
    now = next;
    for (const onChange of watchers) onChange();
  };
  return {
    start: () =>
      followFeed(subscribe, now.state.seq === 0 ? null : now.state.seq, {
        onItem(item) {
          become({ ...now, state: takeItem(now.state, item) });
          for (const onItem of listeners) onItem(item);
        },
        onConnection: (connection) => become({ ...now, connection }),
      }),
    soFar: () => now,
    watch: (onChange) => joining(watchers, onChange),
    hear: (onItem) => joining(listeners, onItem),
  };
}

function joining<T>(group: Set<T>, member: T): () => void {
  group.add(member);
  return () => void group.delete(member);
}
