/** The key figures, each compared with the days before. Picked up is not answered: it says nothing of what came of a call. */
import { Card, Text } from '@mantine/core';
import { text } from '../languages/text.ts';
import classes from './Figures.module.css';
import { type ChartProps, conversionOf, goalsReached, sumOf, type Writing } from './numbers.ts';

interface Figure {
  readonly name: string;
  readonly now: number | null;
  readonly before: number | null;
  readonly write: (value: number) => string;
  /** Whether a smaller value is better. */
  readonly lessIsBetter?: boolean;
}

export function Figures({ insights: { now, before }, writing }: ChartProps) {
  const [sum, past] = [sumOf(now.days), sumOf(before.days)];
  const figures: readonly Figure[] = [
    { name: text.insights.calls, now: sum.calls, before: past.calls, write: writing.count },
    { name: text.insights.pickedUp, now: sum.answered, before: past.answered, write: writing.count },
    { name: text.insights.booked, now: sum.booked, before: past.booked, write: writing.count },
    {
      name: text.insights.conversion,
      now: conversionOf(sum),
      before: conversionOf(past),
      write: writing.share,
    },
    {
      name: text.insights.goals,
      now: goalsReached(sum),
      before: goalsReached(past),
      write: writing.share,
    },
    { name: text.insights.minutes, now: sum.seconds, before: past.seconds, write: writing.minutes },
    { name: text.insights.valueOfBookings, now: sum.value, before: past.value, write: writing.money },
    {
      name: text.insights.usualWait,
      now: now.waits?.p50 ?? null,
      before: before.waits?.p50 ?? null,
      write: writing.wait,
      lessIsBetter: true,
    },
  ];
  return (
    <dl className={classes['figures']}>
      {figures.map((figure) => (
        <Card key={figure.name} padding="md">
          <Text component="dt" size="sm" c="dimmed">
            {figure.name}
          </Text>
          <dd className={classes['value']}>
            {figure.now === null ? text.insights.noFigure : figure.write(figure.now)}
          </dd>
          <dd>
            <Change figure={figure} writing={writing} />
          </dd>
        </Card>
      ))}
    </dl>
  );
}

function Change({ figure, writing }: { readonly figure: Figure; readonly writing: Writing }) {
  const { now, before, write, lessIsBetter = false } = figure;
  if (now === null || before === null || before === 0)
    return <span className={classes['change']}>{text.insights.noneBefore}</span>;
  const ratio = now / before - 1;
  const title = text.insights.inDaysBefore(write(before));
  // What is less than half a percent is nothing to a reader.
  if (write(now) === write(before) || writing.share(Math.abs(ratio)) === writing.share(0))
    return (
      <span className={classes['change']} title={title}>
        {text.insights.asBefore}
      </span>
    );
  const good = ratio > 0 !== lessIsBetter;
  return (
    <span className={classes['change']} data-tone={good ? 'good' : 'bad'} title={title}>
      {text.insights.change(writing.share(Math.abs(ratio)), ratio > 0)}{' '}
      <span className={classes['from']}>{text.insights.changedFrom(write(before))}</span>
    </span>
  );
}
