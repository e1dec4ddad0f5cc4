/** Time in which somebody, or nobody, works, as a list; each has a button that takes it back, and what was taken back returns by undo. */
import { Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import type { Booking, Profile } from './layout.ts';
import { text } from '../languages/text.ts';
import { RemoveButton } from '../ui/buttons.tsx';
import { done, failed } from '../ui/notify.tsx';

interface OffLine {
  readonly off: Profile['blocks'][number];
  /** Whose time it is; null: everybody's. */
  readonly staffId: Booking['staffId'] | null;
  readonly line: string;
  /** The label of the button. */
  readonly remove: string;
  /** Said when it was taken back. */
  readonly removed: string;
}

interface OffListProps {
  readonly label: string;
  readonly lines: readonly OffLine[];
}

export function OffList({ label, lines }: OffListProps) {
  const { trpc, id: businessId } = useBusiness();
  const reload = useReload();
  const refresh = () => reload(trpc.businesses.pathKey(), trpc.bookings.pathKey());
  const adding = useMutation(
    trpc.businesses.addTimeOff.mutationOptions({
      onError: (error) => failed(text.business.timeOffNotBack, error),
      onSuccess: refresh,
    }),
  );
  const removing = useMutation(
    trpc.businesses.removeTimeOff.mutationOptions({
      onError: (error) => failed(text.business.timeOffNotRemoved, error),
      onSuccess: refresh,
    }),
  );
  return (
    <ul aria-label={label}>
      {lines.map(({ off: { id, from, to, note }, staffId, line, remove, removed }) => {
        const undo = () => adding.mutate({ businessId, timeOff: { staffId, from, to, note } });
        return (
          <li key={id}>
            <Group gap={4} wrap="nowrap" align="flex-start">
              <Text size="sm">{line}</Text>
              <RemoveButton
                small
                label={remove}
                onClick={() => removing.mutate({ businessId, id }, { onSuccess: () => done(removed, undo) })}
              />
            </Group>
          </li>
        );
      })}
    </ul>
  );
}
