/** Calls and the value of bookings by day; by week where there are many days. */
import { AreaChart, BarChart } from '@mantine/charts';
import { Button, Table } from '@mantine/core';
import { text } from '../languages/text.ts';
import { csvOf, download } from './csv.ts';
import { type ChartProps, conversionOf, sumOf, type Writing } from './numbers.ts';
import { Panel } from './Panel.tsx';
import { inGroups } from './range.ts';

const HEIGHT = 240;
/** Each chart is also described in words; arrow keys inside the picture would only slow down the tab key. */
const QUIET = { accessibilityLayer: false };

export function CallsByDay({ insights, writing }: ChartProps) {
  const { now, before } = insights;
  const past = inGroups(before.days).map(sumOf);
  const data = inGroups(now.days).map((group, index) => {
    const { calls, booked } = sumOf(group);
    return { day: writing.day(group[0]?.day ?? ''), calls, booked, before: past[index]?.calls ?? 0 };
  });
  const busiest = now.days.reduce((best, each) => (each.calls > best.calls ? each : best));
  return (
    <Panel
      title={text.insights.calls}
      note={text.insights.callsAbout(now.days.length === data.length, before.days.length)}
      inWords={text.insights.busiest(writing.longDay(busiest.day), writing.count(busiest.calls))}
      chart={
        <AreaChart
          h={HEIGHT}
          data={data}
          dataKey="day"
          withLegend
          curveType="monotone"
          withDots={false}
          valueFormatter={writing.count}
          yAxisProps={{ allowDecimals: false, width: 36 }}
          xAxisProps={{ minTickGap: 24 }}
          areaChartProps={QUIET}
          fillOpacity={0.16}
          series={[
            {
              name: 'before',
              label: text.insights.callsBefore,
              color: 'var(--insights-before)',
              strokeDasharray: '4 4',
            },
            { name: 'calls', label: text.insights.calls, color: 'var(--insights-main)' },
            { name: 'booked', label: text.insights.booked, color: 'var(--insights-gain)' },
          ]}
        />
      }
      table={<DailyTable insights={insights} writing={writing} />}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => download(`calls-${now.fromDay}-to-${now.toDay}.csv`, csvOf(now.days, writing))}
        >
          {text.insights.downloadCsv}
        </Button>
      }
    />
  );
}

export function ValueByDay({ insights, writing }: ChartProps) {
  const { now, before } = insights;
  const data = inGroups(now.days).map((group) => ({
    day: writing.day(group[0]?.day ?? ''),
    value: sumOf(group).value,
  }));
  const [total, past] = [sumOf(now.days), sumOf(before.days)];
  const inAll = text.insights.sold(writing.money(total.value), writing.count(total.bookings));
  return (
    <Panel
      title={text.insights.valueOfBookings}
      note={text.insights.valueAbout(inAll)}
      inWords={text.insights.valueInWords(inAll, writing.money(past.value))}
      chart={
        <BarChart
          h={HEIGHT}
          data={data}
          dataKey="day"
          valueFormatter={writing.money}
          yAxisProps={{ width: 56 }}
          xAxisProps={{ minTickGap: 24 }}
          barChartProps={QUIET}
          maxBarWidth={28}
          series={[{ name: 'value', label: text.insights.value, color: 'var(--insights-gain)' }]}
        />
      }
      table={<DailyTable insights={insights} writing={writing} />}
    />
  );
}

function DailyTable({ insights: { now }, writing }: ChartProps) {
  const all = sumOf(now.days);
  return (
    <Table stickyHeader striped className="figures" miw={560}>
      <Table.Thead>
        <Table.Tr>
          {[
            text.insights.day,
            text.insights.calls,
            text.insights.answered,
            text.insights.booked,
            text.insights.conversion,
            text.insights.minutes,
            text.insights.bookings,
            text.insights.value,
          ].map((name) => (
            <Table.Th key={name} scope="col">
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {now.days.map((day) => (
          <Row key={day.day} name={writing.longDay(day.day)} of={day} writing={writing} />
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Row name={text.insights.total} of={all} writing={writing} />
      </Table.Tfoot>
    </Table>
  );
}

interface RowProps {
  readonly name: string;
  readonly of: ReturnType<typeof sumOf>;
  readonly writing: Writing;
}

function Row({ name, of, writing }: RowProps) {
  const conversion = conversionOf(of);
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td>{writing.count(of.calls)}</Table.Td>
      <Table.Td>{writing.count(of.answered)}</Table.Td>
      <Table.Td>{writing.count(of.booked)}</Table.Td>
      <Table.Td>{conversion === null ? '' : writing.share(conversion)}</Table.Td>
      <Table.Td>{writing.minutes(of.seconds)}</Table.Td>
      <Table.Td>{writing.count(of.bookings)}</Table.Td>
      <Table.Td>{writing.money(of.value)}</Table.Td>
    </Table.Tr>
  );
}
