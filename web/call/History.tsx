/** The calls that match the filters. The list may be long: only what is on the screen is drawn. */
import { Button, Center, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import type { FeedItem } from '../../server/protocol/feed.ts';
import { useFeedItems } from '../live/useLive.ts';
import { CallLine } from '../ui/CallList.tsx';
import { callsQuery } from '../ui/calls-query.ts';
import { LongList } from '../ui/LongList.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import type { CallSearch } from './filters.ts';
import classes from './History.module.css';

export function History({ search, clear }: { readonly search: CallSearch; readonly clear: () => void }) {
  const trpc = useTRPC();
  const { id } = useBusiness();
  const query = callsQuery(trpc, id, search);
  const { newer, show } = useNewer(query.queryKey);
  const history = useInfiniteQuery({
    ...query,
    placeholderData: keepPreviousData,
    // Every page that was scrolled through would be loaded again.
    refetchOnWindowFocus: false,
  });
  if (history.isPending) return <Loading />;
  if (history.isError && history.data === undefined)
    return <Failed error={history.error} again={() => void history.refetch()} />;
  const calls = history.data.pages.flatMap((page) => page.calls);
  if (calls.length === 0) return Object.keys(search).length === 0 ? <NoCalls /> : <NoMatch clear={clear} />;
  return (
    <div className={classes['history']} data-old={history.isPlaceholderData}>
      {newer && (
        <Button className={classes['newer'] ?? ''} size="compact-md" onClick={show}>
          {text.calls.showNewer}
        </Button>
      )}
      <LongList
        label={text.calls.title}
        items={calls}
        draw={(call) => <CallLine call={call} />}
        complete={!history.hasNextPage}
        onEnd={() => {
          if (history.hasNextPage && !history.isFetching && !history.isError) void history.fetchNextPage();
        }}
      />
      <Center p="md" role="status">
        {history.isError ? (
          <Button variant="default" onClick={() => void history.fetchNextPage()}>
            {text.calls.earlierNotLoaded}
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            {history.hasNextPage ? text.calls.loadingEarlier : text.calls.noEarlier}
          </Text>
        )}
      </Center>
    </div>
  );
}

/** Calls that end meanwhile: shown at once while one page is loaded; with more pages, a button offers them. */
function useNewer(queryKey: ReturnType<typeof callsQuery>['queryKey']) {
  const queryClient = useQueryClient();
  const [newer, setNewer] = useState(false);
  const key = useRef(queryKey);
  useEffect(() => {
    key.current = queryKey;
  });
  const onItem = useCallback(
    (item: FeedItem) => {
      if (item.kind === 'passing' || item.event.type !== 'call.ended') return;
      const pages = queryClient.getQueryData(key.current)?.pages.length ?? 0;
      if (pages > 1) setNewer(true);
      else void queryClient.invalidateQueries({ queryKey: key.current });
    },
    [queryClient],
  );
  useFeedItems(onItem);
  return {
    newer,
    show: () => {
      setNewer(false);
      window.scrollTo({ top: 0 });
      void queryClient.resetQueries({ queryKey: key.current });
    },
  };
}

function NoCalls() {
  return (
    <Empty
      title={text.calls.none}
      action={
        <Button component={Link} to="/phone">
          {text.calls.makeFirst}
        </Button>
      }
    >
      {text.calls.noneAbout}
    </Empty>
  );
}

function NoMatch({ clear }: { readonly clear: () => void }) {
  return (
    <Empty title={text.calls.unknown.title} action={<Button onClick={clear}>{text.calls.showAll}</Button>}>
      {text.calls.noMatch}
    </Empty>
  );
}
