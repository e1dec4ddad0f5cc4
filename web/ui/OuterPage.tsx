/** The pages outside the dashboard, and what they have in common. */
import { Anchor, Button, Card, Group, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { type ReactNode, type SubmitEventHandler, useState } from 'react';
import { setupQuery } from '../api.ts';
import { type Failure, signInByGoogle } from '../auth.ts';
import { text } from '../languages/text.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { tellOtherTabs } from '../other-tabs.ts';
import { Form } from './form.tsx';
import { AnchorIcon } from './icons.tsx';
import classes from './OuterPage.module.css';
import { Note } from './page.tsx';
import { Problem } from './Problem.tsx';
import { SchemeToggle } from './SchemeToggle.tsx';

interface OuterPageProps {
  /** The window's title. */
  readonly title: string;
  /** The purpose of the page, below the name. */
  readonly lead: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The frame of the pages outside the dashboard: one card above the sea. */
export function OuterPage({ title, lead, wide = false, children }: OuterPageProps) {
  return (
    <main className={classes['page']}>
      <title>{text.ui.windowTitle(title)}</title>
      <SchemeToggle className={classes['scheme'] ?? ''} />
      <Card className={classes['card'] ?? ''} padding="xl" shadow="md" data-wide={wide}>
        <Group gap={10} className={classes['wordmark'] ?? ''}>
          <AnchorIcon size={34} />
          <Title order={1}>{text.ui.product}</Title>
        </Group>
        <Text c="dimmed" mt={6} mb="lg">
          {lead}
        </Text>
        {children}
      </Card>
      <LanguageSwitch />
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

interface FormPageProps {
  readonly title: string;
  readonly lead: string;
  readonly onSubmit: SubmitEventHandler<HTMLFormElement>;
  readonly submitting: boolean;
  /** What the button says. */
  readonly action: string;
  readonly problem: Failure | null;
  readonly fields: ReactNode;
  /** The ways to other pages, below the button. */
  readonly children?: ReactNode;
}

/** A page outside the dashboard that is one form. */
export const FormPage = ({
  title,
  lead,
  onSubmit,
  submitting,
  action,
  problem,
  fields,
  children,
}: FormPageProps) => (
  <OuterPage title={title} lead={lead}>
    <Form submit={onSubmit}>
      {problem !== null && <Problem failure={problem} />}
      {fields}
      <Button type="submit" size="md" fullWidth loading={submitting}>
        {action}
      </Button>
      {children}
    </Form>
  </OuterPage>
);

interface GoogleButtonProps {
  /** The page to open afterwards. */
  readonly next: string;
  readonly onProblem: (failure: Failure) => void;
}

/** The button to sign in or up with Google; nothing where the service has no Google sign-in. */
export function GoogleButton({ next, onProblem }: GoogleButtonProps) {
  const setup = useQuery(setupQuery);
  const [leaving, setLeaving] = useState(false);
  if (setup.data?.google !== true) return null;
  const leave = async () => {
    setLeaving(true);
    const outcome = await signInByGoogle(next);
    if (outcome.done) return;
    setLeaving(false);
    onProblem(outcome);
  };
  return (
    <Button variant="default" size="md" fullWidth loading={leaving} onClick={() => void leave()}>
      {text.ui.withGoogle}
    </Button>
  );
}

/** A warning where no e-mail leaves the service, and no outbox shows it either. */
export function NoMail() {
  const { data } = useQuery(setupQuery);
  const leaves = data?.outbox !== false || data.vendors.some(({ name, live }) => name === 'E-mail' && live);
  if (leaves) return null;
  return <Note trouble>{text.ui.noMail}</Note>;
}

/** A link to the sign-in page, for those who have an account. */
export const ToSignIn = ({ next, children }: { readonly next: string; readonly children: ReactNode }) => (
  <Text size="sm">
    {children}{' '}
    <Anchor
      inherit
      underline="always"
      renderRoot={(props) => <Link {...props} to="/sign-in" search={{ next }} />}
    >
      {text.common.signIn}
    </Anchor>
  </Text>
);

/** Goes on to a page as the user who has just signed in, without the data of an earlier user. */
export function useEnter(next: string): () => Promise<void> {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async () => {
    tellOtherTabs('signed-in');
    await queryClient.resetQueries();
    router.history.push(next);
  };
}
