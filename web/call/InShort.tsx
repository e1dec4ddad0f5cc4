import { Card, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { dateOf, duration, numberCalled, phoneNumber, timeOf } from '../ui/format.ts';
import classes from './InShort.module.css';

type Call = RouterOutputs['calls']['get']['call'];

/** The summary of a call, and the facts about it. */
export function InShort({ call, keepDays }: { readonly call: Call; readonly keepDays: number }) {
  const business = useBusiness();
  const { zone } = business;
  const called = numberCalled(call, business);
  const ended = call.endedAt === null ? Date.now() : Date.parse(call.endedAt);
  return (
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
        {called !== null && <Fact term="To">{called}</Fact>}
        {call.customerId !== null && (
          <Fact term="Customer">
            <Link
              to="/customers/$customerId"
              params={{ customerId: call.customerId }}
              className={classes['link']}
            >
              {call.customer === null || call.customer === '' ? 'Their card' : call.customer}
            </Link>
          </Fact>
        )}
        <Fact term="Kept for">{keepDays === 1 ? '1 day' : `${keepDays} days`}</Fact>
        <Fact term="Line">{call.line === 'browser' ? 'Browser phone' : 'Telephone'}</Fact>
        {call.receptionistVersion !== null && (
          <Fact term="Receptionist">
            {call.receptionistVersion === 0 ? 'As set up' : `Version ${call.receptionistVersion}`}
          </Fact>
        )}
      </dl>
    </Card>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
