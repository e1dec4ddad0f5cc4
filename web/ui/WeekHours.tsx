import { Button, Group, Switch, TextInput } from '@mantine/core';
import { type FirstDay, weekdaysFrom } from '../calendar/week.ts';
import { text } from '../languages/text.ts';
import { ticked } from './form.tsx';
import { weekdayNames } from './format.ts';
import { RemoveButton } from './buttons.tsx';
import classes from './WeekHours.module.css';

export interface Stretch {
  readonly from: string;
  readonly to: string;
}
/** Monday first; a day without stretches is closed. */
type Week = readonly (readonly Stretch[])[];

export const WHOLE_DAY: Stretch = { from: '09:00', to: '17:00' };
const MOST_STRETCHES = 6;

interface WeekHoursProps {
  readonly week: Week;
  /** The day that stands at the top. */
  readonly firstDay: FirstDay;
  readonly onChange: (week: Stretch[][]) => void;
}

/** The hours of a week, each day open or closed, with as many stretches as it has. */
export function WeekHours({ week, firstDay, onChange }: WeekHoursProps) {
  const days = weekdayNames();
  const setDay = (index: number, stretches: Stretch[]) =>
    onChange(days.map((_, each) => [...(each === index ? stretches : (week[each] ?? []))]));
  return (
    <div className={classes['week']}>
      {weekdaysFrom(firstDay).map((index) => (
        <DayHours
          key={index}
          name={days[index] ?? ''}
          stretches={week[index] ?? []}
          // A day that is opened takes the hours of the open day before it.
          usual={week.slice(0, index).findLast((day) => day.length > 0) ?? [WHOLE_DAY]}
          onChange={(stretches) => setDay(index, stretches)}
        />
      ))}
    </div>
  );
}

interface DayHoursProps {
  readonly name: string;
  /** Below the name. */
  readonly about?: string;
  readonly stretches: readonly Stretch[];
  readonly usual: readonly Stretch[];
  readonly onChange: (stretches: Stretch[]) => void;
}

/** The hours of one day; `usual` are the hours that it gets when it is switched on. */
export function DayHours({ name, about, stretches, usual, onChange }: DayHoursProps) {
  const last = stretches.at(-1);
  return (
    <fieldset className={classes['day']} data-about={about !== undefined}>
      <legend className="visually-hidden">{name}</legend>
      <Switch
        className={classes['open'] ?? ''}
        label={name}
        description={about}
        {...ticked(stretches.length > 0, (next) => onChange(next ? [...usual] : []))}
      />
      <div className={classes['stretches']}>
        {stretches.length === 0 && <span className={classes['closed']}>{text.common.closed}</span>}
        {stretches.map((stretch, index) => (
          <Group key={index} gap={6} wrap="nowrap">
            <Time
              label={text.ui.dayFrom(name)}
              value={stretch.from}
              onChange={(from) => onChange(stretches.with(index, { ...stretch, from }))}
            />
            –
            <Time
              label={text.ui.dayTo(name)}
              value={stretch.to}
              onChange={(to) => onChange(stretches.with(index, { ...stretch, to }))}
            />
            {stretches.length > 1 && (
              <RemoveButton
                small
                label={text.ui.removeHours(stretch.from, stretch.to)}
                onClick={() => onChange(stretches.toSpliced(index, 1))}
              />
            )}
          </Group>
        ))}
        {last !== undefined && last.from < last.to && stretches.length < MOST_STRETCHES && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={text.ui.addHours(name)}
            onClick={() => onChange([...stretches, { from: last.to, to: hourAfter(last.to) }])}
          >
            {text.ui.addBreak}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface TimeProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Time({ label, value, onChange }: TimeProps) {
  return (
    <TextInput
      type="time"
      aria-label={label}
      value={value}
      // An empty field is still being typed in.
      onChange={({ currentTarget }) => currentTarget.value !== '' && onChange(currentTarget.value)}
    />
  );
}

function hourAfter(time: string): string {
  const hour = Math.min(23, Number(time.slice(0, 2)) + 1);
  return `${String(hour).padStart(2, '0')}:${time.slice(3)}`;
}
