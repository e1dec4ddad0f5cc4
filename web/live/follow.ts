/** A subscription to the live feed of a business that reconnects and goes on after the last event it saw. */
import type { FeedItem } from '../../server/protocol/feed.ts';

export type Connection = 'connecting' | 'live' | 'offline';

export interface FeedListener {
  onItem(item: FeedItem): void;
  onConnection(connection: Connection): void;
}

/** Subscribes once. @returns a function that ends it. */
export type Subscribe = (
  lastEventId: string | null,
  handlers: {
    readonly onData: (item: FeedItem) => void;
    readonly onOpen: () => void;
    /** The connection broke, and the browser reconnects. */
    readonly onBroken: () => void;
    /** Nothing comes any more. */
    readonly onOver: () => void;
  },
) => () => void;

/** The pause before connecting again: a restarting service is not flooded, and nobody reloads the page. */
const AGAIN_MS = 2_000;

/** @param from the number of the last event that is known; null begins with what comes next. @returns how to stop. */
export function followFeed(subscribe: Subscribe, from: number | null, listener: FeedListener): () => void {
  let last = from;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let end: (() => void) | null = null;

  const connect = () => {
    let current = true;
    const over = () => {
      if (!current || stopped) return;
      current = false;
      listener.onConnection('offline');
      timer = setTimeout(connect, AGAIN_MS);
    };
    end = subscribe(last === null ? null : String(last), {
      onData(item) {
        if (!current || stopped) return;
        if (item.kind === 'row') last = item.seq;
        listener.onItem(item);
      },
      onOpen: () => {
        if (current && !stopped) listener.onConnection('live');
      },
      onBroken: () => {
        if (current && !stopped) listener.onConnection('offline');
      },
      onOver: over,
    });
  };
  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    end?.();
  };
}
