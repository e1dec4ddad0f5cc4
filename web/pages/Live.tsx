/** The live page: calls in progress as they are spoken, those just finished, today's bookings, open messages. */
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useBusiness } from '../business.ts';
import { dayRange } from '../calendar/wall-clock.ts';
import { callsQuery } from '../call/filters.ts';
import { text } from '../languages/text.ts';
import { CallCard } from '../live/CallCard.tsx';
import { finishedCalls } from '../live/finished.ts';
import type { Connection } from '../live/follow.ts';
import type { LiveCall } from '../live/live-state.ts';
import { useLive, useRefreshOn } from '../live/useLive.ts';
import { SpokenMessage } from '../messages/SpokenMessage.tsx';
import { messagesQuery, useMessageChanges } from '../messages/useMessageChanges.ts';
import classes from './Live.module.css';
import { SmallButton } from '../ui/buttons.tsx';
import { CallList } from '../ui/CallList.tsx';
import { callerName, dayOf, momentOf, phoneNumber, timeOf } from '../ui/format.ts';
import { CheckIcon, PhoneIcon } from '../ui/icons.tsx';
import { Dimmed, Empty, Note, PageHead, Section, Waiting } from '../ui/page.tsx';

const FINISHED_SHOWN = 6;

export function Live() {
  const { trpc } = useBusiness();
  const { state, connection } = useLive();
  useRefreshOn(BOOKINGS, trpc.bookings.pathKey());
  useRefreshOn(MESSAGES, trpc.messages.pathKey());
  useRefreshOn(CALLS, trpc.calls.pathKey());
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
      <PageHead title={text.ui.pages['/']}>
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

const BOOKINGS = ['booking.'];
const MESSAGES = ['message.'];
/** A caller who speaks after the tone changes the outcome of their call. */
const CALLS = ['call.ended', 'message.taken'];

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
  const { trpc, id } = useBusiness();
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
  const { trpc, id, zone } = useBusiness();
  const today = dayRange(dayOf(new Date(), zone), zone);
  const bookings = useQuery(trpc.bookings.list.queryOptions({ businessId: id, ...today }));
  const shown = bookings.data?.bookings.filter(({ status }) => status === 'booked') ?? [];
  return (
    <Section title={text.common.today}>
      {!bookings.isSuccess ? (
        <Waiting request={bookings} />
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
                <Dimmed>{text.common.appointment(each.service, each.staff)}</Dimmed>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OpenMessages() {
  const { trpc, id, zone } = useBusiness();
  const messages = useInfiniteQuery(messagesQuery(trpc, id, 'open'));
  const { put } = useMessageChanges('open');
  const shown = messages.data?.pages.flat() ?? [];
  return (
    <Section title={text.common.messages}>
      {messages.data === undefined ? (
        <Waiting request={messages} />
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
                    {message.urgent && <span className="urgent">{text.common.urgent}</span>}
                  </Text>
                  <Dimmed className="figures">
                    {message.phone !== null && (
                      <>
                        <a href={`tel:${message.phone}`} className="link">
                          {phoneNumber(message.phone)}
                        </a>
                        {', '}
                      </>
                    )}
                    {momentOf(message.createdAt, zone, new Date())}
                  </Dimmed>
                </div>
                <SmallButton
                  flex="none"
                  leftSection={<CheckIcon size={14} />}
                  onClick={() => put(message.id, 'done')}
                >
                  {text.common.done}
                </SmallButton>
              </Group>
              <Text size="sm" mt={4} className="typed">
                {message.body}
              </Text>
              {message.recording !== null && <SpokenMessage address={message.recording} />}
              {message.callId !== null && (
                <Link to="/calls/$callId" params={{ callId: message.callId }} className={classes['all']}>
                  {text.common.theCall}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
