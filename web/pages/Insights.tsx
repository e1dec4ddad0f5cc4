/** The figures of any range of days, compared with as many days before. */
import { Card } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useBusiness } from '../business.ts';
import { Figures } from '../insights/Figures.tsx';
import { currentLocale } from '../ui/format.ts';
import { type Insights as Counted, sumOf, writingOf } from '../insights/numbers.ts';
import { Outcomes } from '../insights/Outcomes.tsx';
import { CallsByDay, ValueByDay, Waits } from '../insights/charts.tsx';
import { PeakHours } from '../insights/PeakHours.tsx';
import { type DayRange, rangeOf } from '../insights/range.ts';
import { RangePicker } from '../insights/RangePicker.tsx';
import { Unanswered } from '../insights/Unanswered.tsx';
import { text } from '../languages/text.ts';
import classes from './Insights.module.css';
import { dayOf } from '../ui/format.ts';
import { Dimmed, Empty, PageHead, Waiting } from '../ui/page.tsx';

export function Insights() {
  const { role, zone } = useBusiness();
  const search = useSearch({ from: '/signed-in/insights' });
  const navigate = useNavigate({ from: '/insights' });
  const [today] = useState(() => dayOf(new Date(), zone));
  const range = rangeOf(search, today);
  return (
    <>
      <PageHead title={text.ui.pages['/insights']}>
        <RangePicker
          search={search}
          range={range}
          today={today}
          change={(next) => void navigate({ search: next, replace: true })}
        />
      </PageHead>
      {role === 'staff' ? (
        <Card>
          <Empty title={text.ui.pages['/insights']}>{text.insights.staff}</Empty>
        </Card>
      ) : (
        <InRange range={range} />
      )}
    </>
  );
}

function InRange({ range }: { readonly range: DayRange }) {
  const { trpc, id } = useBusiness();
  const insights = useQuery(
    // The old figures stay while the new ones are loaded.
    trpc.insights.read.queryOptions({ businessId: id, ...range }, { placeholderData: keepPreviousData }),
  );
  if (!insights.isSuccess) return <Waiting request={insights} />;
  return (
    <div className={classes['insights']} aria-busy={insights.isPlaceholderData}>
      <Panels insights={insights.data} />
    </div>
  );
}

function Panels({ insights }: { readonly insights: Counted }) {
  const { now, before, questions } = insights;
  const writing = writingOf({ locale: currentLocale(), currency: insights.currency });
  if (sumOf(now.days).calls === 0 && sumOf(before.days).calls === 0) {
    return (
      <Card>
        <Empty title={text.insights.none}>{text.insights.noneAbout}</Empty>
      </Card>
    );
  }
  const days = ({ fromDay, toDay }: DayRange) =>
    text.common.span(writing.longDay(fromDay), writing.longDay(toDay));
  return (
    <>
      <Dimmed mb="sm">{text.insights.compared(days(now), days(before))}</Dimmed>
      <Figures insights={insights} writing={writing} />
      <div className={classes['panels']}>
        <CallsByDay insights={insights} writing={writing} />
        <ValueByDay insights={insights} writing={writing} />
        <PeakHours insights={insights} writing={writing} />
        <Outcomes insights={insights} writing={writing} />
        <Waits insights={insights} writing={writing} />
        <Unanswered questions={questions} />
      </div>
    </>
  );
}
