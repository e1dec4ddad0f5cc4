import { NativeSelect, Stack, Text } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useBusiness } from '../business.ts';
import { weekday } from '../calendar/wall-clock.ts';
import { text } from '../languages/text.ts';
import { HoursProblem } from './Hours.tsx';
import { type Profile, useRefresh } from './useProfile.ts';
import { DialogButtons } from '../ui/Dialog.tsx';
import { dayText } from '../ui/format.ts';
import { done, failed } from '../ui/notify.tsx';
import { Empty, Waiting } from '../ui/page.tsx';
import { UnsavedChanges } from '../ui/UnsavedChanges.tsx';
import { DayHours, type Stretch, WHOLE_DAY } from '../ui/WeekHours.tsx';

interface HolidaysProps {
  readonly profile: Pick<Profile, 'hours' | 'specialDays'>;
  readonly onDone: () => void;
}

/** The public holidays of the coming year: the business closes on them, but for those that are given hours. */
export function Holidays({ profile, onDone }: HolidaysProps) {
  const { trpc, id: businessId } = useBusiness();
  const refresh = useRefresh();
  const [region, setRegion] = useState<string | null>(null);
  const [hours, setHours] = useState<Readonly<Record<string, Stretch[]>>>({});
  const found = useQuery(
    trpc.businesses.holidays.queryOptions({ businessId, region }, { placeholderData: keepPreviousData }),
  );
  const saving = useMutation(
    trpc.businesses.closeDays.mutationOptions({
      onError: (error) => failed(text.business.noDayClosed, error),
      async onSuccess(_done, { days, open = [] }) {
        onDone();
        done(text.business.holidaysSet(days.length, open.length));
        await refresh();
      },
    }),
  );
  if (!found.isSuccess) return <Waiting request={found} />;
  const { regions, holidays } = found.data;
  const free = holidays.filter(({ day }) => profile.specialDays.every((special) => special.day !== day));
  const stretchesOf = (day: string): Stretch[] => hours[day] ?? [];
  const days = free.filter(({ day }) => stretchesOf(day).length === 0);
  const open = free.filter(({ day }) => stretchesOf(day).length > 0);
  return (
    <Stack>
      <UnsavedChanges unsaved={open.length > 0 && !saving.isSuccess} />
      {regions.length > 0 && (
        <NativeSelect
          label={text.business.region}
          value={region ?? ''}
          data={[
            { value: '', label: text.business.wholeCountry },
            ...regions.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={({ currentTarget }) => setRegion(currentTarget.value === '' ? null : currentTarget.value)}
        />
      )}
      {holidays.length === 0 && (
        <Empty title={text.business.noHolidays}>{text.business.noHolidaysAbout}</Empty>
      )}
      {free.length > 0 && <Text>{text.business.holidaysAbout}</Text>}
      {holidays.length > 0 && free.length === 0 && <Text>{text.business.allSpecial}</Text>}
      <div>
        {free.map(({ day, name }) => (
          <DayHours
            key={day}
            name={name}
            about={dayText(day)}
            stretches={stretchesOf(day)}
            usual={usualOn(day, profile)}
            onChange={(stretches) => setHours({ ...hours, [day]: stretches })}
          />
        ))}
      </div>
      <HoursProblem error={saving.error} part="open" names={open.map(({ name }) => name)} />
      <DialogButtons
        onCancel={onDone}
        disabled={free.length === 0}
        loading={saving.isPending}
        onClick={() =>
          saving.mutate({
            businessId,
            days: days.map(({ day, name }) => ({ day, note: name })),
            open: open.map(({ day, name }) => ({ day, note: name, stretches: stretchesOf(day) })),
          })
        }
      >
        {text.business.saveHolidays}
      </DialogButtons>
    </Stack>
  );
}

/** The hours that a holiday is given when it is switched on: those of any such weekday. */
function usualOn(day: string, { hours }: Pick<Profile, 'hours'>): readonly Stretch[] {
  const usual = hours[weekday(day)] ?? [];
  return usual.length > 0 ? usual : [WHOLE_DAY];
}
