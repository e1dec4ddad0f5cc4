import { Button, Card, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { setupQuery } from '../api.ts';
import { sessionQuery, signIn } from '../auth.ts';
import { AnchorIcon } from '../ui/icons.tsx';
import { Note } from '../ui/Note.tsx';
import { SchemeToggle } from '../ui/SchemeToggle.tsx';
import classes from './SignIn.module.css';

interface Login {
  readonly email: string;
  readonly password: string;
}

export function SignIn() {
  const { next = '/' } = useSearch({ from: '/sign-in' });
  const setup = useQuery(setupQuery);
  const queryClient = useQueryClient();
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<Login>({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.includes('@') ? null : 'An e-mail address, please.'),
      password: (value) => (value === '' ? 'Your password, please.' : null),
    },
  });
  const submit = async ({ email, password }: Login) => {
    setProblem(null);
    const why = await signIn(email, password);
    if (why !== null) {
      setProblem(why);
      return;
    }
    await queryClient.resetQueries({ queryKey: sessionQuery.queryKey });
    router.history.push(next);
  };
  const demo = setup.data?.demo ?? null;

  return (
    <main className={classes['harbour']}>
      <title>Sign in · Ahoy</title>
      <SchemeToggle className={classes['scheme'] ?? ''} />
      <Card className={classes['card'] ?? ''} padding="xl" shadow="md">
        <Group gap={10} className={classes['wordmark'] ?? ''}>
          <AnchorIcon size={34} />
          <Title order={1}>Ahoy</Title>
        </Group>
        <Text c="dimmed" mb="lg">
          Sign in, and see who is calling.
        </Text>
        <form onSubmit={form.onSubmit(submit)} noValidate>
          <Stack>
            {problem !== null && <Note trouble>{problem}</Note>}
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
            <Button variant="default" size="compact-md" onClick={() => form.setValues({ ...demo })}>
              Use it
            </Button>
          </div>
        )}
      </Card>
      <svg
        className={classes['sea']}
        viewBox="0 0 1440 240"
        preserveAspectRatio="xMidYMin slice"
        aria-hidden="true"
      >
        <path
          d="M0 90c120 0 120-50 240-50s120 50 240 50 120-50 240-50 120 50 240 50 120-50 240-50 120 50 240 50v150H0Z"
          opacity="0.45"
        />
        <path
          d="M0 130c90 0 90 40 180 40s90-40 180-40 90 40 180 40 90-40 180-40 90 40 180 40 90-40 180-40 90 40 180 40 90-40 180-40v110H0Z"
          opacity="0.8"
        />
      </svg>
    </main>
  );
}
