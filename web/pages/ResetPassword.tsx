import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { askForReset, resetPassword } from '../auth.ts';
import { emailProblem, NewPassword, passwordProblem } from '../ui/account-fields.tsx';
import { Harbour } from '../ui/Harbour.tsx';
import { Note } from '../ui/Note.tsx';

/** Where a link is asked for. */
export function ForgottenPassword() {
  const [told, setTold] = useState<{ readonly trouble: boolean; readonly words: string } | null>(null);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '' },
    validate: { email: emailProblem },
  });
  const submit = async ({ email }: { readonly email: string }) => {
    const outcome = await askForReset(email.trim());
    setTold(
      outcome.done
        ? { trouble: false, words: 'If there is an account with this e-mail, a link is on its way to it.' }
        : { trouble: true, words: outcome.why },
    );
  };
  return (
    <Harbour title="New password" lead="We send you a link by which you choose a new password.">
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack>
          {told !== null && <Note trouble={told.trouble}>{told.words}</Note>}
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            size="md"
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <Button type="submit" size="md" fullWidth loading={form.submitting}>
            Send the link
          </Button>
          <BackToSignIn />
        </Stack>
      </form>
    </Harbour>
  );
}

/** Where the link leads. */
export function ResetPassword() {
  const { token } = useParams({ from: '/reset-password/$token' });
  const [outcome, setOutcome] = useState<Awaited<ReturnType<typeof resetPassword>> | null>(null);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: { password: passwordProblem },
  });
  const submit = async ({ password }: { readonly password: string }) => {
    setOutcome(await resetPassword(token, password));
  };
  if (outcome?.done === true) {
    return (
      <Harbour title="New password" lead="Your new password is set.">
        <Stack>
          <Note trouble={false}>Every device that was signed in has been signed out.</Note>
          <Button component={Link} to="/sign-in" size="md" fullWidth>
            Sign in
          </Button>
        </Stack>
      </Harbour>
    );
  }
  return (
    <Harbour title="New password" lead="Choose a new password.">
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack>
          {outcome !== null && <Note trouble>{outcome.why}</Note>}
          <NewPassword label="New password" key={form.key('password')} {...form.getInputProps('password')} />
          <Button type="submit" size="md" fullWidth loading={form.submitting}>
            Set the password
          </Button>
          <BackToSignIn />
        </Stack>
      </form>
    </Harbour>
  );
}

const BackToSignIn = () => (
  <Anchor component={Link} to="/sign-in" underline="always">
    Back to the sign-in
  </Anchor>
);
