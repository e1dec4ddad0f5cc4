/** The proof that a caller has to give before the receptionist talks about an appointment or changes it. */
import { Radio, Stack, Text } from '@mantine/core';
import { text } from '../languages/text.ts';
import { Section } from '../ui/Section.tsx';
import { useBusinessChange } from './useBusinessChange.ts';
import type { Profile } from './useProfile.ts';

type Proof = Profile['callerProof'];

const PROOFS = ['name-when-vouched', 'name-and-day'] as const satisfies readonly Proof[];

export function CallerProof({ profile }: { readonly profile: Profile }) {
  const { save, keep } = useBusinessChange(text.business.proofSaved, text.business.proofNotSaved);
  const { callerProof } = profile;
  // The choice is shown while it is being saved.
  const shown = save.isPending ? (save.variables.change.callerProof ?? callerProof) : callerProof;
  return (
    <Section title={text.business.proof} about={text.business.proofAbout} mt="md">
      <Radio.Group aria-label={text.business.proof} value={shown}>
        <Stack gap="sm">
          {PROOFS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={text.business.proofs[value].label}
              description={text.business.proofs[value].about}
              onChange={() => keep({ callerProof: value }, { callerProof })}
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
