import { Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { setupQuery, useTRPC } from '../api.ts';
import { type Failure, type NewAccount, signIn, signUp } from '../auth.ts';
import { usePageLanguage } from '../languages/page-language.ts';
import { text } from '../languages/text.ts';
import { CheckMailbox } from './CheckMailbox.tsx';
import { EmailField, emailProblem, NewPassword, passwordProblem } from '../ui/account-fields.tsx';
import { FormPage, GoogleButton, OuterPage, ToSignIn, useEnter } from '../ui/OuterPage.tsx';
import { Waiting } from '../ui/page.tsx';
import { Problem } from '../ui/Problem.tsx';

export function SignUp() {
  usePageLanguage();
  const { next = '/', email = '', invitation } = useSearch({ from: '/sign-up' });
  const setup = useQuery(setupQuery);
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (!setup.isSuccess) return <Waiting request={setup} />;
  if (sentTo !== null) return <CheckMailbox email={sentTo} next={next} />;
  const form = (token: string | undefined) => (
    <NewAccountForm next={next} invited={email} invitation={token} onSent={setSentTo} />
  );
  // A link to join a team is an invitation, too.
  const toTeam = /^\/invitation\/([\w-]+)$/.exec(next)?.[1];
  switch (setup.data.signUp) {
    case 'open':
      return form(invitation ?? toTeam);
    case 'invite':
      if (invitation !== undefined)
        return (
          <Invited email={email} token={invitation} next={next}>
            {form(invitation)}
          </Invited>
        );
      if (toTeam !== undefined) return form(toTeam);
      return (
        <NoAccount next={next} lead={text.signIn.byInvitation} google>
          {text.signIn.needsInvitation}
        </NoAccount>
      );
    case 'closed':
      return (
        <NoAccount next={next} lead={text.signIn.noNewAccounts}>
          {text.signIn.askForAccount}
        </NoAccount>
      );
  }
}

interface InvitedProps {
  readonly email: string;
  readonly token: string;
  readonly next: string;
  readonly children: ReactNode;
}

/** The form, if the invitation is still open: nobody fills it in to read then that their link is too old. */
function Invited({ email, token, next, children }: InvitedProps) {
  const trpc = useTRPC();
  const invitation = useQuery(trpc.accounts.invitation.queryOptions({ email, token }));
  if (!invitation.isSuccess) return <Waiting request={invitation} />;
  if (invitation.data.open) return children;
  return (
    <NoAccount next={next} lead={text.signIn.byInvitation} google>
      {text.signIn.invitationUsed}
    </NoAccount>
  );
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
  const [problem, setProblem] = useState<Failure | null>(null);
  const form = useForm<NewAccount>({
    initialValues: { name: '', email: invited, password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? text.signIn.noName : null),
      email: emailProblem,
      password: passwordProblem,
    },
  });
  const submit = async ({ name, email, password }: NewAccount) => {
    setProblem(null);
    const account = { name: name.trim(), email: email.trim(), password };
    const made = await signUp(account, { invitation, next });
    if (!made.done) setProblem(made);
    else if (!made.data.confirmed) onSent(account.email);
    else {
      const entered = await signIn(account.email, password);
      if (entered.done) await enter();
      else setProblem(entered);
    }
  };
  return (
    <FormPage
      title={text.signIn.createAccount}
      lead={text.signIn.createLead}
      onSubmit={form.onSubmit(submit)}
      submitting={form.submitting}
      action={text.signIn.createMine}
      problem={problem}
      fields={
        <>
          <TextInput
            label={text.signIn.yourName}
            autoComplete="name"
            size="md"
            maxLength={100}
            {...form.getInputProps('name')}
          />
          <EmailField {...form.getInputProps('email')} />
          <NewPassword {...form.getInputProps('password')} />
        </>
      }
    >
      <GoogleButton next={next} onProblem={setProblem} />
      <ToSignIn next={next}>{text.signIn.beenHere}</ToSignIn>
    </FormPage>
  );
}

interface NoAccountProps {
  readonly next: string;
  readonly lead: string;
  /** Whether Google may know of an invitation. */
  readonly google?: boolean;
  readonly children: ReactNode;
}

function NoAccount({ next, lead, google = false, children }: NoAccountProps) {
  const [problem, setProblem] = useState<Failure | null>(null);
  return (
    <OuterPage title={text.signIn.createAccount} lead={lead}>
      <Stack>
        {problem !== null && <Problem failure={problem} />}
        <Text>{children}</Text>
        {google && <GoogleButton next={next} onProblem={setProblem} />}
        <ToSignIn next={next}>{text.signIn.beenHere}</ToSignIn>
      </Stack>
    </OuterPage>
  );
}
