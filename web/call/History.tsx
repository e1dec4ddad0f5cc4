/** The calls that match the filters. The list may be long: only what is on the screen is drawn. */
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useBusiness } from '../business.ts';
import { type CallSearch, callsQuery } from './filters.ts';
import classes from './History.module.css';
import { RowMenu } from './RowMenu.tsx';
import { text } from '../languages/text.ts';
import type { FeedItem } from '../../server/protocol/feed.ts';
import { useFeedItems } from '../live/useLive.ts';
import { CallLine } from '../ui/CallList.tsx';
import { LongList } from '../ui/LongList.tsx';
import { Empty, Waiting } from '../ui/page.tsx';

export function History({ search, clear }: { readonly search: CallSearch; readonly clear: () => void }) {
  const { trpc, id } = useBusiness();
  const query = callsQuery(trpc, id, search);
  const { newer, show } = useNewer(query.queryKey);
  const history = useInfiniteQuery({
    ...query,
    placeholderData: keepPreviousData,
    // Every page that was scrolled through would be loaded again.
    refetchOnWindowFocus: false,
  });
  if (history.data === undefined) return <Waiting request={history} />;
  const calls = history.data.pages.flatMap((page) => page.calls);
  if (calls.length === 0) return Object.keys(search).length === 0 ? <NoCalls /> : <NoMatch clear={clear} />;
  return (
    <>
      {newer && (
        <Button className={classes['newer'] ?? ''} size="compact-md" onClick={show}>
          {text.calls.showNewer}
        </Button>
      )}
      <LongList
        label={text.ui.pages['/calls']}
        items={calls}
        draw={(call) => (
          <div className={classes['row']}>
            <CallLine call={call} />
            <RowMenu call={call} />
          </div>
        )}
        request={history}
        words={text.calls.more}
      />
    </>
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
