/** The list of everybody who rang or booked, with a search. What is searched for stands in the address. */
import { Button, Card, Center, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { CustomerLine } from '../customers/CustomerLine.tsx';
import { text } from '../languages/text.ts';
import { useRefreshOn } from '../live/useRefreshOn.ts';
import { LongList } from '../ui/LongList.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { Typed } from '../ui/Typed.tsx';
import classes from './Customers.module.css';

const REFRESH_ON = ['customer.', 'booking.', 'call.ended'] as const;

export function Customers() {
  const { q = '' } = useSearch({ from: '/signed-in/customers' });
  const navigate = useNavigate({ from: '/customers' });
  const searchFor = (wanted: string) =>
    void navigate({ search: wanted === '' ? {} : { q: wanted }, replace: true });
  return (
    <>
      <PageHead title={text.customers.title} />
      <search className={classes['search']}>
        <Typed label={text.customers.search} type="search" value={q} change={searchFor} />
      </search>
      <Card padding={0}>
        <List search={q} clear={() => searchFor('')} />
      </Card>
    </>
  );
}

function List({ search, clear }: { readonly search: string; readonly clear: () => void }) {
  const trpc = useTRPC();
  const { id } = useBusiness();
  useRefreshOn(REFRESH_ON, trpc.customers.list.pathKey());
  const list = useInfiniteQuery({
    ...trpc.customers.list.infiniteQueryOptions(
      { businessId: id, search },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
    placeholderData: keepPreviousData,
    // Everything that was scrolled through would be asked for again.
    refetchOnWindowFocus: false,
  });
  if (list.isPending) return <Loading />;
  if (list.data === undefined) return <Failed error={list.error} again={() => void list.refetch()} />;
  const customers = list.data.pages.flatMap((page) => page.customers);
  if (customers.length === 0) {
    return search === '' ? (
      <Empty title={text.customers.none}>{text.customers.noneAbout}</Empty>
    ) : (
      <Empty
        title={text.customers.noMatch}
        action={<Button onClick={clear}>{text.customers.showAll}</Button>}
      >
        {text.customers.noMatchAbout}
      </Empty>
    );
  }
  return (
    <div className={classes['list']} data-old={list.isPlaceholderData}>
      <LongList
        label={text.customers.title}
        items={customers}
        draw={(customer) => <CustomerLine customer={customer} />}
        complete={!list.hasNextPage}
        onEnd={() => {
          if (list.hasNextPage && !list.isFetching && !list.isError) void list.fetchNextPage();
        }}
      />
      {(list.isError || list.hasNextPage) && (
        <Center p="md" role="status">
          {list.isError ? (
            <Button variant="default" onClick={() => void list.fetchNextPage()}>
              {text.customers.moreFailed}
            </Button>
          ) : (
            <Text size="sm" c="dimmed">
              {text.customers.loadingMore}
            </Text>
          )}
        </Center>
      )}
    </div>
  );
}
