import { Anchor, Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { askForReset, type Outcome, resetPassword } from '../auth.ts';
import { usePageLanguage } from '../languages/page-language.ts';
import { text } from '../languages/text.ts';
import { EmailField, emailProblem, NewPassword, passwordProblem } from '../ui/account-fields.tsx';
import { FormPage, NoMail, OuterPage } from '../ui/OuterPage.tsx';
import { Note } from '../ui/page.tsx';

/** The page that sends a link for a new password. */
export function ForgottenPassword() {
  usePageLanguage();
  const [asked, setAsked] = useState<Outcome<unknown> | null>(null);
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: emailProblem },
  });
  const submit = async ({ email }: { readonly email: string }) => setAsked(await askForReset(email.trim()));
  return (
    <FormPage
      title={text.common.newPassword}
      lead={text.signIn.newPasswordLead}
      onSubmit={form.onSubmit(submit)}
      submitting={form.submitting}
      action={text.signIn.sendLink}
      problem={asked?.done === false ? asked : null}
      fields={
        <>
          <NoMail />
          {asked?.done === true && <Note trouble={false}>{text.signIn.linkSent}</Note>}
          <EmailField {...form.getInputProps('email')} />
        </>
      }
    >
      <BackToSignIn />
    </FormPage>
  );
}

/** The page that the link opens. */
export function ResetPassword() {
  usePageLanguage();
  const { token } = useParams({ from: '/reset-password/$token' });
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: passwordProblem },
  });
  const submit = async ({ password }: { readonly password: string }) => {
    setOutcome(await resetPassword(token, password));
  };
  if (outcome?.done === true) {
    return (
      <OuterPage title={text.common.newPassword} lead={text.signIn.passwordSet}>
        <Stack>
          <Note trouble={false}>{text.signIn.signedOutElsewhere}</Note>
          <Button component={Link} to="/sign-in" size="md" fullWidth>
            {text.common.signIn}
          </Button>
        </Stack>
      </OuterPage>
    );
  }
  if (outcome?.code === 'INVALID_TOKEN') {
    return (
      <OuterPage title={text.common.newPassword} lead={text.signIn.linkOver}>
        <Stack>
          <Note trouble>{text.signIn.linkOverAbout}</Note>
          <Button component={Link} to="/reset-password" size="md" fullWidth>
            {text.signIn.sendNewLink}
          </Button>
          <BackToSignIn />
        </Stack>
      </OuterPage>
    );
  }
  return (
    <FormPage
      title={text.common.newPassword}
      lead={text.signIn.chooseLead}
      onSubmit={form.onSubmit(submit)}
      submitting={form.submitting}
      action={text.signIn.setPassword}
      problem={outcome}
      fields={<NewPassword label={text.common.newPassword} {...form.getInputProps('password')} />}
    >
      <BackToSignIn />
    </FormPage>
  );
}

const BackToSignIn = () => (
  <Anchor component={Link} to="/sign-in" underline="always">
    {text.signIn.back}
  </Anchor>
);
