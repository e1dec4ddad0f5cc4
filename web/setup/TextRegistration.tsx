/** The registration that US carriers ask for before they deliver a business's texts: what it is, and how far it is. */
import { Button, Group, List, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { dateOf } from '../ui/format.ts';
import { done, failed } from '../ui/notify.tsx';
import { Note, Section } from '../ui/page.tsx';
import { useState } from 'react';

type Registration = RouterOutputs['texts']['registration'];
type State = Registration['brand'];
const PARTS = ['brand', 'campaign', 'tollFree'] as const;

export function TextRegistration() {
  const { trpc, id: businessId, zone } = useBusiness();
  const { data } = useQuery(trpc.texts.registration.queryOptions({ businessId }));
  if (data === undefined) return null;
  return (
    <Section title={text.texts.registration} about={text.texts.registrationAbout} mt="lg">
      {data.refusedAt !== null && (
        <Note trouble>{text.texts.refused(dateOf(data.refusedAt, zone), data.refusedCode)}</Note>
      )}
      <List type="ordered" size="sm" my="md">
        {text.texts.steps.map((step) => (
          <List.Item key={step}>{step}</List.Item>
        ))}
      </List>
      <States registration={data} />
    </Section>
  );
}

function States({ registration }: { readonly registration: Registration }) {
  const { trpc, id: businessId } = useBusiness();
  const queryClient = useQueryClient();
  const { brand, campaign, tollFree } = registration;
  const [states, setStates] = useState<Record<(typeof PARTS)[number], State>>({ brand, campaign, tollFree });
  const saving = useMutation(
    trpc.texts.setRegistration.mutationOptions({
      onSuccess: () => done(text.texts.registrationSaved),
      onError: (error) => failed(text.texts.notChanged, error),
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.texts.pathKey() }),
    }),
  );
  const choices = Object.entries(text.texts.state).map(([value, label]) => ({ value, label }));
  return (
    <Group align="flex-end" gap="sm">
      {PARTS.map((part) => (
        <NativeSelect
          key={part}
          label={text.texts[part]}
          value={states[part]}
          data={choices}
          onChange={(event) => {
            const chosen = (Object.keys(text.texts.state) as State[]).find(
              (each) => each === event.currentTarget.value,
            );
            if (chosen !== undefined) setStates({ ...states, [part]: chosen });
          }}
        />
      ))}
      <Button loading={saving.isPending} onClick={() => saving.mutate({ businessId, ...states })}>
        {text.texts.saveRegistration}
      </Button>
    </Group>
  );
}
