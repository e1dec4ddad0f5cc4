/** How long callers waited for an answer: half of the answers, all but 5 in 100, all but 1 in 100. */
import { LineChart } from '@mantine/charts';
import { Table } from '@mantine/core';
import type { Insights, Writing } from './numbers.ts';
import { Panel } from './Panel.tsx';

const SERIES = [
  { name: 'p50', label: 'Half (p50)', color: 'var(--insights-main)' },
  { name: 'p95', label: '95 of 100 (p95)', color: 'var(--insights-high)' },
  { name: 'p99', label: '99 of 100 (p99)', color: 'var(--insights-before)' },
] as const;

export function Waits({
  insights: { now },
  writing,
}: {
  readonly insights: Insights;
  readonly writing: Writing;
}) {
  const { waits } = now;
  const said =
    waits === null
      ? 'Nothing was answered in these days, or it is no longer kept.'
      : `Half within ${writing.wait(waits.p50)}, 95 of 100 within ${writing.wait(waits.p95)}, 99 of 100 within ${writing.wait(waits.p99)}`;
  const rows = [
    ...now.days.map(({ day, waits: ofDay }) => ({ name: writing.longDay(day), waits: ofDay })),
    { name: 'In all', waits },
  ];
  return (
    <Panel
      title="How fast it answers"
      note={said}
      inWords={said}
      chart={
        <LineChart
          h={240}
          data={now.days.map(({ day, waits: ofDay }) => ({ day: writing.day(day), ...ofDay }))}
          dataKey="day"
          withLegend
          connectNulls
          curveType="monotone"
          withDots={false}
          valueFormatter={writing.wait}
          yAxisProps={{ width: 48 }}
          xAxisProps={{ minTickGap: 24 }}
          lineChartProps={{ accessibilityLayer: false }}
          series={[...SERIES]}
        />
      }
      table={
        <Table stickyHeader striped className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Day</Table.Th>
              <Table.Th scope="col">Answers</Table.Th>
              {SERIES.map(({ name }) => (
                <Table.Th key={name} scope="col">
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ name, waits: of }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td>{of === null ? 0 : writing.count(of.answers)}</Table.Td>
                {SERIES.map((series) => (
                  <Table.Td key={series.name}>{of === null ? '' : writing.wait(of[series.name])}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      }
    />
  );
}
