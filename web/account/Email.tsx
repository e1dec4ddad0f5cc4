/** The address that the user signs in with. Another one counts once the link in a mail to it was opened. */
import { Button, Group, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { askForNewAddress, type Outcome } from '../auth.ts';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { EmailField, emailProblem } from '../ui/account-fields.tsx';
import { Form } from '../ui/form.tsx';
import { NoMail } from '../ui/OuterPage.tsx';
import { Note, Section } from '../ui/page.tsx';
import { Problem } from '../ui/Problem.tsx';

export function Email({ email }: { readonly email: string }) {
  const [outcome, setOutcome] = useState<Outcome<{ readonly to: string }> | null>(null);
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: emailProblem,
      password: (value) => (value === '' ? text.account.noPresentPassword : null),
    },
  });
  const submit = async ({
    email: typed,
    password,
  }: {
    readonly email: string;
    readonly password: string;
  }) => {
    const asked = await askForNewAddress(typed.trim(), password);
    setOutcome(asked.done ? { done: true, data: { to: typed.trim() } } : asked);
    if (asked.done) form.reset();
  };
  return (
    <Section title={text.common.email} about={text.account.emailAbout(email)}>
      <Form submit={form.onSubmit(submit)} gap="sm" maw={420}>
        {outcome?.done === true && (
          <Note trouble={false}>
            {marked(text.account.linkSent, () => (
              <strong>{outcome.data.to}</strong>
            ))}
          </Note>
        )}
        {outcome?.done === false && <Problem failure={outcome} />}
        <NoMail />
        <EmailField label={text.account.newEmail} {...form.getInputProps('email')} autoComplete="email" />
        <PasswordInput
          label={text.account.presentPassword}
          autoComplete="current-password"
          size="md"
          {...form.getInputProps('password')}
        />
        <Group>
          <Button type="submit" loading={form.submitting}>
            {text.account.sendConfirmation}
          </Button>
        </Group>
      </Form>
    </Section>
  );
}
