/** What a caller has to say before the receptionist talks about an appointment or changes it. */
import { Card, Radio, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { done, failed } from '../ui/notify.tsx';
import { type Profile, useRefresh } from './useProfile.ts';

type Proof = Profile['callerProof'];

const CHOICES = [
  {
    value: 'name-when-vouched',
    label: 'Their name, when the phone company confirms their number',
    about: 'When it does not, also the day or time of the appointment. Quick for most callers.',
  },
  {
    value: 'name-and-day',
    label: 'Always their name, and the day or time of the appointment',
    about: 'Safer where several people share a phone. Who forgot the day leaves a message for you.',
  },
] as const satisfies readonly { value: Proof; label: string; about: string }[];

export function CallerProof({ profile }: { readonly profile: Profile }) {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const refresh = useRefresh();
  /** Shown while it is being saved. */
  const [chosen, choose] = useState<Proof | null>(null);
  const save = useMutation(
    trpc.businesses.update.mutationOptions({
      onError: (error) => failed('This was not saved.', error),
      onSuccess: refresh,
      onSettled: () => choose(null),
    }),
  );
  const keep = (next: Proof, before: Proof) => {
    choose(next);
    save.mutate(
      { businessId, change: { callerProof: next } },
      { onSuccess: () => done('It holds from the next call on', () => keep(before, next)) },
    );
  };
  return (
    <Card component="section" aria-labelledby="caller-proof" mt="md">
      <Title order={2} id="caller-proof" mb="xs">
        How callers prove who they are
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        A phone number can be faked. Before your receptionist tells, moves or cancels an appointment, callers
        have to say:
      </Text>
      <Radio.Group aria-labelledby="caller-proof" value={chosen ?? profile.callerProof}>
        <Stack gap="sm">
          {CHOICES.map(({ value, label, about }) => (
            <Radio
              key={value}
              value={value}
              label={label}
              description={about}
              onChange={() => keep(value, profile.callerProof)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm" c="dimmed" mt="md">
        After three wrong answers nothing is told about appointments to that number for an hour. Your
        receptionist still takes a message and books new appointments.
      </Text>
    </Card>
  );
}
