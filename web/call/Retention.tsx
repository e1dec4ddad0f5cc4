/** The time for which transcripts and recordings are kept; owners and managers can change it here. */
import { Button, NativeSelect, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useReload, useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { Note } from '../ui/Note.tsx';

const CHOICES = [7, 30, 90, 180, 365, 730];

export function Retention() {
  const trpc = useTRPC();
  const { id: businessId, role } = useBusiness();
  const [opened, { toggle, close }] = useDisclosure();
  const business = useQuery(trpc.businesses.get.queryOptions({ businessId }, { staleTime: 60_000 }));
  if (business.data === undefined) return null;
  const { keepDays } = business.data;
  const words = text.calls.keptFor(keepDays);
  if (role === 'staff')
    return (
      <Text size="sm" c="dimmed">
        {words}
      </Text>
    );
  return (
    <Popover opened={opened} onChange={close} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button variant="default" size="compact-sm" onClick={toggle} aria-expanded={opened}>
          {words}
        </Button>
      </Popover.Target>
      <Popover.Dropdown maw={320}>
        <Change keepDays={keepDays} done={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Change({ keepDays, done }: { readonly keepDays: number; readonly done: () => void }) {
  const trpc = useTRPC();
  const reload = useReload();
  const { id: businessId } = useBusiness();
  const [chosen, setChosen] = useState(keepDays);
  const save = useMutation(
    trpc.businesses.update.mutationOptions({
      onSuccess: async () => {
        await reload(trpc.businesses.pathKey(), trpc.calls.get.pathKey());
        done();
      },
    }),
  );
  const choices = [...new Set([...CHOICES, keepDays])].sort((a, b) => a - b);
  return (
    <Stack gap="sm">
      <NativeSelect
        label={text.calls.keepFor}
        value={chosen}
        onChange={(event) => setChosen(Number(event.currentTarget.value))}
        data={choices.map((days) => ({ value: String(days), label: text.calls.days(days) }))}
      />
      <Text size="sm" c="dimmed">
        {chosen < keepDays ? text.calls.removedTonight : text.calls.removedNightly}
      </Text>
      {save.isError && <Note trouble>{text.calls.notSaved}</Note>}
      <Button
        loading={save.isPending}
        disabled={chosen === keepDays}
        onClick={() => save.mutate({ businessId, change: { keepDays: chosen } })}
      >
        {text.common.save}
      </Button>
    </Stack>
  );
}
