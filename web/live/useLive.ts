import { use, useEffect, useSyncExternalStore } from 'react';
import type { FeedItem } from './feed-item.ts';
import { FeedContext } from './LiveFeed.tsx';
import type { FeedSoFar, SharedFeed } from './shared-feed.ts';

/** The calls of the business as they go on, and whether the feed is there. */
export function useLive(): FeedSoFar {
  const feed = useFeed();
  return useSyncExternalStore(feed.watch, feed.soFar);
}

/** Hears each item of the feed while the page is there. @param onItem keep it stable. */
export function useFeedItems(onItem: (item: FeedItem) => void): void {
  const feed = useFeed();
  useEffect(() => feed.hear(onItem), [feed, onItem]);
}

function useFeed(): SharedFeed {
  const feed = use(FeedContext);
  if (feed === null) throw new Error('There is no feed outside the signed-in pages.');
  return feed;
}
