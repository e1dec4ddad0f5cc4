/** The one feed of a business, for all pages within. */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useEffect, useMemo } from 'react';
import { api, useTRPC } from '../api.ts';
import type { Business } from '../business.ts';
import type { Subscribe } from './follow.ts';
import { type SharedFeed, sharedFeed } from './shared-feed.ts';

export const FeedContext = createContext<SharedFeed | null>(null);

interface LiveFeedProps {
  readonly businessId: Business['id'];
  readonly children: ReactNode;
}

export function LiveFeed({ businessId, children }: LiveFeedProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const feed = useMemo(() => {
    // The browser does not say why a feed was refused. If the session has ended, asking anything else shows it.
    const askAnythingElse = () => void queryClient.invalidateQueries({ queryKey: trpc.businesses.pathKey() });
    return sharedFeed(subscribeTo(businessId, askAnythingElse));
  }, [businessId, trpc, queryClient]);
  useEffect(() => {
    // What is on the screen listens for itself; the rest is fetched again when it is shown again.
    const leave = feed.hear((item) => {
      if (item.kind === 'row') void queryClient.invalidateQueries({ type: 'inactive', refetchType: 'none' });
    });
    // A feed that broke before its first event cannot go on after one: what it missed is in the lists.
    let lost = false;
    const unwatch = feed.watch(() => {
      const { connection } = feed.soFar();
      if (lost && connection === 'live') void queryClient.invalidateQueries();
      lost = connection === 'offline';
    });
    const stop = feed.start();
    return () => {
      stop();
      unwatch();
      leave();
    };
  }, [feed, queryClient]);
  return <FeedContext value={feed}>{children}</FeedContext>;
}

const subscribeTo =
  (businessId: Business['id'], onRefused: () => void): Subscribe =>
  (lastEventId, { onData, onOpen, onBroken, onOver }) => {
    const subscription = api.calls.live.subscribe(
      { businessId, lastEventId },
      {
        // A row comes with its number as the id from which the browser reconnects.
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
