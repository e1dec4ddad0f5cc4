/** The bar above the days: back and forth, what is shown, and how. It needs no data: it is there while the days load. */
import { Button, Group, SegmentedControl, Switch, Text } from '@mantine/core';
import classes from './CalendarBar.module.css';
import { step, titleOf } from './range.ts';
import { type CalendarSearch, type View, VIEWS } from './search.ts';
import type { FirstDay } from './week.ts';
import { text } from '../languages/text.ts';
import { ticked } from '../ui/form.tsx';
import { ArrowIcon } from '../ui/icons.tsx';

interface CalendarBarProps {
  readonly view: View;
  readonly day: string;
  readonly today: string;
  readonly firstDay: FirstDay;
  readonly go: (change: CalendarSearch) => void;
  /** Whether staff are shown in rows; null: there is no choice. */
  readonly rows: boolean | null;
  readonly onRows: (rows: boolean) => void;
}

export function CalendarBar({ view, day, today, firstDay, go, rows, onRows }: CalendarBarProps) {
  return (
    <div className={classes['bar']}>
      <Group gap={6} wrap="nowrap">
        <Button
          variant="default"
          px="sm"
          aria-label={text.calendar.before[view]}
          onClick={() => go({ day: step(view, day, -1) })}
        >
          <span className={classes['back']}>
            <ArrowIcon size={18} />
          </span>
        </Button>
        <Button variant="default" onClick={() => go({ day: today })}>
          {text.common.today}
        </Button>
        <Button
          variant="default"
          px="sm"
          aria-label={text.calendar.after[view]}
          onClick={() => go({ day: step(view, day, 1) })}
        >
          <ArrowIcon size={18} />
        </Button>
      </Group>
      <Text component="h2" className={classes['title'] ?? ''} aria-live="polite">
        {titleOf(view, day, firstDay)}
      </Text>
      <Group gap="md">
        {rows !== null && <Switch label={text.calendar.staffInRows} {...ticked(rows, onRows)} />}
        <SegmentedControl
          aria-label={text.calendar.view}
          value={view}
          onChange={(next) => go({ view: VIEWS.find((each) => each === next) ?? 'week' })}
          data={VIEWS.map((each) => ({ value: each, label: text.calendar.views[each] }))}
        />
      </Group>
    </div>
  );
}
