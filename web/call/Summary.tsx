import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { CameTo, type CameToProps } from './CameTo.tsx';
import classes from './Summary.module.css';
import { text } from '../languages/text.ts';
import { Sentiment } from '../ui/CallMarks.tsx';
import { dateOf, duration, numberCalled, phoneNumber, timeOf } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';

type Found = RouterOutputs['calls']['get'];

interface SummaryProps {
  readonly found: Pick<Found, 'call' | 'keepDays' | 'cameTo'>;
  readonly play: CameToProps['play'];
}

/** The summary of a call, and the facts about it. */
export function Summary({ found: { call, keepDays, cameTo }, play }: SummaryProps) {
  const business = useBusiness();
  const { zone } = business;
  const called = numberCalled(call, business);
  const ended = call.endedAt === null ? Date.now() : Date.parse(call.endedAt);
  return (
    <Section
      title={text.calls.summary}
      beside={cameTo === null ? undefined : <Sentiment sentiment={cameTo.sentiment} />}
    >
      {(call.summary !== '' || cameTo === null) && (
        <Text mb={cameTo === null ? 0 : 'sm'}>
          {call.summary === '' ? text.calls.noSummary : call.summary}
        </Text>
      )}
      {cameTo !== null && <CameTo cameTo={cameTo} startedAt={call.startedAt} play={play} />}
      <Facts>
        <Fact term={text.calls.facts.when}>
          {dateOf(call.startedAt, zone)}, {timeOf(call.startedAt, zone)}
        </Fact>
        <Fact term={text.calls.facts.length}>{duration((ended - Date.parse(call.startedAt)) / 1000)}</Fact>
        <Fact term={text.calls.facts.from}>
          {call.from === null ? text.calls.withheld : phoneNumber(call.from)}
        </Fact>
        {called !== null && <Fact term={text.calls.facts.to}>{called}</Fact>}
        {call.customerId !== null && (
          <Fact term={text.calls.facts.customer}>
            <Link to="/customers/$customerId" params={{ customerId: call.customerId }} className="link">
              {call.customer === null || call.customer === '' ? text.calls.seeCustomer : call.customer}
            </Link>
          </Fact>
        )}
        <Fact term={text.calls.facts.kept}>{text.calls.days(keepDays)}</Fact>
      </Facts>
    </Section>
  );
}

export const Facts = ({ children }: { readonly children: ReactNode }) => (
  <dl className={classes['facts']}>{children}</dl>
);

export function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
