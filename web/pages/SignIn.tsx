import { Anchor, Group, PasswordInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { setupQuery } from '../api.ts';
import { type Failure, giveCode, googleFailure, signIn } from '../auth.ts';
import { usePageLanguage } from '../languages/page-language.ts';
import { text } from '../languages/text.ts';
import { CheckMailbox } from './CheckMailbox.tsx';
import classes from './SignIn.module.css';
import { EmailField, emailProblem } from '../ui/account-fields.tsx';
import { SmallButton } from '../ui/buttons.tsx';
import { FormPage, GoogleButton, useEnter } from '../ui/OuterPage.tsx';
import { Note } from '../ui/page.tsx';

interface Login {
  readonly email: string;
  readonly password: string;
}

/** The step of the sign-in. */
type Step = { readonly type: 'password' | 'code' } | { readonly type: 'mailbox'; readonly email: string };

export function SignIn() {
  usePageLanguage();
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
          {confirm === undefined ? text.signIn.unconfirmed : text.signIn.linkTooOld}
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
    initialValues: { email: known, password: '' },
    validate: {
      email: emailProblem,
      password: (value) => (value === '' ? text.signIn.noPassword : null),
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
  const enterDemo = (login: Login) => {
    form.setValues(login);
    form.onSubmit(submit)();
  };

  return (
    <FormPage
      title={text.common.signIn}
      lead={text.signIn.lead}
      onSubmit={form.onSubmit(submit)}
      submitting={form.submitting}
      action={text.common.signIn}
      problem={problem}
      fields={
        <>
          {confirm !== undefined && problem === null && (
            <Note trouble={false}>{text.signIn.confirmsAddress}</Note>
          )}
          <EmailField {...form.getInputProps('email')} />
          <PasswordInput
            label={text.common.password}
            autoComplete="current-password"
            size="md"
            {...form.getInputProps('password')}
          />
        </>
      }
    >
      <GoogleButton next={next} onProblem={setProblem} />
      <Group justify="space-between" gap="xs">
        {setup.data?.signUp !== 'closed' && (
          <Anchor
            underline="always"
            renderRoot={(props) => <Link {...props} to="/sign-up" search={{ next }} />}
          >
            {text.signIn.createAccount}
          </Anchor>
        )}
        <Anchor component={Link} to="/reset-password" underline="always">
          {text.signIn.forgotten}
        </Anchor>
      </Group>
      {demo !== null && (
        <div className={classes['demo']}>
          <div>
            <Text size="sm" fw={600}>
              {text.signIn.demoLogin}
            </Text>
            <Text size="sm" className={classes['demoLogin'] ?? ''}>
              {demo.email}
              <br />
              {demo.password}
            </Text>
          </div>
          <SmallButton onClick={() => enterDemo(demo)}>{text.signIn.useDemo}</SmallButton>
        </div>
      )}
    </FormPage>
  );
}

function SecondFactor({ next }: { readonly next: string }) {
  const enter = useEnter(next);
  const [problem, setProblem] = useState<Failure | null>(null);
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (value) => (value.trim() === '' ? text.signIn.noCode : null) },
  });
  const submit = async ({ code }: { readonly code: string }) => {
    setProblem(null);
    const outcome = await giveCode(code.replaceAll(/\s/g, ''));
    if (outcome.done) await enter();
    else setProblem(outcome);
  };
  return (
    <FormPage
      title={text.signIn.secondStep}
      lead={text.signIn.secondStepLead}
      onSubmit={form.onSubmit(submit)}
      submitting={form.submitting}
      action={text.common.goOn}
      problem={problem}
      fields={
        <TextInput
          label={text.signIn.code}
          description={text.signIn.codeAbout}
          autoComplete="one-time-code"
          size="md"
          autoFocus
          {...form.getInputProps('code')}
        />
      }
    />
  );
}
