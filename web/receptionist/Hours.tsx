/** The opening hours of the week. */
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { fieldsOf } from '../api.ts';
import { useBusiness } from '../business.ts';
import { firstDayOf } from '../calendar/week.ts';
import { text } from '../languages/text.ts';
import { type Profile, useBusinessChange } from './useProfile.ts';
import { weekdayNames, zoneName } from '../ui/format.ts';
import { Note, Section } from '../ui/page.tsx';
import { UnsavedChanges } from '../ui/UnsavedChanges.tsx';
import { WeekHours } from '../ui/WeekHours.tsx';

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
      <UnsavedChanges unsaved={changed !== null} />
      <WeekHours week={changed ?? profile.hours} firstDay={firstDayOf(profile.country)} onChange={change} />
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

interface HoursProblemProps {
  readonly error: unknown;
  readonly part: string;
  /** Of the days that were sent. */
  readonly names?: readonly string[];
}

/** The service's objections to the hours that were sent in this part of the request; nothing where there are none. */
export function HoursProblem({ error, part, names = weekdayNames() }: HoursProblemProps) {
  const problems = Object.entries(fieldsOf(error)).filter(([path]) => path.startsWith(part));
  if (problems.length === 0) return null;
  const sentences = problems.map(([path, why]) =>
    text.business.hoursProblem(names[Number(path.slice(part.length + 1).split('.')[0] || NaN)], why),
  );
  return <Note trouble>{sentences.join(' ')}</Note>;
}
