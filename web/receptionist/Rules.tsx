/** The booking rules: how far ahead and how late callers can book, and how late they can move or cancel. */
import { Button, Group, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { done, failed } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';
import classes from './receptionist.module.css';
import { type Profile, useRefresh } from './useProfile.ts';

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
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const refresh = useRefresh();
  const [changed, change] = useState<Policy | null>(null);
  const policy = changed ?? profile.policy;
  const save = useMutation(
    trpc.businesses.update.mutationOptions({
      onError: (error) => failed(text.business.rulesNotSaved, error),
      async onSuccess() {
        await refresh();
        change(null);
      },
    }),
  );
  const keep = (next: Policy, before: Policy) =>
    save.mutate(
      { businessId, change: { policy: next } },
      { onSuccess: () => done(text.business.rulesSaved, () => keep(before, next)) },
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
          onClick={() => changed !== null && keep(changed, profile.policy)}
        >
          {text.business.saveRules}
        </Button>
      </Group>
    </Section>
  );
}
