/** The list of everybody who rang or booked, with a search. What is searched for stands in the address. */
import { Button, Card } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useBusiness } from '../business.ts';
import { BlockedNumbers } from '../customers/BlockedNumbers.tsx';
import { CustomerLine } from '../customers/CustomerLine.tsx';
import { text } from '../languages/text.ts';
import { useRefreshOn } from '../live/useLive.ts';
import classes from './Customers.module.css';
import { LongList } from '../ui/LongList.tsx';
import { Empty, PageHead, Waiting } from '../ui/page.tsx';
import { Typed } from '../ui/Typed.tsx';

const REFRESH_ON = ['customer.', 'booking.', 'call.ended'] as const;

export function Customers() {
  const { role } = useBusiness();
  const { q = '' } = useSearch({ from: '/signed-in/customers' });
  const navigate = useNavigate({ from: '/customers' });
  const searchFor = (wanted: string) =>
    void navigate({ search: wanted === '' ? {} : { q: wanted }, replace: true });
  return (
    <>
      <PageHead title={text.ui.pages['/customers']} />
      <search className={classes['search']}>
        <Typed label={text.customers.search} type="search" value={q} change={searchFor} />
      </search>
      <Card padding={0}>
        <List search={q} clear={() => searchFor('')} />
      </Card>
      {role !== 'staff' && q === '' && <BlockedNumbers />}
    </>
  );
}

function List({ search, clear }: { readonly search: string; readonly clear: () => void }) {
  const { trpc, id } = useBusiness();
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
  if (list.data === undefined) return <Waiting request={list} />;
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
    <LongList
      label={text.ui.pages['/customers']}
      items={customers}
      draw={(customer) => <CustomerLine customer={customer} />}
      request={list}
      words={text.customers.more}
    />
  );
}
