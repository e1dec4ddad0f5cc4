/** What is left between a new business and a telephone that is answered. */
import { Button, Card, Group, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import type { FeedItem } from '../live/feed-item.ts';
import { useFeedItems } from '../live/useLive.ts';
import classes from '../setup/checklist.module.css';
import { ConnectNumber } from '../setup/ConnectNumber.tsx';
import { TryCall } from '../setup/TryCall.tsx';
import { stepsOf, useSetUp } from '../setup/useSetUp.ts';
import { CheckIcon } from '../ui/icons.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';

export function SetUp() {
  const business = useBusiness();
  const state = useSetUp(business);
  const refresh = useRefresh();
  // The page turns green by itself when the test call comes in.
  useFeedItems(
    useCallback(
      (item: FeedItem) => {
        if (item.kind === 'row' && item.event.type === 'call.started') refresh();
      },
      [refresh],
    ),
  );
  if (business.role === 'staff') {
    return <Empty title="Set-up">Only owners and managers can set up {business.name}.</Empty>;
  }
  if (state.isPending) return <Loading />;
  if (state.isError) return <Failed error={state.error} again={() => void state.refetch()} />;
  const { heard, connected, reached } = stepsOf(state.data);
  return (
    <>
      <PageHead title="Set-up" />
      <Text c="dimmed" mb="lg" maw={640}>
        {heard && reached
          ? 'All done: whoever rings is answered.'
          : 'Your receptionist is ready. Leave whenever you like: this list stays until it is done.'}
      </Text>
      <ol className={classes['list']}>
        <Item number={1} title={`${business.name} has a receptionist`} done>
          <Text c="dimmed">It knows your hours, your services and your answers.</Text>
        </Item>
        <Item number={2} title="Hear it, and talk with it" done={heard}>
          <Text c="dimmed" mb="sm">
            Call it from here: it picks up at once. Ask when you are open, or book an appointment.
          </Text>
          <TryCall business={business} onCall={refresh} />
        </Item>
        <Item number={3} title="Connect a telephone number" done={connected && reached}>
          <ConnectNumber business={business} state={state.data} />
        </Item>
      </ol>
      <Group mt="xl">
        <Button component={Link} to="/" variant={heard && reached ? 'filled' : 'default'}>
          {heard && reached ? 'See who is calling' : 'Later: go to Live'}
        </Button>
      </Group>
    </>
  );
}

function useRefresh() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(
    () => void queryClient.invalidateQueries({ queryKey: trpc.setup.state.pathKey() }),
    [trpc, queryClient],
  );
}

interface ItemProps {
  readonly number: number;
  readonly title: string;
  readonly done?: boolean;
  readonly children: ReactNode;
}

function Item({ number, title, done = false, children }: ItemProps) {
  return (
    <Card component="li">
      <div className={classes['item']}>
        <span className={classes['mark']} data-done={done}>
          {done ? <CheckIcon size={18} /> : number}
        </span>
        <div>
          <Title order={2}>
            {title}
            {done && <span className="visually-hidden"> (done)</span>}
          </Title>
          {children}
        </div>
      </div>
    </Card>
  );
}
