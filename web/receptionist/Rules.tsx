/** How far ahead and how late callers can book, and until when they can still change it. */
import { Button, Card, Group, NativeSelect, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { done, failed } from '../ui/notify.tsx';
import classes from './receptionist.module.css';
import { type Profile, useRefresh } from './useProfile.ts';

type Policy = Profile['policy'];

const HOUR = 60;
const DAY = 24 * HOUR;
const NOTICES = [0, 30, HOUR, 2 * HOUR, 4 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY];
const STEPS = [5, 10, 15, 20, 30, 60];
const AHEAD = [7, 14, 30, 60, 90, 180, 365];

const FIELDS = [
  {
    key: 'noticeMinutes',
    label: 'Can be booked until',
    about: 'How long before its start an appointment can still be booked.',
    values: NOTICES,
    say: (minutes: number) => (minutes === 0 ? 'it begins' : `${lengthText(minutes)} before`),
  },
  {
    key: 'daysAhead',
    label: 'Can be booked as far ahead as',
    about: 'Later days are not offered yet.',
    values: AHEAD,
    say: (days: number) => `${days} days`,
  },
  {
    key: 'stepMinutes',
    label: 'Begin every',
    about: 'The grid on which appointments start.',
    values: STEPS,
    say: (minutes: number) => lengthText(minutes),
  },
  {
    key: 'cancelNoticeMinutes',
    label: 'Callers can move or cancel until',
    about: 'After that the receptionist takes a message for you.',
    values: NOTICES,
    say: (minutes: number) => (minutes === 0 ? 'it begins' : `${lengthText(minutes)} before`),
  },
] as const satisfies readonly {
  key: keyof Policy;
  label: string;
  about: string;
  values: readonly number[];
  say: (value: number) => string;
}[];

function lengthText(minutes: number): string {
  const count = (value: number, unit: string) => `${value} ${unit}${value === 1 ? '' : 's'}`;
  if (minutes % DAY === 0) return count(minutes / DAY, 'day');
  if (minutes % HOUR === 0) return count(minutes / HOUR, 'hour');
  return count(minutes, 'minute');
}

export function Rules({ profile }: { readonly profile: Profile }) {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const refresh = useRefresh();
  const [changed, change] = useState<Policy | null>(null);
  const policy = changed ?? profile.policy;
  const save = useMutation(
    trpc.businesses.update.mutationOptions({
      onError: (error) => failed('The rules were not saved.', error),
      async onSuccess() {
        await refresh();
        change(null);
      },
    }),
  );
  const keep = (next: Policy, before: Policy) =>
    save.mutate(
      { businessId, change: { policy: next } },
      { onSuccess: () => done('The new rules hold from the next call on', () => keep(before, next)) },
    );
  return (
    <Card component="section" aria-labelledby="rules">
      <Title order={2} id="rules" mb="xs">
        Booking rules
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        They bind callers; in the calendar you can book as you like.
      </Text>
      <div className={classes['wishes']}>
        {FIELDS.map(({ key, label, about, values, say }) => (
          <NativeSelect
            key={key}
            label={label}
            description={about}
            value={String(policy[key])}
            data={[...new Set([...values, policy[key]])]
              .sort((a, b) => a - b)
              .map((value) => ({ value: String(value), label: say(value) }))}
            onChange={({ currentTarget }) => change({ ...policy, [key]: Number(currentTarget.value) })}
          />
        ))}
      </div>
      <Group justify="end" mt="md">
        <Button
          disabled={changed === null}
          loading={save.isPending}
          onClick={() => changed !== null && keep(changed, profile.policy)}
        >
          Save the rules
        </Button>
      </Group>
    </Card>
  );
}
