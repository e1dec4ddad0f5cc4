/** The fields of a time: staff member, day, time, and the free times of that day. */
import {
  Button,
  Group,
  Loader,
  NativeSelect,
  ScrollArea,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Booking, Column, Profile } from './layout.ts';
import { instantOf, wallOf } from './wall-clock.ts';
import { text } from '../languages/text.ts';
import { typedIn } from '../ui/form.tsx';
import { timeOf } from '../ui/format.ts';

export interface When {
  readonly day: string;
  /** `15:00`; empty until it is chosen. */
  readonly time: string;
  /** Null: whoever is free. */
  readonly staffId: Booking['staffId'] | null;
}

/** The openings, one for each time. */
type Openings = { readonly openings: readonly { readonly startsAt: string }[] };

interface WhenFieldProps {
  readonly value: When;
  readonly onChange: (when: When) => void;
  readonly profile: Profile;
  readonly columns: readonly Column[];
  /** Whether the staff member may be left open. */
  readonly anybody: boolean;
  readonly openings: UseQueryResult<Openings, unknown>;
}

export function WhenField({ value, onChange, profile, columns, anybody, openings }: WhenFieldProps) {
  const { zone } = profile;
  const people = columns.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: columns.length > 1 ? 3 : 2 }} spacing="sm">
        {columns.length > 1 && (
          <NativeSelect
            label={text.calendar.with}
            value={value.staffId ?? ''}
            onChange={(event) => {
              const chosen = columns.find(({ id }) => id === event.currentTarget.value);
              onChange({ ...value, staffId: chosen?.id ?? null });
            }}
            data={anybody ? [{ value: '', label: text.calendar.whoeverIsFree }, ...people] : people}
          />
        )}
        <TextInput
          type="date"
          label={text.common.day}
          required
          {...typedIn(value.day, (day) => onChange({ ...value, day }))}
        />
        <TextInput
          type="time"
          label={text.calendar.time}
          required
          step={300}
          {...typedIn(value.time, (time) => onChange({ ...value, time }))}
        />
      </SimpleGrid>
      <FreeTimes
        {...{ openings, zone }}
        chosen={value.time}
        onChoose={(time) => onChange({ ...value, time })}
      />
    </Stack>
  );
}

interface FreeTimesProps {
  readonly openings: WhenFieldProps['openings'];
  readonly zone: string;
  readonly chosen: string;
  readonly onChoose: (time: string) => void;
}

function FreeTimes({ openings, zone, chosen, onChoose }: FreeTimesProps) {
  if (openings.isPending) {
    return (
      <Group mih={60} role="status" aria-label={text.calendar.loadingTimes}>
        {openings.isFetching ? <Loader size="sm" type="dots" /> : null}
      </Group>
    );
  }
  if (openings.isError) return <Text size="sm">{text.calendar.timesFailed}</Text>;
  const times = openings.data.openings.map(({ startsAt }) => startsAt);
  if (times.length === 0) return <Text size="sm">{text.calendar.nothingFree}</Text>;
  return (
    <div role="group" aria-label={text.calendar.freeTimes}>
      <ScrollArea.Autosize mah={168} type="auto" viewportProps={{ tabIndex: 0 }}>
        <Group gap={6}>
          {times.map((startsAt) => {
            const time = wallOf(startsAt, zone).slice(11, 16);
            return (
              <Button
                key={startsAt}
                size="compact-sm"
                variant={time === chosen ? 'filled' : 'default'}
                aria-pressed={time === chosen}
                onClick={() => onChoose(time)}
              >
                {timeOf(startsAt, zone)}
              </Button>
            );
          })}
        </Group>
      </ScrollArea.Autosize>
    </div>
  );
}

/** Whether a day is typed to its end: a year that is being typed is the year 2 for a moment. */
export const isDay = (day: string): boolean =>
  day >= '1970' && day < '2200' && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));

/** The moment that was chosen; null until it was. */
export const chosenMoment = ({ day, time }: When, zone: string): string | null =>
  isDay(day) && time !== '' ? instantOf(`${day} ${time}:00`, zone).toISOString() : null;

/** The moment of a booking, to begin with. */
export const whenOf = ({ startsAt, staffId }: Booking, zone: string): When => {
  const wall = wallOf(startsAt, zone);
  return { day: wall.slice(0, 10), time: wall.slice(11, 16), staffId };
};
