/** The list of steps until the telephone of a new business is answered. */
import { Button, Card, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { useReload, useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { useRefreshOn } from '../live/useLive.ts';
import classes from '../setup/checklist.module.css';
import { ConnectNumber } from '../setup/ConnectNumber.tsx';
import { HolidaysStep } from '../setup/HolidaysStep.tsx';
import { TextRegistration } from '../setup/TextRegistration.tsx';
import { TryCall } from '../setup/TryCall.tsx';
import { progressOf, stepsOf, useSetUp } from '../setup/useSetUp.ts';
import { phoneNumber } from '../ui/format.ts';
import { CheckIcon } from '../ui/icons.tsx';
import { Empty, PageHead, Waiting } from '../ui/page.tsx';

const CALLED = ['call.started'];

export function SetUp() {
  const business = useBusiness();
  const state = useSetUp(business);
  const refresh = useRefresh();
  // The page shows by itself that the test call has come in.
  useRefreshOn(CALLED, business.trpc.setup.state.pathKey());
  if (business.role === 'staff') {
    return <Empty title={text.setup.title}>{text.setup.staff(business.name)}</Empty>;
  }
  if (!state.isSuccess) return <Waiting request={state} />;
  const { made, heard, holidays, connected, reached } = stepsOf(state.data);
  const { done, all } = progressOf(state.data);
  const [number] = state.data.numbers;
  return (
    <>
      <PageHead title={text.setup.title} />
      <Text c="dimmed" mb="lg" maw={640}>
        {done === all ? text.setup.allDone : text.setup.ready(done, all)}
      </Text>
      <ol className={classes['list']}>
        <Item number={1} title={text.setup.hasReceptionist(business.name)} done={made}>
          <Text c="dimmed">{text.setup.hasReceptionistAbout}</Text>
        </Item>
        <Item number={2} title={text.setup.hear} done={heard}>
          <Text c="dimmed" mb="sm">
            {text.setup.hearAbout}
          </Text>
          <TryCall onCall={refresh} />
        </Item>
        <Item number={3} title={text.setup.holidays} done={holidays}>
          <HolidaysStep done={holidays} onDone={refresh} />
        </Item>
        <Item number={4} title={text.setup.connectNumber} done={connected}>
          <ConnectNumber {...state.data} />
        </Item>
        <Item number={5} title={text.setup.testCall} done={reached}>
          <Text c="dimmed">
            {reached
              ? text.setup.testCallCame
              : text.setup.testCallAbout(number === undefined ? null : phoneNumber(number.e164))}
          </Text>
        </Item>
      </ol>
      <TextRegistration />
      <Group mt="xl">
        <Button component={Link} to="/" variant={done === all ? 'filled' : 'default'}>
          {done === all ? text.setup.seeCalls : text.setup.later}
        </Button>
      </Group>
    </>
  );
}

function useRefresh() {
  const trpc = useTRPC();
  const reload = useReload();
  return useCallback(() => void reload(trpc.setup.state.pathKey()), [trpc, reload]);
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
            {done && <span className="visually-hidden"> {text.setup.done}</span>}
          </Title>
          {children}
        </div>
      </div>
    </Card>
  );
}
