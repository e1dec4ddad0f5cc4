/** The charts by day, each with a table of its figures: one of both is shown at a time. */
import { Box, Group, Table, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense } from 'react';
import { csvOf, download } from './csv.ts';
import { type ChartProps, conversionOf, sumOf, type Writing } from './numbers.ts';
import classes from './charts.module.css';
import { inGroups } from './range.ts';
import { text } from '../languages/text.ts';
import { SmallButton } from '../ui/buttons.tsx';
import { Section } from '../ui/page.tsx';

const AreaChart = lazy(() => import('./drawn.tsx').then(({ AreaChart }) => ({ default: AreaChart })));
const BarChart = lazy(() => import('./drawn.tsx').then(({ BarChart }) => ({ default: BarChart })));
const LineChart = lazy(() => import('./drawn.tsx').then(({ LineChart }) => ({ default: LineChart })));

const HEIGHT = 240;

interface PanelProps {
  readonly title: string;
  readonly note: string;
  /** The chart in a sentence, for screen readers. */
  readonly inWords: string;
  readonly chart: ReactNode;
  readonly table: ReactNode;
  /** Further buttons. */
  readonly actions?: ReactNode;
}

/** A chart and the table of its figures, one shown at a time. */
export function Panel({ title, note, inWords, chart, table, actions }: PanelProps) {
  const [asTable, { toggle }] = useDisclosure();
  return (
    <Section
      title={title}
      about={note}
      beside={
        <Group gap="xs">
          {actions}
          <SmallButton aria-pressed={asTable} onClick={toggle}>
            {text.insights.table}
          </SmallButton>
        </Group>
      }
    >
      {asTable ? (
        <Box
          className={classes['table'] ?? ''}
          tabIndex={0}
          role="region"
          aria-label={text.insights.asTable(title)}
        >
          {table}
        </Box>
      ) : (
        <>
          <VisuallyHidden>
            <p>{inWords}</p>
          </VisuallyHidden>
          <div aria-hidden style={{ minHeight: HEIGHT }}>
            <Suspense>{chart}</Suspense>
          </div>
        </>
      )}
    </Section>
  );
}

/** Each chart is also described in words; arrow keys inside the picture would only slow down the tab key. */
const QUIET = { accessibilityLayer: false };

/** Calls and the value of bookings by day; by week where there are many days. */
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
      inWords={text.insights.busiest(writing.longDay(busiest.day), busiest.calls)}
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
        <SmallButton
          onClick={() => download(`calls-${now.fromDay}-to-${now.toDay}.csv`, csvOf(now.days, writing))}
        >
          {text.insights.downloadCsv}
        </SmallButton>
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
  const inAll = text.insights.sold(writing.money(total.value), total.bookings);
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
            text.common.day,
            text.insights.calls,
            text.insights.pickedUp,
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

const SERIES = [
  { name: 'p50', color: 'var(--insights-main)' },
  { name: 'p95', color: 'var(--insights-high)' },
  { name: 'p99', color: 'var(--insights-before)' },
] as const;

/** The time that callers waited for an answer, as percentiles: p50, p95 and p99. */
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
          h={HEIGHT}
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
          series={SERIES.map((each) => ({ ...each, label: text.insights.percentiles[each.name] }))}
        />
      }
      table={
        <Table stickyHeader striped className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{text.common.day}</Table.Th>
              <Table.Th scope="col">{text.insights.answers}</Table.Th>
              {SERIES.map(({ name }) => (
                <Table.Th key={name} scope="col">
                  {text.insights.percentiles[name]}
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
