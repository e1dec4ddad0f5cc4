import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useState } from 'react';
import { api, useTRPC } from '../api.ts';
import type { Business } from '../business.ts';
import type { FeedItem } from './feed-item.ts';
import { type Connection, followFeed, type Subscribe } from './follow.ts';
import { type LiveState, takeItem } from './live-state.ts';

const nothing: LiveState = { seq: 0, calls: [] };

/**
 * The calls of a business as they go on. The feed begins before the oldest call in progress.
 * @param onItem hears each item too, for what is not kept here; keep it stable.
 */
export function useLive(businessId: Business['id'], onItem: (item: FeedItem) => void) {
  const [state, take] = useReducer(takeItem, nothing);
  const [connection, setConnection] = useState<Connection>('connecting');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  useEffect(() => {
    // The browser does not say why a feed was refused. If the session has ended, asking anything else shows it.
    const askAnythingElse = () => void queryClient.invalidateQueries({ queryKey: trpc.businesses.pathKey() });
    return followFeed(subscribeTo(businessId, askAnythingElse), null, {
      onItem(item) {
        take(item);
        onItem(item);
      },
      onConnection: setConnection,
    });
  }, [businessId, onItem, trpc, queryClient]);
  return { state, connection };
}

const subscribeTo =
  (businessId: Business['id'], onRefused: () => void): Subscribe =>
  (lastEventId, { onData, onOpen, onBroken, onOver }) => {
    const subscription = api.calls.live.subscribe(
      { businessId, lastEventId },
      {
        // A row comes with its number beside it, as the id by which the browser takes the feed up again.
        onData: (item) => onData('data' in item ? item.data : item),
        onConnectionStateChange({ state, error }) {
          if (state === 'pending') onOpen();
          else if (state === 'connecting' && error !== null) onBroken();
        },
        onError() {
          onOver();
          onRefused();
        },
        onStopped: onOver,
        onComplete: onOver,
      },
    );
    return () => subscription.unsubscribe();
  };
