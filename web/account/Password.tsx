import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword, type Outcome, sessionsQuery } from '../auth.ts';
import { text } from '../languages/text.ts';
import { NewPassword, passwordProblem } from '../ui/account-fields.tsx';
import { Note } from '../ui/Note.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Section } from '../ui/Section.tsx';

export function Password() {
  const queryClient = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { current: '', next: '' },
    validate: {
      current: (value) => (value === '' ? text.account.noPresentPassword : null),
      next: passwordProblem,
    },
  });
  const submit = async ({ current, next }: { readonly current: string; readonly next: string }) => {
    const changed = await changePassword(current, next);
    setOutcome(changed);
    if (!changed.done) return;
    form.reset();
    await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  };
  return (
    <Section title={text.common.password}>
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack gap="sm" maw={420}>
          {outcome?.done === true && <Note trouble={false}>{text.account.passwordChanged}</Note>}
          {outcome?.done === false && <Problem failure={outcome} />}
          <PasswordInput
            label={text.account.presentPassword}
            autoComplete="current-password"
            size="md"
            key={form.key('current')}
            {...form.getInputProps('current')}
          />
          <NewPassword
            label={text.account.newPassword}
            key={form.key('next')}
            {...form.getInputProps('next')}
          />
          <Group>
            <Button type="submit" loading={form.submitting}>
              {text.account.changePassword}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
