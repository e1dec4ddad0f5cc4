/** The choice of days: a number of days that end today, or any range. */
import { Group, SegmentedControl, TextInput } from '@mantine/core';
import {
  addDays,
  type DayRange,
  lengthOf,
  MOST_DAYS,
  type RangeSearch,
  readRangeSearch,
  USUAL,
} from './range.ts';
import classes from './RangePicker.module.css';
import { text } from '../languages/text.ts';
import { typedIn } from '../ui/form.tsx';

interface RangePickerProps {
  readonly search: RangeSearch;
  readonly range: DayRange;
  readonly today: string;
  readonly change: (search: RangeSearch) => void;
}

const CUSTOM = 'custom';

export function RangePicker({ search, range, today, change }: RangePickerProps) {
  const custom = search.from !== undefined;
  const choose = (fromDay: string, toDay: string) => {
    if (fromDay === '' || toDay === '') return;
    const days = lengthOf({ fromDay, toDay });
    // An end that is moved past the other, or too far from it, takes the other along.
    const from = days < 1 ? toDay : days > MOST_DAYS ? addDays(toDay, 1 - MOST_DAYS) : fromDay;
    change({ from, to: toDay });
  };
  return (
    <Group gap="sm" role="group" aria-label={text.insights.range}>
      <SegmentedControl
        aria-label={text.insights.untilToday}
        value={custom ? CUSTOM : (search.range ?? USUAL)}
        onChange={(value) =>
          change(
            value === CUSTOM ? { from: range.fromDay, to: range.toDay } : readRangeSearch({ range: value }),
          )
        }
        data={[
          ...Object.entries(text.insights.ranges).map(([value, label]) => ({ value, label })),
          { value: CUSTOM, label: text.insights.custom },
        ]}
      />
      {custom && (
        <div className={classes['dates']}>
          <TextInput
            type="date"
            aria-label={text.common.fromDay}
            max={range.toDay}
            {...typedIn(range.fromDay, (next) => choose(next, range.toDay))}
          />
          <span aria-hidden>{text.insights.to}</span>
          <TextInput
            type="date"
            aria-label={text.common.toDay}
            max={today}
            {...typedIn(range.toDay, (next) => choose(range.fromDay, next))}
          />
        </div>
      )}
    </Group>
  );
}
