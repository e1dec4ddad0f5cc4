/** The opening hours of the week. */
import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { zoneName } from '../ui/format.ts';
import { done, failed } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';
import { WeekHours } from '../ui/WeekHours.tsx';
import { HoursProblem } from './HoursProblem.tsx';
import { type Profile, useRefresh } from './useProfile.ts';

export function Hours({ profile }: { readonly profile: Profile }) {
  const trpc = useTRPC();
  const { id: businessId, zone } = useBusiness();
  const refresh = useRefresh();
  const [changed, change] = useState<Profile['hours'] | null>(null);
  const save = useMutation(
    trpc.businesses.update.mutationOptions({
      onError: (error) => failed(text.business.hoursNotSaved, error),
      async onSuccess(_saved, { change: { hours } }) {
        await refresh();
        // Changes that were made meanwhile are kept.
        change((now) => (now === hours ? null : now));
      },
    }),
  );
  const keep = (hours: Profile['hours'], before: Profile['hours']) =>
    save.mutate(
      { businessId, change: { hours } },
      {
        onSuccess: () => done(text.business.hoursSaved, () => keep(before, hours)),
      },
    );
  return (
    <Section title={text.business.hours} about={text.business.hoursAbout(zoneName(zone))}>
      <WeekHours week={changed ?? profile.hours} onChange={change} />
      <HoursProblem error={save.error} part="change.hours" />
      <Group justify="end" mt="md">
        {changed !== null && (
          <Button
            variant="default"
            onClick={() => {
              change(null);
              save.reset();
            }}
          >
            {text.business.undoChanges}
          </Button>
        )}
        <Button
          disabled={changed === null}
          loading={save.isPending}
          onClick={() => changed !== null && keep(changed, profile.hours)}
        >
          {text.business.saveHours}
        </Button>
      </Group>
    </Section>
  );
}
