/** The text conversations of the business: the list, and the one that was chosen. */
import { Button, Card, Stack } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { useRefreshOn } from '../live/useLive.ts';
import { momentOf, phoneNumber } from '../ui/format.ts';
import { Dimmed, Empty, Note, Waiting } from '../ui/page.tsx';
import { Thread } from './Thread.tsx';
import classes from './Texts.module.css';

const REFRESH_ON = ['text.', 'customer.'] as const;
/** The number that the service returns at once. */
const PAGE = 50;

export function Texts() {
  const { trpc, id: businessId, zone } = useBusiness();
  const { thread } = useSearch({ from: '/signed-in/messages' });
  const navigate = useNavigate({ from: '/messages' });
  useRefreshOn(REFRESH_ON, trpc.texts.pathKey());
  const threads = useInfiniteQuery(
    trpc.texts.list.infiniteQueryOptions(
      { businessId },
      {
        getNextPageParam: (page) => {
          const last = page.length < PAGE ? undefined : page.at(-1);
          return last === undefined ? undefined : { lastAt: last.lastAt, id: last.id };
        },
      },
    ),
  );
  if (threads.data === undefined) return <Waiting request={threads} />;
  const all = threads.data.pages.flat();
  const chosen = all.find(({ id }) => id === thread);
  if (all.length === 0)
    return (
      <>
        <Blocked />
        <Card>
          <Empty title={text.texts.none}>{text.texts.noneAbout}</Empty>
        </Card>
      </>
    );
  const now = new Date();
  return (
    <>
      <Blocked />
      <div className={classes['columns']} data-chosen={chosen !== undefined}>
        <Stack gap="xs" className={classes['list'] ?? ''}>
          {all.map(({ id, name, phone, lastAt, lastWords, isNew, failed }) => (
            <button
              key={id}
              type="button"
              className={classes['entry']}
              aria-current={id === thread}
              onClick={() => void navigate({ search: { show: 'texts', thread: id } })}
            >
              <span className={classes['who']}>
                {name === '' ? phoneNumber(phone) : name}
                {isNew && id !== thread && <span className={classes['new']}>{text.texts.isNew}</span>}
                {failed && <span className="urgent">{text.texts.notDelivered}</span>}
              </span>
              <span className={classes['last']}>{lastWords}</span>
              <Dimmed className="figures">{momentOf(lastAt, zone, now)}</Dimmed>
            </button>
          ))}
          {threads.hasNextPage && (
            <Button
              variant="default"
              loading={threads.isFetchingNextPage}
              onClick={() => void threads.fetchNextPage()}
            >
              {text.texts.earlier}
            </Button>
          )}
        </Stack>
        <div className={classes['chosen']}>
          {chosen === undefined ? (
            <Dimmed>{text.texts.choose}</Dimmed>
          ) : (
            <>
              <Link to="/messages" search={{ show: 'texts' }} className={`link ${classes['back'] ?? ''}`}>
                {text.texts.all}
              </Link>
              <Thread key={chosen.id} threadId={chosen.id} />
            </>
          )}
        </div>
      </div>
    </>
  );
}

/** Says plainly why no texts go out. */
function Blocked() {
  const { trpc, id: businessId } = useBusiness();
  const { data } = useQuery(trpc.texts.registration.queryOptions({ businessId }));
  if (data === undefined || data.refusedAt === null) return null;
  return (
    <Note trouble>
      {text.texts.blocked}{' '}
      <Link to="/set-up" className="link">
        {text.texts.toRegistration}
      </Link>
    </Note>
  );
}
