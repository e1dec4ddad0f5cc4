/** Which days are looked at: some that end today, or any of one's own. */
import { Group, SegmentedControl, TextInput } from '@mantine/core';
import {
  addDays,
  type DayRange,
  lengthOf,
  MOST_DAYS,
  PRESETS,
  type RangeSearch,
  readRangeSearch,
  USUAL,
} from './range.ts';
import classes from './RangePicker.module.css';

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
    // Whoever moves one end past the other, or too far from it, takes the other along.
    const from = days < 1 ? toDay : days > MOST_DAYS ? addDays(toDay, 1 - MOST_DAYS) : fromDay;
    change({ from, to: toDay });
  };
  return (
    <Group gap="sm" role="group" aria-label="Days to look at">
      <SegmentedControl
        aria-label="Days until today"
        value={custom ? CUSTOM : (search.range ?? USUAL)}
        onChange={(value) =>
          change(
            value === CUSTOM ? { from: range.fromDay, to: range.toDay } : readRangeSearch({ range: value }),
          )
        }
        data={[
          ...Object.entries(PRESETS).map(([value, { label }]) => ({ value, label })),
          { value: CUSTOM, label: 'Custom' },
        ]}
      />
      {custom && (
        <div className={classes['dates']}>
          <TextInput
            type="date"
            aria-label="From day"
            max={range.toDay}
            value={range.fromDay}
            onChange={(event) => choose(event.currentTarget.value, range.toDay)}
          />
          <span aria-hidden>to</span>
          <TextInput
            type="date"
            aria-label="To day"
            max={today}
            value={range.toDay}
            onChange={(event) => choose(range.fromDay, event.currentTarget.value)}
          />
        </div>
      )}
    </Group>
  );
}
