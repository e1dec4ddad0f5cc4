/** The live page: calls in progress as they are spoken, those just finished, today's bookings, open messages. */
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { addDays, instantOf } from '../calendar/wall-clock.ts';
import { text } from '../languages/text.ts';
import { CallCard } from '../live/CallCard.tsx';
import type { FeedItem } from '../../server/protocol/feed.ts';
import { finishedCalls } from '../live/finished.ts';
import type { Connection } from '../live/follow.ts';
import type { LiveCall } from '../live/live-state.ts';
import { useFeedItems, useLive } from '../live/useLive.ts';
import { messagesQuery } from '../messages/messages-query.ts';
import { SpokenMessage } from '../messages/SpokenMessage.tsx';
import { useMessageChanges } from '../messages/useMessageChanges.ts';
import { CallList } from '../ui/CallList.tsx';
import { callsQuery } from '../ui/calls-query.ts';
import { callerName, dayOf, momentOf, phoneNumber, timeOf } from '../ui/format.ts';
import { CheckIcon, PhoneIcon } from '../ui/icons.tsx';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Section } from '../ui/Section.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import classes from './Live.module.css';

const FINISHED_SHOWN = 6;

export function Live() {
  const business = useBusiness();
  const { state, connection } = useLive();
  useFeedItems(useRefreshing());
  const active = state.calls.filter((call) => call.progress.type === 'active').reverse();
  const [supervised, setSupervised] = useState<readonly string[]>([]);
  const onSupervise = useCallback(
    (callId: string, joined: boolean) =>
      setSupervised((ids) => [...ids.filter((id) => id !== callId), ...(joined ? [callId] : [])]),
    [],
  );
  const endedMeanwhile = state.calls.filter(
    ({ callId, progress }) => progress.type === 'ended' && supervised.includes(callId),
  );
  return (
    <>
      <PageHead title={text.live.title}>
        <ConnectionPill connection={connection} />
      </PageHead>
      <div className={classes['columns']}>
        <Stack gap="lg">
          <section aria-label={text.live.callsInProgress}>
            <Stack gap="md">
              {endedMeanwhile.map((call) => (
                <Note key={call.callId} trouble={false}>
                  {text.live.endedMeanwhile(callerName(call))}{' '}
                  <Link to="/calls/$callId" params={{ callId: call.callId }} className={classes['all']}>
                    {text.common.seeFinished}
                  </Link>
                </Note>
              ))}
              {active.map((call) =>
                call.progress.type === 'active' ? (
                  <CallCard
                    key={call.callId}
                    call={call}
                    state={call.progress.state}
                    zone={business.zone}
                    maySupervise={business.role !== 'staff'}
                    onSupervise={onSupervise}
                  />
                ) : null,
              )}
              {active.length === 0 && <Quiet connection={connection} />}
            </Stack>
          </section>
          <JustFinished live={state.calls} />
        </Stack>
        <Stack gap="lg">
          <Today />
          <OpenMessages />
        </Stack>
      </div>
    </>
  );
}

/** Fetches the lists beside the calls again when the feed reports a change to them. */
function useRefreshing(): (item: FeedItem) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(
    (item) => {
      if (item.kind === 'passing') return;
      const { type } = item.event;
      const stale = type.startsWith('booking.')
        ? [trpc.bookings.pathKey()]
        : type === 'message.taken'
          ? // A caller who speaks after the tone changes the outcome of their call.
            [trpc.messages.pathKey(), trpc.calls.pathKey()]
          : type.startsWith('message.')
            ? [trpc.messages.pathKey()]
            : type === 'call.ended'
              ? [trpc.calls.pathKey()]
              : [];
      for (const queryKey of stale) void queryClient.invalidateQueries({ queryKey });
    },
    [trpc, queryClient],
  );
}

function ConnectionPill({ connection }: { readonly connection: Connection }) {
  return (
    <span className={classes['pill']} data-connection={connection} role="status">
      {text.live.connections[connection]}
    </span>
  );
}

function Quiet({ connection }: { readonly connection: Connection }) {
  return (
    <Card>
      <Empty
        title={connection === 'connecting' ? text.live.connections.connecting : text.live.quiet}
        action={
          <Button component={Link} to="/phone" leftSection={<PhoneIcon size={18} />}>
            {text.common.callReceptionist}
          </Button>
        }
      >
        {text.live.quietAbout}
      </Empty>
    </Card>
  );
}

function JustFinished({ live }: { readonly live: readonly LiveCall[] }) {
  const trpc = useTRPC();
  const { id } = useBusiness();
  const listed = useInfiniteQuery(callsQuery(trpc, id));
  const calls = finishedCalls(listed.data?.pages[0]?.calls ?? [], live, FINISHED_SHOWN);
  if (calls.length === 0) return null;
  return (
    <section aria-labelledby="finished">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="finished">
          {text.live.justFinished}
        </Title>
        <Link to="/calls" className={classes['all']}>
          {text.common.allCalls}
        </Link>
      </Group>
      <Card padding={0}>
        <CallList calls={calls} label={text.live.finishedCalls} />
      </Card>
    </section>
  );
}

function Today() {
  const trpc = useTRPC();
  const { id, zone } = useBusiness();
  const today = dayOf(new Date(), zone);
  const midnight = (day: string) => instantOf(`${day} 00:00:00`, zone).toISOString();
  const bookings = useQuery(
    trpc.bookings.list.queryOptions({
      businessId: id,
      from: midnight(today),
      to: midnight(addDays(today, 1)),
    }),
  );
  const shown = bookings.data?.bookings.filter(({ status }) => status === 'booked') ?? [];
  return (
    <Section title={text.live.today}>
      {bookings.isPending ? (
        <Loading />
      ) : bookings.isError ? (
        <Failed error={bookings.error} again={() => void bookings.refetch()} />
      ) : shown.length === 0 ? (
        <Text c="dimmed">{text.live.nothingToday}</Text>
      ) : (
        <ul className={classes['list']}>
          {shown.map((each) => (
            <li key={each.id} className={classes['booking']} data-past={Date.parse(each.endsAt) < Date.now()}>
              <span className={classes['time']}>{timeOf(each.startsAt, zone)}</span>
              <span>
                <Text span fw={600}>
                  {each.name}
                </Text>
                <Text size="sm" c="dimmed">
                  {text.common.appointment(each.service, each.staff)}
                </Text>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OpenMessages() {
  const trpc = useTRPC();
  const { id, zone } = useBusiness();
  const messages = useInfiniteQuery(messagesQuery(trpc, id, 'open'));
  const { put } = useMessageChanges('open');
  const shown = messages.data?.pages.flat() ?? [];
  return (
    <Section title={text.live.messages}>
      {messages.isPending ? (
        <Loading />
      ) : messages.data === undefined ? (
        <Failed error={messages.error} again={() => void messages.refetch()} />
      ) : shown.length === 0 ? (
        <Text c="dimmed">{text.live.noMessages}</Text>
      ) : (
        <ul className={classes['list']}>
          {shown.map((message) => (
            <li key={message.id} className={classes['message']} data-urgent={message.urgent}>
              <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
                <div>
                  <Text fw={600}>
                    {message.name === '' ? text.common.somebody : message.name}
                    {message.urgent && <span className={classes['urgent']}>{text.common.urgent}</span>}
                  </Text>
                  <Text size="sm" c="dimmed" className="figures">
                    {message.phone !== null && (
                      <>
                        <a href={`tel:${message.phone}`} className={classes['phone']}>
                          {phoneNumber(message.phone)}
                        </a>
                        {', '}
                      </>
                    )}
                    {momentOf(message.createdAt, zone, new Date())}
                  </Text>
                </div>
                <Button
                  size="compact-sm"
                  variant="default"
                  flex="none"
                  leftSection={<CheckIcon size={14} />}
                  onClick={() => put(message.id, 'done')}
                >
                  {text.live.done}
                </Button>
              </Group>
              <Text size="sm" mt={4} className={classes['body'] ?? ''}>
                {message.body}
              </Text>
              {message.recording !== null && <SpokenMessage address={message.recording} />}
              {message.callId !== null && (
                <Link to="/calls/$callId" params={{ callId: message.callId }} className={classes['all']}>
                  {text.live.theCall}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
