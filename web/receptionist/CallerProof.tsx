/** The proof that a caller has to give before the receptionist talks about an appointment or changes it. */
import { Radio, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { done, failed } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';
import { type Profile, useRefresh } from './useProfile.ts';

type Proof = Profile['callerProof'];

const PROOFS = ['name-when-vouched', 'name-and-day'] as const satisfies readonly Proof[];

export function CallerProof({ profile }: { readonly profile: Profile }) {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const refresh = useRefresh();
  /** Shown while it is being saved. */
  const [chosen, choose] = useState<Proof | null>(null);
  const save = useMutation(
    trpc.businesses.update.mutationOptions({
      onError: (error) => failed(text.business.proofNotSaved, error),
      onSuccess: refresh,
      onSettled: () => choose(null),
    }),
  );
  const keep = (next: Proof, before: Proof) => {
    choose(next);
    save.mutate(
      { businessId, change: { callerProof: next } },
      { onSuccess: () => done(text.business.proofSaved, () => keep(before, next)) },
    );
  };
  return (
    <Section title={text.business.proof} about={text.business.proofAbout} mt="md">
      <Radio.Group aria-label={text.business.proof} value={chosen ?? profile.callerProof}>
        <Stack gap="sm">
          {PROOFS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={text.business.proofs[value].label}
              description={text.business.proofs[value].about}
              onChange={() => keep(value, profile.callerProof)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm" c="dimmed" mt="md">
        {text.business.proofFailed}
      </Text>
    </Section>
  );
}
