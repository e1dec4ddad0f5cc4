/** How soon a call counts as unwanted, and whether sellers may leave a message. */
import { Radio, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { text } from '../languages/text.ts';
import { Dimmed, Section } from '../ui/page.tsx';
import { type Profile, useBusinessChange } from './useProfile.ts';

type Wish = Pick<Profile, 'spamFilter' | 'salesMayLeaveMessage'>;

const FILTERS = ['off', 'careful', 'strict'] as const satisfies readonly Wish['spamFilter'][];

export function UnwantedCalls({ profile }: { readonly profile: Profile }) {
  // Shown from the click on, not only once the request has begun; not when it failed.
  const [chosen, choose] = useState<Partial<Wish>>({});
  const words = text.business.unwanted;
  const { save, keep } = useBusinessChange(words.saved, words.notSaved, () => choose({}));
  const { spamFilter, salesMayLeaveMessage } = profile;
  const before = { spamFilter, salesMayLeaveMessage };
  const shown = save.isError ? before : { ...before, ...chosen };
  const change = (wish: Partial<Wish>) => {
    choose({ ...chosen, ...wish });
    keep(wish, before);
  };
  return (
    <Section title={words.title} about={words.about} mt="md">
      <Radio.Group aria-label={words.title} value={shown.spamFilter}>
        <Stack gap="sm">
          {FILTERS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={words.filters[value].label}
              description={words.filters[value].about}
              onChange={() => change({ spamFilter: value })}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Switch
        mt="md"
        label={words.sales}
        description={words.salesAbout}
        disabled={shown.spamFilter === 'off'}
        checked={shown.salesMayLeaveMessage}
        onChange={(event) => change({ salesMayLeaveMessage: event.currentTarget.checked })}
      />
      <Dimmed mt="md">{words.marked}</Dimmed>
    </Section>
  );
}
