import { use, useEffect, useSyncExternalStore } from 'react';
import type { FeedItem } from '../../server/protocol/feed.ts';
import { FeedContext } from './LiveFeed.tsx';
import type { FeedSoFar, SharedFeed } from './shared-feed.ts';

/** The calls in progress of the business, and the feed's connection. */
export function useLive(): FeedSoFar {
  const feed = useFeed();
  return useSyncExternalStore(feed.watch, feed.soFar);
}

/** Listens to each item of the feed while the page is open. @param onItem keep it stable. */
export function useFeedItems(onItem: (item: FeedItem) => void): void {
  const feed = useFeed();
  useEffect(() => feed.hear(onItem), [feed, onItem]);
}

function useFeed(): SharedFeed {
  const feed = use(FeedContext);
  if (feed === null) throw new Error('There is no feed outside the signed-in pages.');
  return feed;
}
