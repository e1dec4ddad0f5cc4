/** The user's own name, as colleagues see it. */
import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeName, type Outcome, sessionQuery } from '../auth.ts';
import { text } from '../languages/text.ts';
import { Form } from '../ui/form.tsx';
import { Note, Section } from '../ui/page.tsx';
import { Problem } from '../ui/Problem.tsx';

const MAX_NAME = 100;

export function Name({ name }: { readonly name: string }) {
  const queryClient = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const form = useForm({
    initialValues: { name },
    validate: { name: (value) => (value.trim() === '' ? text.signIn.noName : null) },
  });
  const submit = async ({ name: typed }: { readonly name: string }) => {
    const changed = await changeName(typed.trim());
    setOutcome(changed);
    if (changed.done) await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  return (
    <Section title={text.common.name}>
      <Form submit={form.onSubmit(submit)} gap="sm" maw={420}>
        {outcome?.done === true && <Note trouble={false}>{text.account.nameChanged}</Note>}
        {outcome?.done === false && <Problem failure={outcome} />}
        <TextInput
          label={text.signIn.yourName}
          autoComplete="name"
          size="md"
          maxLength={MAX_NAME}
          {...form.getInputProps('name')}
        />
        <Group>
          <Button type="submit" loading={form.submitting}>
            {text.account.saveName}
          </Button>
        </Group>
      </Form>
    </Section>
  );
}
