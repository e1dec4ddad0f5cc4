import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { setupQuery } from '../api.ts';
import { type NewAccount, sendConfirmation, signIn, signUp } from '../auth.ts';
import { emailProblem, NewPassword, passwordProblem } from '../ui/account-fields.tsx';
import { GoogleButton } from '../ui/GoogleButton.tsx';
import { Harbour } from '../ui/Harbour.tsx';
import { Note } from '../ui/Note.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { useEnter } from '../ui/useEnter.ts';

export function SignUp() {
  const { next = '/', email = '', invitation } = useSearch({ from: '/sign-up' });
  const setup = useQuery(setupQuery);
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (setup.isPending) return <Loading />;
  if (setup.isError) return <Failed error={setup.error} again={() => void setup.refetch()} />;
  if (sentTo !== null) return <LinkSent email={sentTo} next={next} outbox={setup.data.outbox} />;
  // Whoever opens the link to a team shows the invitation that it is.
  const token = invitation ?? /^\/invitation\/([\w-]+)$/.exec(next)?.[1];
  switch (setup.data.signUp) {
    case 'closed':
      return (
        <NoAccount next={next}>
          There are no new accounts here. If you need one, ask whoever runs this installation.
        </NoAccount>
      );
    case 'invite':
      if (token === undefined)
        return (
          <NoAccount next={next} google>
            An account here needs an invitation. Open the link in the mail that invited you. If you have none,
            ask whoever runs this installation, or the owner of the business that you work for.
          </NoAccount>
        );
      break;
    case 'open':
  }
  return <NewAccountForm next={next} invited={email} invitation={token} onSent={setSentTo} />;
}

interface FormProps {
  readonly next: string;
  readonly invited: string;
  readonly invitation: string | undefined;
  /** A link is on its way to this address. */
  readonly onSent: (email: string) => void;
}

function NewAccountForm({ next, invited, invitation, onSent }: FormProps) {
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
    const account = { name: name.trim(), email: email.trim(), password };
    const made = await signUp(account, { invitation, next });
    if (!made.done) setProblem(made.why);
    else if (!made.data.confirmed) onSent(account.email);
    else {
      const entered = await signIn(account.email, password);
      if (entered.done) await enter();
      else setProblem(entered.why);
    }
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
            maxLength={100}
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
          <GoogleButton next={next} onProblem={setProblem} />
          <ToSignIn next={next}>Been here before?</ToSignIn>
        </Stack>
      </form>
    </Harbour>
  );
}

interface LinkSentProps {
  readonly email: string;
  readonly next: string;
  /** Whether mails can be read here, since this installation is only tried out. */
  readonly outbox: boolean;
}

function LinkSent({ email, next, outbox }: LinkSentProps) {
  const [again, setAgain] = useState<{ readonly trouble: boolean; readonly words: string } | null>(null);
  const [sending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    const outcome = await sendConfirmation(email, next);
    setSending(false);
    setAgain(
      outcome.done
        ? { trouble: false, words: 'It is on its way again.' }
        : { trouble: true, words: outcome.why },
    );
  };
  return (
    <Harbour title="Confirm your address" lead="One more step: the link in your mailbox.">
      <Stack>
        <Text>
          We have sent a mail to <strong>{email}</strong>. Open the link in it and sign in with the password
          that you have just chosen; then your account is ready. It may take a minute, and may be among the
          unwanted mail.
        </Text>
        {outbox && (
          <Note trouble={false}>
            This installation is being tried out: the mail can be read in the{' '}
            <Anchor inherit component={Link} to="/outbox" underline="always">
              outbox
            </Anchor>
            .
          </Note>
        )}
        {again !== null && <Note trouble={again.trouble}>{again.words}</Note>}
        <Button variant="default" size="md" loading={sending} onClick={() => void send()}>
          Send it again
        </Button>
        <ToSignIn next={next}>Have you an account already?</ToSignIn>
      </Stack>
    </Harbour>
  );
}

interface NoAccountProps {
  readonly next: string;
  /** Whether Google may know of an invitation. */
  readonly google?: boolean;
  readonly children: ReactNode;
}

function NoAccount({ next, google = false, children }: NoAccountProps) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Harbour title="Create an account" lead="Accounts here are by invitation.">
      <Stack>
        {problem !== null && <Note trouble>{problem}</Note>}
        <Text>{children}</Text>
        {google && <GoogleButton next={next} onProblem={setProblem} />}
        <ToSignIn next={next}>Been here before?</ToSignIn>
      </Stack>
    </Harbour>
  );
}

const ToSignIn = ({ next, children }: { readonly next: string; readonly children: ReactNode }) => (
  <Text size="sm">
    {children}{' '}
    <Anchor
      inherit
      underline="always"
      renderRoot={(props) => <Link {...props} to="/sign-in" search={{ next }} />}
    >
      Sign in
    </Anchor>
  </Text>
);
