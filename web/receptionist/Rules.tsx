/** The booking rules: how far ahead and how late callers can book, and how late they can move or cancel. */
import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { text } from '../languages/text.ts';
import { Section } from '../ui/Section.tsx';
import classes from './receptionist.module.css';
import { useBusinessChange } from './useBusinessChange.ts';
import type { Profile } from './useProfile.ts';

type Policy = Profile['policy'];

const HOUR = 60;
const DAY = 24 * HOUR;
const NOTICES = [0, 30, HOUR, 2 * HOUR, 4 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY];

const FIELDS = [
  ['noticeMinutes', NOTICES],
  ['daysAhead', [7, 14, 30, 60, 90, 180, 365]],
  ['stepMinutes', [5, 10, 15, 20, 30, 60]],
  ['cancelNoticeMinutes', NOTICES],
] as const satisfies readonly (readonly [keyof Policy, readonly number[]])[];

export function Rules({ profile }: { readonly profile: Profile }) {
  const [changed, change] = useState<Policy | null>(null);
  const policy = changed ?? profile.policy;
  const { save, keep } = useBusinessChange(text.business.rulesSaved, text.business.rulesNotSaved, () =>
    change(null),
  );
  return (
    <Section title={text.business.rules} about={text.business.rulesAbout}>
      <div className={classes['fields']}>
        {FIELDS.map(([key, values]) => {
          const { label, about, say } = text.business.rule[key];
          return (
            <NativeSelect
              key={key}
              label={label}
              description={about}
              value={String(policy[key])}
              data={[...new Set<number>([...values, policy[key]])]
                .sort((a, b) => a - b)
                .map((value) => ({ value: String(value), label: say(value) }))}
              onChange={({ currentTarget }) => change({ ...policy, [key]: Number(currentTarget.value) })}
            />
          );
        })}
      </div>
      <Group justify="end" mt="md">
        <Button
          disabled={changed === null}
          loading={save.isPending}
          onClick={() => changed !== null && keep({ policy: changed }, { policy: profile.policy })}
        >
          {text.business.saveRules}
        </Button>
      </Group>
    </Section>
  );
}
