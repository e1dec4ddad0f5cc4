import { Button, Group, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword, type Outcome, sessionsQuery } from '../auth.ts';
import { text } from '../languages/text.ts';
import { NewPassword, passwordProblem } from '../ui/account-fields.tsx';
import { Form } from '../ui/form.tsx';
import { Note, Section } from '../ui/page.tsx';
import { Problem } from '../ui/Problem.tsx';

export function Password() {
  const queryClient = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const form = useForm({
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
      <Form submit={form.onSubmit(submit)} gap="sm" maw={420}>
        {outcome?.done === true && <Note trouble={false}>{text.account.passwordChanged}</Note>}
        {outcome?.done === false && <Problem failure={outcome} />}
        <PasswordInput
          label={text.account.presentPassword}
          autoComplete="current-password"
          size="md"
          {...form.getInputProps('current')}
        />
        <NewPassword label={text.common.newPassword} {...form.getInputProps('next')} />
        <Group>
          <Button type="submit" loading={form.submitting}>
            {text.account.changePassword}
          </Button>
        </Group>
      </Form>
    </Section>
  );
}
