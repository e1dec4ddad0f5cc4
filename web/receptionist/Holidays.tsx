import { Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { done, failed } from '../ui/notify.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { dayText } from './days.ts';
import { useRefresh } from './useProfile.ts';

interface HolidaysProps {
  /** The days that have hours of their own already. */
  readonly special: readonly string[];
  readonly onDone: () => void;
}

/** The public holidays of the coming year, to close on all of them but those that are taken out. */
export function Holidays({ special, onDone }: HolidaysProps) {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const refresh = useRefresh();
  const [region, setRegion] = useState<string | null>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const found = useQuery(
    trpc.businesses.holidays.queryOptions({ businessId, region }, { placeholderData: keepPreviousData }),
  );
  const closing = useMutation(
    trpc.businesses.closeDays.mutationOptions({
      onError: (error) => failed('No day was closed.', error),
      async onSuccess(_done, { days }) {
        onDone();
        done(days.length === 1 ? 'Closed on one more day' : `Closed on ${days.length} more days`);
        await refresh();
      },
    }),
  );
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => void found.refetch()} />;
  const { regions, holidays } = found.data;
  const free = holidays.filter(({ day }) => !special.includes(day));
  const chosen = free.filter(({ day }) => !open.has(day));
  return (
    <Stack>
      {regions.length > 0 && (
        <NativeSelect
          label="Region"
          value={region ?? ''}
          data={[
            { value: '', label: 'The whole country' },
            ...regions.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={({ currentTarget }) => setRegion(currentTarget.value === '' ? null : currentTarget.value)}
        />
      )}
      {holidays.length === 0 && (
        <Empty title="No holidays known">Add your closed days one by one instead.</Empty>
      )}
      {holidays.length > 0 && free.length === 0 && (
        <Text>All public holidays of the coming twelve months are special days already.</Text>
      )}
      <Stack gap="xs" role="group" aria-label="Closed on">
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
      <Group justify="end">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button
          disabled={chosen.length === 0}
          loading={closing.isPending}
          onClick={() =>
            closing.mutate({ businessId, days: chosen.map(({ day, name }) => ({ day, note: name })) })
          }
        >
          {chosen.length === 1 ? 'Close on one day' : `Close on ${chosen.length} days`}
        </Button>
      </Group>
    </Stack>
  );
}
