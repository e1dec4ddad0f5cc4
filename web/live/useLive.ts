import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { use, useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
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

/** Fetches a page's data again on an event of the feed whose type begins with one of these; keep them stable. */
export function useRefreshOn(types: readonly string[], queryKey: QueryKey): void {
  const queryClient = useQueryClient();
  const key = useRef(queryKey);
  useEffect(() => {
    key.current = queryKey;
  });
  const onItem = useCallback(
    (item: FeedItem) => {
      if (item.kind === 'row' && types.some((type) => item.event.type.startsWith(type)))
        void queryClient.invalidateQueries({ queryKey: key.current });
    },
    [queryClient, types],
  );
  useFeedItems(onItem);
}
