/** The calendar page: the bookings of a day, a week or a month, and the dialogs that change them. */
import { Alert, Button, Group } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { Agenda } from '../calendar/Agenda.tsx';
import { BookingCard } from '../calendar/BookingCard.tsx';
import { MoveDialog, NewBooking } from '../calendar/BookingDialogs.tsx';
import { BlockDialog } from '../calendar/BlockDialog.tsx';
import { CalendarBar } from '../calendar/CalendarBar.tsx';
import classes from '../calendar/CalendarBar.module.css';
import { FeedsDialog } from '../calendar/FeedsDialog.tsx';
import { Legend } from '../calendar/Legend.tsx';
import { type Booking, columnsOf } from '../calendar/layout.ts';
import { QuestionDialog } from '../calendar/QuestionDialog.tsx';
import { rangeOf } from '../calendar/range.ts';
import type { CalendarSearch } from '../calendar/search.ts';
import { useChanges } from '../calendar/useChanges.tsx';
import { instantOf } from '../calendar/wall-clock.ts';
import { firstDayOf } from '../calendar/week.ts';
import type { When } from '../calendar/WhenField.tsx';
import { text } from '../languages/text.ts';
import type { FeedItem } from '../../server/protocol/feed.ts';
import { useFeedItems } from '../live/useLive.ts';
import { countOf, dayOf } from '../ui/format.ts';
import { Dimmed, Loading, PageHead, Waiting, ZoneNote } from '../ui/page.tsx';

const loadGrid = () => import('../calendar/Grid.tsx');
const Grid = lazy(() => loadGrid().then((module) => ({ default: module.Grid })));

/** More than a page can show; whoever has more looks at fewer days. */
const MOST = 2_000;

/** The dialog over the page. */
type Dialog =
  | { readonly type: 'new'; readonly start: When }
  | { readonly type: 'move'; readonly booking: Booking }
  | { readonly type: 'block' }
  | { readonly type: 'feeds' };

export function Calendar() {
  const { trpc, ...business } = useBusiness();
  const { zone } = business;
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const search = useSearch({ from: '/signed-in/calendar' });
  const navigate = useNavigate();
  const go = (change: CalendarSearch) =>
    void navigate({ to: '/calendar', search: { ...search, ...change }, replace: true });
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const changes = useChanges(close);
  useOthersChanges();

  const today = dayOf(new Date(), zone);
  const { view = narrow ? 'day' : 'week', day = today } = search;
  const firstDay = firstDayOf(business.country);
  const range = rangeOf(view, day, firstDay);
  const bar = (severalPeople: boolean) => (
    <CalendarBar
      {...{ view, day, today, firstDay, go }}
      rows={severalPeople && !narrow ? search.rows === true : null}
      onRows={(next) => {
        const { rows: _rows, ...rest } = search;
        const wanted = next ? { ...rest, rows: true as const } : rest;
        void navigate({ to: '/calendar', search: wanted, replace: true });
      }}
    />
  );
  // The grid is most of the code: it comes while the bookings do.
  useEffect(() => {
    if (!narrow) void loadGrid();
  }, [narrow]);
  const profile = useQuery(trpc.businesses.get.queryOptions({ businessId: business.id }));
  const bookings = useQuery(
    trpc.bookings.list.queryOptions(
      {
        businessId: business.id,
        from: instantOf(`${range.from} 00:00:00`, zone).toISOString(),
        to: instantOf(`${range.to} 00:00:00`, zone).toISOString(),
        limit: MOST,
      },
      { placeholderData: keepPreviousData },
    ),
  );

  if (!profile.isSuccess || !bookings.isSuccess) {
    const failed = [profile, bookings].find((each) => each.isError);
    return (
      <Frame>
        {bar(false)}
        <ZoneNote zone={zone} />
        <Waiting request={failed ?? (profile.isPending ? profile : bookings)} />
      </Frame>
    );
  }
  const { bookings: shown, nextCursor } = bookings.data;
  const ownOnly = business.role === 'staff';
  const columns = columnsOf(profile.data, shown, ownOnly ? business.staffId : null);
  const rows = search.rows === true && columns.length > 1;
  const opened = shown.find(({ id }) => id === search.booking);
  const onOpen = ({ id }: Booking) => go({ booking: id });
  const addAt = (start: When) => setDialog({ type: 'new', start });

  return (
    <Frame
      actions={
        <Group gap="xs">
          <Button variant="default" onClick={() => setDialog({ type: 'feeds' })}>
            {text.calendar.subscribe}
          </Button>
          {!ownOnly && (
            <Button variant="default" onClick={() => setDialog({ type: 'block' })}>
              {text.calendar.blockTime}
            </Button>
          )}
          <Button onClick={() => addAt({ day: day < today ? today : day, time: '', staffId: null })}>
            {text.calendar.newBooking}
          </Button>
        </Group>
      }
    >
      {bar(columns.length > 1)}
      <Group justify="space-between" mb="xs">
        <Legend columns={columns} />
        <ZoneNote zone={zone} />
      </Group>
      {nextCursor !== null && (
        <Alert color="buoy" role="status" mb="sm">
          {text.calendar.tooMany(countOf(MOST), view)}
        </Alert>
      )}
      {narrow ? (
        <Agenda {...{ range, columns, onOpen }} profile={profile.data} bookings={shown} />
      ) : (
        <>
          <div className={classes['grid']} aria-busy={bookings.isPlaceholderData}>
            <Suspense fallback={<Loading />}>
              <Grid
                {...{ view, day, rows, columns, onOpen }}
                profile={profile.data}
                bookings={shown}
                onMove={changes.move}
                onSlot={(wall, staffId) =>
                  addAt({ day: wall.slice(0, 10), time: wall.slice(11, 16), staffId })
                }
                onDay={(chosen) => go({ view: 'day', day: chosen })}
              />
            </Suspense>
          </div>
          <Dimmed mt="sm">{text.calendar.help}</Dimmed>
        </>
      )}

      {opened !== undefined && dialog === null && (
        <BookingCard
          booking={opened}
          profile={profile.data}
          changes={changes}
          onMove={() => setDialog({ type: 'move', booking: opened })}
          onClose={() => {
            const { booking: _booking, ...rest } = search;
            void navigate({ to: '/calendar', search: rest, replace: true });
          }}
        />
      )}
      {dialog?.type === 'move' && (
        <MoveDialog
          {...{ columns }}
          booking={dialog.booking}
          profile={profile.data}
          onMove={changes.move}
          onClose={close}
        />
      )}
      {dialog?.type === 'new' && (
        <NewBooking {...{ columns, changes }} start={dialog.start} profile={profile.data} onClose={close} />
      )}
      {dialog?.type === 'block' && <BlockDialog profile={profile.data} onClose={close} />}
      {dialog?.type === 'feeds' && (
        <FeedsDialog {...{ columns, ownOnly }} profile={profile.data} onClose={close} />
      )}
      {changes.question !== null && (
        <QuestionDialog question={changes.question} zone={zone} onClose={changes.dropQuestion} />
      )}
    </Frame>
  );
}

function Frame({
  actions,
  children,
}: {
  readonly actions?: React.ReactNode;
  readonly children: React.ReactNode;
}) {
  return (
    <>
      <PageHead title={text.ui.pages['/calendar']}>{actions}</PageHead>
      {children}
    </>
  );
}

/** Shows without a reload what colleagues and callers book, move and cancel. */
function useOthersChanges(): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onItem = useCallback(
    (item: FeedItem) => {
      if (item.kind !== 'row' || !item.event.type.startsWith('booking.')) return;
      // The user's own change is fetched again when it is done.
      if (queryClient.isMutating() > 0) return;
      void queryClient.invalidateQueries({ queryKey: trpc.bookings.pathKey() });
    },
    [queryClient, trpc],
  );
  useFeedItems(onItem);
}
