import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { signUp } from '../auth.ts';
import { emailProblem, NewPassword, passwordProblem } from '../ui/account-fields.tsx';
import { Harbour } from '../ui/Harbour.tsx';
import { Note } from '../ui/Note.tsx';
import { useEnter } from '../ui/useEnter.ts';

interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export function SignUp() {
  const { next = '/', email: invited = '' } = useSearch({ from: '/sign-up' });
  const enter = useEnter(next);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<NewAccount>({
    mode: 'uncontrolled',
    initialValues: { name: '', email: invited, password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? 'Your name, please.' : null),
      email: emailProblem,
      password: passwordProblem,
    },
  });
  const submit = async ({ name, email, password }: NewAccount) => {
    setProblem(null);
    const outcome = await signUp(name.trim(), email.trim(), password);
    if (outcome.done) await enter();
    else setProblem(outcome.why);
  };
  return (
    <Harbour title="Create an account" lead="A receptionist who picks up at once, in a few minutes.">
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack>
          {problem !== null && <Note trouble>{problem}</Note>}
          <TextInput
            label="Your name"
            autoComplete="name"
            size="md"
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            size="md"
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <NewPassword key={form.key('password')} {...form.getInputProps('password')} />
          <Button type="submit" size="md" fullWidth loading={form.submitting}>
            Create my account
          </Button>
          <Text size="sm">
            Been here before?{' '}
            <Anchor
              inherit
              underline="always"
              renderRoot={(props) => <Link {...props} to="/sign-in" search={{ next }} />}
            >
              Sign in
            </Anchor>
          </Text>
        </Stack>
      </form>
    </Harbour>
  );
}
