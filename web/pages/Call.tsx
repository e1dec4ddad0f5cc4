/** One finished call: what was said and heard, what was done, how fast the answers came, what came of it. */
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { codeOf, useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { conversation, type CallTurn } from '../call/conversation.ts';
import { ToolRun } from '../call/ToolRun.tsx';
import { AnswerTimes } from '../call/AnswerTimes.tsx';
import { Turn } from '../call/Turn.tsx';
import { callerName, dateOf, duration, phoneNumber, timeOf } from '../ui/format.ts';
import { CheckIcon } from '../ui/icons.tsx';
import { OutcomeBadge } from '../ui/OutcomeBadge.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import classes from './Call.module.css';

/** How often a call that goes on is looked at again; the live page is for those who want every word. */
const REFRESH_MS = 3_000;

export function Call() {
  const trpc = useTRPC();
  const { id: businessId, zone } = useBusiness();
  const { callId } = useParams({ from: '/signed-in/calls/$callId' });
  const found = useQuery(
    trpc.calls.get.queryOptions(
      { businessId, callId },
      { refetchInterval: ({ state }) => (state.data?.call.status === 'ended' ? false : REFRESH_MS) },
    ),
  );
  if (found.isPending) return <Loading />;
  if (found.isError) {
    const unknown = ['NOT_FOUND', 'BAD_REQUEST'].includes(codeOf(found.error) ?? '');
    return unknown ? <Unknown /> : <Failed error={found.error} again={() => void found.refetch()} />;
  }
  const { call, turns, tools, bookings } = found.data;
  const name = callerName(call);
  const ended = call.endedAt === null ? Date.now() : Date.parse(call.endedAt);
  return (
    <>
      <Link to="/calls" className={classes['back']}>
        Calls
      </Link>
      <PageHead title={name}>
        {call.outcome === null ? (
          <span className={classes['going']}>In progress</span>
        ) : (
          <OutcomeBadge outcome={call.outcome} />
        )}
      </PageHead>
      <div className={classes['columns']}>
        <Card component="section" aria-labelledby="transcript">
          <Title order={2} id="transcript" mb="md">
            Transcript
          </Title>
          {turns.length === 0 && <Text c="dimmed">Nothing was said in this call.</Text>}
          <ol className={classes['transcript']}>
            {conversation(turns, tools).map((item) => (
              <li key={item.key}>
                {item.type === 'turn' ? (
                  <Turn turn={item.turn} startedAt={call.startedAt} />
                ) : (
                  <ToolRun run={item.tool} />
                )}
              </li>
            ))}
          </ol>
        </Card>
        <Stack gap="lg">
          <Card component="section" aria-labelledby="summary">
            <Title order={2} id="summary" mb="xs">
              In short
            </Title>
            <Text>{call.summary === '' ? 'There is no summary.' : call.summary}</Text>
            <dl className={classes['facts']}>
              <Fact term="When">
                {dateOf(call.startedAt, zone)}, {timeOf(call.startedAt, zone)}
              </Fact>
              <Fact term="Length">{duration((ended - Date.parse(call.startedAt)) / 1000)}</Fact>
              <Fact term="From">{call.from === null ? 'Withheld' : phoneNumber(call.from)}</Fact>
              <Fact term="Line">{call.line === 'browser' ? 'Browser phone' : 'Telephone'}</Fact>
            </dl>
          </Card>
          {bookings.length > 0 && (
            <Card component="section" aria-labelledby="bookings">
              <Title order={2} id="bookings" mb="sm">
                Booked in this call
              </Title>
              <Stack gap="sm">
                {bookings.map((each) => (
                  <Group key={each.id} gap="sm" wrap="nowrap" align="flex-start">
                    <span className={classes['seal']}>
                      <CheckIcon size={16} />
                    </span>
                    <div>
                      <Text fw={600}>
                        {each.service} with {each.staff}
                      </Text>
                      <Text size="sm" c="dimmed">
                        {each.name}, {dateOf(each.startsAt, zone)} at {timeOf(each.startsAt, zone)}
                        {each.status === 'cancelled' && ' (cancelled)'}
                      </Text>
                    </div>
                  </Group>
                ))}
              </Stack>
            </Card>
          )}
          <AnswerTimes turns={turns.filter(hasTimings)} />
        </Stack>
      </div>
    </>
  );
}

const hasTimings = (turn: CallTurn): boolean => turn.timings !== null;

function Fact({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Unknown() {
  return (
    <Card>
      <Empty
        title="No such call"
        action={
          <Button component={Link} to="/calls">
            All calls
          </Button>
        }
      >
        There is no call at this address, or it belongs to another business.
      </Empty>
    </Card>
  );
}
