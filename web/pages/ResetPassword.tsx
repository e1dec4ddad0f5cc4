import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { askForReset, type Outcome, resetPassword } from '../auth.ts';
import { emailProblem, NewPassword, passwordProblem } from '../ui/account-fields.tsx';
import { Harbour } from '../ui/Harbour.tsx';
import { NoMail } from '../ui/NoMail.tsx';
import { Note } from '../ui/Note.tsx';
import { Problem } from '../ui/Problem.tsx';

/** Where a link is asked for. */
export function ForgottenPassword() {
  const [asked, setAsked] = useState<Outcome<unknown> | null>(null);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '' },
    validate: { email: emailProblem },
  });
  const submit = async ({ email }: { readonly email: string }) => setAsked(await askForReset(email.trim()));
  return (
    <Harbour title="New password" lead="We send you a link by which you choose a new password.">
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack>
          <NoMail />
          {asked?.done === true && (
            <Note trouble={false}>
              If there is an account with this e-mail, a link is on its way to it. It works for an hour.
            </Note>
          )}
          {asked?.done === false && <Problem failure={asked} />}
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
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
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
  if (outcome?.code === 'INVALID_TOKEN') {
    return (
      <Harbour title="New password" lead="This link is over.">
        <Stack>
          <Note trouble>This link was used already, or is older than an hour.</Note>
          <Button component={Link} to="/reset-password" size="md" fullWidth>
            Send me a new link
          </Button>
          <BackToSignIn />
        </Stack>
      </Harbour>
    );
  }
  return (
    <Harbour title="New password" lead="Choose a new password.">
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack>
          {outcome !== null && <Problem failure={outcome} />}
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
