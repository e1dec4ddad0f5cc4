/** The dialog in which the business blocks time, and takes it back. */
import { Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import { BlockForm } from './BlockForm.tsx';
import type { Profile } from './layout.ts';
import { text } from '../languages/text.ts';
import { RemoveButton } from '../ui/buttons.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { momentOf } from '../ui/format.ts';
import { done, failed } from '../ui/notify.tsx';

interface BlockDialogProps {
  readonly profile: Profile;
  readonly onClose: () => void;
}

export const BlockDialog = ({ profile, onClose }: BlockDialogProps) => (
  <Dialog onClose={onClose} title={text.calendar.blockTime} size="lg">
    <Stack>
      <BlockForm staff={profile.staff} staffId={null} choosesWho onDone={onClose} />
      <Coming profile={profile} />
    </Stack>
  </Dialog>
);

type Off = Profile['blocks'][number];

/** What is blocked from now on, each with a button that takes it back. */
function Coming({ profile }: { readonly profile: Profile }) {
  const { trpc, id: businessId, zone } = useBusiness();
  const reload = useReload();
  const refresh = () => reload(trpc.businesses.pathKey(), trpc.bookings.pathKey());
  const now = new Date();
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
  const coming = [
    ...profile.blocks.map((off) => ({ off, person: null })),
    ...profile.staff.flatMap((person) => person.timeOff.map((off) => ({ off, person }))),
  ]
    .filter(({ off }) => new Date(off.to) > now)
    .sort((a, b) => a.off.from.localeCompare(b.off.from));
  if (coming.length === 0) return null;
  const whenOf = ({ from, to }: Off) => text.common.span(momentOf(from, zone, now), momentOf(to, zone, now));
  return (
    <section>
      <Title order={3}>{text.calendar.blockedAlready}</Title>
      <ul>
        {coming.map(({ off, person }) => {
          const { id, from, to, note } = off;
          const line = text.calendar.blockLine(person?.name ?? text.calendar.everybody, whenOf(off), note);
          const timeOff = { staffId: person?.id ?? null, from, to, note };
          const undo = () => adding.mutate({ businessId, timeOff });
          return (
            <li key={id}>
              <Group gap={4} wrap="nowrap">
                <Text size="sm">{line}</Text>
                <RemoveButton
                  small
                  label={text.common.removeOf(line)}
                  onClick={() =>
                    removing.mutate(
                      { businessId, id },
                      { onSuccess: () => done(text.calendar.unblocked(whenOf(off)), undo) },
                    )
                  }
                />
              </Group>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
