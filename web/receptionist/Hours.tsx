/** When the business is open, week by week. */
import { Button, Card, Group, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { zoneName } from '../ui/format.ts';
import { done, failed } from '../ui/notify.tsx';
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
      onError: (error) => failed('The hours were not saved.', error),
      async onSuccess(_saved, { change: { hours } }) {
        await refresh();
        // Whoever has gone on typing meanwhile keeps what they typed.
        change((now) => (now === hours ? null : now));
      },
    }),
  );
  const keep = (hours: Profile['hours'], before: Profile['hours']) =>
    save.mutate(
      { businessId, change: { hours } },
      {
        onSuccess: () =>
          done('The new hours hold from the next call on. What is booked stays', () => keep(before, hours)),
      },
    );
  return (
    <Card component="section" aria-labelledby="hours">
      <Title order={2} id="hours" mb="xs">
        Opening hours
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        By the clock of {zoneName(zone)}. A day that ends at or before it begins goes on after midnight.
      </Text>
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
            As it was
          </Button>
        )}
        <Button
          disabled={changed === null}
          loading={save.isPending}
          onClick={() => changed !== null && keep(changed, profile.hours)}
        >
          Save the hours
        </Button>
      </Group>
    </Card>
  );
}
