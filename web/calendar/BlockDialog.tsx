/** The dialog in which the business blocks time, and takes it back. */
import { Stack, Title } from '@mantine/core';
import { useBusiness } from '../business.ts';
import { BlockForm } from './BlockForm.tsx';
import type { Profile } from './layout.ts';
import { OffList } from './OffList.tsx';
import { text } from '../languages/text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { momentOf } from '../ui/format.ts';

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

/** What is blocked from now on, each with a button that takes it back. */
function Coming({ profile }: { readonly profile: Profile }) {
  const { zone } = useBusiness();
  const now = new Date();
  const coming = [
    ...profile.blocks.map((off) => ({ off, person: null })),
    ...profile.staff.flatMap((person) => person.timeOff.map((off) => ({ off, person }))),
  ]
    .filter(({ off }) => new Date(off.to) > now)
    .sort((a, b) => a.off.from.localeCompare(b.off.from));
  if (coming.length === 0) return null;
  const lines = coming.map(({ off, person }) => {
    const when = text.common.span(momentOf(off.from, zone, now), momentOf(off.to, zone, now));
    const line = text.calendar.blockLine(person?.name ?? text.calendar.everybody, when, off.note);
    const staffId = person?.id ?? null;
    return { off, staffId, line, remove: text.common.removeOf(line), removed: text.calendar.unblocked(when) };
  });
  return (
    <section>
      <Title order={3}>{text.calendar.blockedAlready}</Title>
      <OffList label={text.calendar.blockedAlready} lines={lines} />
    </section>
  );
}
