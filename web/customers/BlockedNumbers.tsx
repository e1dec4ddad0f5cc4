/** The numbers whose calls and texts are refused, each with a button that takes it back. */
import { Button, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { useRefreshOn } from '../live/useLive.ts';
import { momentOf, phoneNumber } from '../ui/format.ts';
import { Dimmed, Section, Waiting } from '../ui/page.tsx';
import { useBlockNumber } from './BlockNumber.tsx';

const REFRESH_ON = ['numbers.'] as const;

export function BlockedNumbers() {
  const { trpc, id: businessId, zone } = useBusiness();
  const block = useBlockNumber();
  useRefreshOn(REFRESH_ON, trpc.customers.blocked.pathKey());
  const list = useInfiniteQuery(
    trpc.customers.blocked.infiniteQueryOptions(
      { businessId },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
  );
  if (list.data === undefined) return <Waiting request={list} />;
  const numbers = list.data.pages.flatMap((page) => page.numbers);
  const now = new Date();
  return (
    <Section title={text.customers.blockedNumbers} about={text.customers.blockedAbout} mt="md">
      {numbers.length === 0 && <Dimmed>{text.customers.noneBlocked}</Dimmed>}
      {numbers.map(({ phone, name, customerId, reason, since }) => (
        <Group key={phone} justify="space-between" py="xs">
          <div>
            <span className="figures">{phoneNumber(phone)}</span>
            {customerId !== null && (
              <>
                {' '}
                <Link to="/customers/$customerId" params={{ customerId }} className="link">
                  {name === null || name === '' ? text.customers.noName : name}
                </Link>
              </>
            )}
            <Dimmed>{text.customers.blockedSince(reason, momentOf(since, zone, now))}</Dimmed>
          </div>
          <Button size="sm" variant="default" onClick={() => block(phone, false)}>
            {text.customers.unblock}
          </Button>
        </Group>
      ))}
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {text.customers.moreBlocked}
        </Button>
      )}
    </Section>
  );
}
