import { Anchor, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { setupQuery } from '../api.ts';
import { type Failure, giveCode, googleFailure, signIn } from '../auth.ts';
import { emailProblem } from '../ui/account-fields.tsx';
import { GoogleButton } from '../ui/GoogleButton.tsx';
import { Harbour } from '../ui/Harbour.tsx';
import { Note } from '../ui/Note.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useEnter } from '../ui/useEnter.ts';
import { CheckMailbox } from './CheckMailbox.tsx';
import classes from './SignIn.module.css';

interface Login {
  readonly email: string;
  readonly password: string;
}

/** What stands between a right password and the pages behind it. */
type Step = { readonly type: 'password' | 'code' } | { readonly type: 'mailbox'; readonly email: string };

export function SignIn() {
  const { next = '/', confirm } = useSearch({ from: '/sign-in' });
  const [step, setStep] = useState<Step>({ type: 'password' });
  switch (step.type) {
    case 'password':
      return <FirstFactor next={next} goOn={setStep} />;
    case 'code':
      return <SecondFactor next={next} />;
    case 'mailbox':
      return (
        <CheckMailbox email={step.email} next={next}>
          {confirm === undefined
            ? 'Your e-mail address is not confirmed yet, so we have sent you a new link.'
            : 'That link is too old, so we have sent you a new one.'}
        </CheckMailbox>
      );
  }
}

interface FirstFactorProps {
  readonly next: string;
  readonly goOn: (step: Step) => void;
}

function FirstFactor({ next, goOn }: FirstFactorProps) {
  const { email: known = '', confirm, error } = useSearch({ from: '/sign-in' });
  const setup = useQuery(setupQuery);
  const enter = useEnter(next);
  const [problem, setProblem] = useState<Failure | null>(googleFailure(error));
  const form = useForm<Login>({
    mode: 'uncontrolled',
    initialValues: { email: known, password: '' },
    validate: {
      email: emailProblem,
      password: (value) => (value === '' ? 'Your password, please.' : null),
    },
  });
  const submit = async ({ email, password }: Login) => {
    setProblem(null);
    const address = email.trim();
    const outcome = await signIn(address, password, { next, ...(confirm === undefined ? {} : { confirm }) });
    if (outcome.done && outcome.data.secondFactor) goOn({ type: 'code' });
    else if (outcome.done) await enter();
    else if (outcome.code === 'EMAIL_NOT_VERIFIED') goOn({ type: 'mailbox', email: address });
    else setProblem(outcome);
  };
  const demo = setup.data?.demo ?? null;

  return (
    <Harbour title="Sign in" lead="Sign in, and see who is calling.">
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack>
          {problem !== null && <Problem failure={problem} />}
          {confirm !== undefined && problem === null && (
            <Note trouble={false}>
              Sign in with the password that you chose, and your e-mail address is confirmed.
            </Note>
          )}
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            size="md"
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            size="md"
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Button type="submit" size="md" fullWidth loading={form.submitting}>
            Sign in
          </Button>
          <GoogleButton next={next} onProblem={setProblem} />
          <Group justify="space-between" gap="xs">
            {setup.data?.signUp !== 'closed' && (
              <Anchor
                underline="always"
                renderRoot={(props) => <Link {...props} to="/sign-up" search={{ next }} />}
              >
                Create an account
              </Anchor>
            )}
            <Anchor component={Link} to="/reset-password" underline="always">
              Forgotten your password?
            </Anchor>
          </Group>
        </Stack>
      </form>
      {demo !== null && (
        <div className={classes['demo']}>
          <div>
            <Text size="sm" fw={600}>
              Demo login
            </Text>
            <Text size="sm" className={classes['demoLogin'] ?? ''}>
              {demo.email}
              <br />
              {demo.password}
            </Text>
          </div>
          <Button variant="default" size="compact-sm" onClick={() => form.setValues({ ...demo })}>
            Use it
          </Button>
        </div>
      )}
    </Harbour>
  );
}

function SecondFactor({ next }: { readonly next: string }) {
  const enter = useEnter(next);
  const [problem, setProblem] = useState<Failure | null>(null);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { code: '' },
    validate: { code: (value) => (value.trim() === '' ? 'The code, please.' : null) },
  });
  const submit = async ({ code }: { readonly code: string }) => {
    setProblem(null);
    const outcome = await giveCode(code.replaceAll(/\s/g, ''));
    if (outcome.done) await enter();
    else setProblem(outcome);
  };
  return (
    <Harbour title="Second step" lead="One more step: the code of your authenticator.">
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack>
          {problem !== null && <Problem failure={problem} />}
          <TextInput
            label="Code"
            description="Six digits of your authenticator app, or one of your backup codes"
            autoComplete="one-time-code"
            size="md"
            autoFocus
            key={form.key('code')}
            {...form.getInputProps('code')}
          />
          <Button type="submit" size="md" fullWidth loading={form.submitting}>
            Go on
          </Button>
        </Stack>
      </form>
    </Harbour>
  );
}
