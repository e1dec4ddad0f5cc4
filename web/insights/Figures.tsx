/** The figures that an owner asks for first, each beside the days before. */
import { Card, Text } from '@mantine/core';
import classes from './Figures.module.css';
import { conversionOf, type Insights, sumOf, type Writing } from './numbers.ts';

interface Figure {
  readonly name: string;
  readonly now: number | null;
  readonly before: number | null;
  readonly write: (value: number) => string;
  /** Whether less of it is good news. */
  readonly lessIsBetter?: boolean;
}

export function Figures({
  insights: { now, before },
  writing,
}: {
  readonly insights: Insights;
  readonly writing: Writing;
}) {
  const [sum, past] = [sumOf(now.days), sumOf(before.days)];
  const figures: readonly Figure[] = [
    { name: 'Calls', now: sum.calls, before: past.calls, write: writing.count },
    { name: 'Answered', now: sum.answered, before: past.answered, write: writing.count },
    { name: 'Booked', now: sum.booked, before: past.booked, write: writing.count },
    { name: 'Conversion', now: conversionOf(sum), before: conversionOf(past), write: writing.share },
    { name: 'Minutes', now: sum.seconds, before: past.seconds, write: writing.minutes },
    { name: 'Value of bookings', now: sum.value, before: past.value, write: writing.money },
    {
      name: 'Usual wait',
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
          <dd className={classes['value']}>{figure.now === null ? 'None' : figure.write(figure.now)}</dd>
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
    return <span className={classes['change']}>none before</span>;
  const ratio = now / before - 1;
  const title = `${write(before)} in the days before`;
  if (write(now) === write(before))
    return (
      <span className={classes['change']} title={title}>
        as before
      </span>
    );
  const good = ratio > 0 !== lessIsBetter;
  return (
    <span className={classes['change']} data-tone={good ? 'good' : 'bad'} title={title}>
      {ratio > 0 ? '▲' : '▼'} {writing.share(Math.abs(ratio))} {ratio > 0 ? 'up' : 'down'}{' '}
      <span className={classes['from']}>from {write(before)}</span>
    </span>
  );
}
