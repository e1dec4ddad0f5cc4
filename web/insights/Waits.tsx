/** The time that callers waited for an answer, as percentiles: p50, p95 and p99. */
import { LineChart } from '@mantine/charts';
import { Table } from '@mantine/core';
import { text } from '../languages/text.ts';
import type { ChartProps } from './numbers.ts';
import { Panel } from './Panel.tsx';

const SERIES = [
  { name: 'p50', label: text.insights.percentiles.p50, color: 'var(--insights-main)' },
  { name: 'p95', label: text.insights.percentiles.p95, color: 'var(--insights-high)' },
  { name: 'p99', label: text.insights.percentiles.p99, color: 'var(--insights-before)' },
] as const;

export function Waits({ insights: { now }, writing }: ChartProps) {
  const { waits } = now;
  const said =
    waits === null
      ? text.insights.noWaits
      : text.insights.waitsInWords(writing.wait(waits.p50), writing.wait(waits.p95), writing.wait(waits.p99));
  const rows = [
    ...now.days.map(({ day, waits: ofDay }) => ({ name: writing.longDay(day), waits: ofDay })),
    { name: text.insights.total, waits },
  ];
  return (
    <Panel
      title={text.insights.waits}
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
              <Table.Th scope="col">{text.insights.day}</Table.Th>
              <Table.Th scope="col">{text.insights.answers}</Table.Th>
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
