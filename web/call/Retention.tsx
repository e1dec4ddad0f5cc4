/** The time for which transcripts and recordings are kept; owners and managers can change it here. */
import { Button, NativeSelect, Popover, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { SmallButton } from '../ui/buttons.tsx';
import { typedIn } from '../ui/form.tsx';
import { Dimmed, Note } from '../ui/page.tsx';

const CHOICES = [7, 30, 90, 180, 365, 730];

export function Retention() {
  const { trpc, id: businessId, role } = useBusiness();
  const [opened, { toggle, close }] = useDisclosure();
  const business = useQuery(trpc.businesses.get.queryOptions({ businessId }, { staleTime: 60_000 }));
  if (business.data === undefined) return null;
  const { keepDays } = business.data;
  const words = text.calls.keptFor(keepDays);
  if (role === 'staff') return <Dimmed>{words}</Dimmed>;
  return (
    <Popover opened={opened} onChange={close} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <SmallButton onClick={toggle} aria-expanded={opened}>
          {words}
        </SmallButton>
      </Popover.Target>
      <Popover.Dropdown maw={320}>
        <Change keepDays={keepDays} done={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Change({ keepDays, done }: { readonly keepDays: number; readonly done: () => void }) {
  const { trpc, id: businessId } = useBusiness();
  const reload = useReload();
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
        {...typedIn(chosen, (next) => setChosen(Number(next)))}
        data={choices.map((days) => ({ value: String(days), label: text.calls.days(days) }))}
      />
      <Dimmed>{chosen < keepDays ? text.calls.removedTonight : text.calls.removedNightly}</Dimmed>
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
