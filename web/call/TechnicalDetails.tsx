/** What only somebody who looks into a call's technique wants to know: its line, its version, how fast it answered. */
import { Card } from '@mantine/core';
import type { RouterOutputs } from '../api.ts';
import { AnswerTimes } from './AnswerTimes.tsx';
import { Fact, Facts } from './Summary.tsx';
import classes from './TechnicalDetails.module.css';
import { text } from '../languages/text.ts';

type Found = RouterOutputs['calls']['get'];

export const TechnicalDetails = ({ call, turns }: Pick<Found, 'call' | 'turns'>) => (
  <Card>
    <details>
      <summary className={classes['summary']}>{text.calls.details}</summary>
      <Facts>
        <Fact term={text.calls.facts.line}>{text.calls.lines[call.line]}</Fact>
        {call.receptionistVersion !== null && (
          <Fact term={text.calls.facts.receptionist}>{text.calls.version(call.receptionistVersion)}</Fact>
        )}
      </Facts>
      <AnswerTimes turns={turns} startedAt={call.startedAt} />
    </details>
  </Card>
);
