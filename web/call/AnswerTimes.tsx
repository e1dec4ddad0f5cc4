import { Title } from '@mantine/core';
import { useId } from 'react';
import { type Answer, answerOf, STEPS } from './answer-times.ts';
import classes from './AnswerTimes.module.css';
import type { CallTurn } from './conversation.ts';
import { turnId } from './Transcript.tsx';
import { text } from '../languages/text.ts';
import { duration } from '../ui/format.ts';
import { Dimmed } from '../ui/page.tsx';

/** A small waterfall chart: a bar for each answer, from the caller's last word to the first sound. */
export function AnswerTimes({
  turns,
  startedAt,
}: {
  readonly turns: readonly CallTurn[];
  readonly startedAt: string;
}) {
  const heading = useId();
  const answers = turns.map(answerOf).filter((answer) => answer !== null);
  const began = new Map(turns.map(({ position, at }) => [position, Date.parse(at) - Date.parse(startedAt)]));
  if (answers.length === 0) return null;
  const longest = Math.max(...answers.map(({ total }) => total), 1);
  return (
    <section aria-labelledby={heading} className={classes['times']}>
      <Title order={3} id={heading}>
        {text.calls.answerTimes}
      </Title>
      <Dimmed mb="sm">{text.calls.answerTimesAbout}</Dimmed>
      <ol className={classes['answers']}>
        {answers.map((answer) => (
          <li key={answer.position} className={classes['answer']}>
            <a href={`#${turnId(answer.position)}`} className={classes['at']}>
              {duration((began.get(answer.position) ?? 0) / 1000)}
            </a>
            <Bar answer={answer} longest={longest} />
            <span className="figures">{Math.round(answer.total)}</span>
          </li>
        ))}
      </ol>
      <ul className={classes['legend']}>
        {STEPS.map(({ name, color }) => (
          <li key={name}>
            <i style={{ background: color }} />
            {name}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bar({ answer, longest }: { readonly answer: Answer; readonly longest: number }) {
  const label = answer.steps
    .map(({ name, from, to }) => `${name} ${text.common.milliseconds(Math.round(to - from))}`)
    .join(', ');
  return (
    <span className={classes['track']} role="img" aria-label={label} title={label}>
      {answer.steps.map(({ name, color, from, to }) => (
        <i
          key={name}
          style={{
            background: color,
            left: `${(from / longest) * 100}%`,
            width: `${((to - from) / longest) * 100}%`,
          }}
        />
      ))}
    </span>
  );
}
