import { Checkbox, NativeSelect, Stack, Text } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { useRefresh } from './useProfile.ts';
import { DialogButtons } from '../ui/Dialog.tsx';
import { dayText } from '../ui/format.ts';
import { done, failed } from '../ui/notify.tsx';
import { Empty, Waiting } from '../ui/page.tsx';

interface HolidaysProps {
  /** The days that are special already. */
  readonly special: readonly string[];
  readonly onDone: () => void;
}

/** The public holidays of the coming year: the business closes on those that stay checked, and is open as usual on the others. */
export function Holidays({ special, onDone }: HolidaysProps) {
  const { trpc, id: businessId } = useBusiness();
  const refresh = useRefresh();
  const [region, setRegion] = useState<string | null>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const found = useQuery(
    trpc.businesses.holidays.queryOptions({ businessId, region }, { placeholderData: keepPreviousData }),
  );
  const closing = useMutation(
    trpc.businesses.closeDays.mutationOptions({
      onError: (error) => failed(text.business.noDayClosed, error),
      async onSuccess(_done, { days, usual = [] }) {
        onDone();
        done(text.business.holidaysSet(days.length, usual.length));
        await refresh();
      },
    }),
  );
  if (!found.isSuccess) return <Waiting request={found} />;
  const { regions, holidays } = found.data;
  const free = holidays.filter(({ day }) => !special.includes(day));
  const noted = (isOpen: boolean) =>
    free.filter(({ day }) => open.has(day) === isOpen).map(({ day, name }) => ({ day, note: name }));
  const closed = noted(false);
  return (
    <Stack>
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
      <Stack gap="xs" role="group" aria-label={text.business.closedOn}>
        {free.map(({ day, name }) => (
          <Checkbox
            key={day}
            label={name}
            description={dayText(day)}
            checked={!open.has(day)}
            onChange={({ currentTarget }) => {
              const next = new Set(open);
              if (currentTarget.checked) next.delete(day);
              else next.add(day);
              setOpen(next);
            }}
          />
        ))}
      </Stack>
      <DialogButtons
        onCancel={onDone}
        disabled={free.length === 0}
        loading={closing.isPending}
        onClick={() => closing.mutate({ businessId, days: closed, usual: noted(true) })}
      >
        {text.business.closeDays(closed.length)}
      </DialogButtons>
    </Stack>
  );
}
