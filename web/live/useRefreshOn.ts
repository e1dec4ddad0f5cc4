import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { FeedItem } from '../../server/protocol/feed.ts';
import { useFeedItems } from './useLive.ts';

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
