/** The opening hours of the week. */
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { zoneName } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { WeekHours } from '../ui/WeekHours.tsx';
import { HoursProblem } from './HoursProblem.tsx';
import { useBusinessChange } from './useBusinessChange.ts';
import type { Profile } from './useProfile.ts';

export function Hours({ profile }: { readonly profile: Profile }) {
  const { zone } = useBusiness();
  const [changed, change] = useState<Profile['hours'] | null>(null);
  const { save, keep } = useBusinessChange(
    text.business.hoursSaved,
    text.business.hoursNotSaved,
    ({ hours }) =>
      // Changes that were made meanwhile are kept.
      change((now) => (now === hours ? null : now)),
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
          onClick={() => changed !== null && keep({ hours: changed }, { hours: profile.hours })}
        >
          {text.business.saveHours}
        </Button>
      </Group>
    </Section>
  );
}
