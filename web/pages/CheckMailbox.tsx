/** The page that asks to open the link in a mail, after a sign-up or a sign-in with an address that is not confirmed. */
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { setupQuery } from '../api.ts';
import { sendConfirmation } from '../auth.ts';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { NoMail, OuterPage, ToSignIn } from '../ui/OuterPage.tsx';
import { Note } from '../ui/page.tsx';
import { Problem, useSecondsUntil } from '../ui/Problem.tsx';
import { inWords } from '../ui/wait.ts';

/** Mails take a while; who asks again at once has two, of which one no longer works. */
const PAUSE_MS = 60_000;

interface CheckMailboxProps {
  readonly email: string;
  readonly next: string;
  /** Why there is a mail. */
  readonly children?: ReactNode;
}

export function CheckMailbox({ email, next, children }: CheckMailboxProps) {
  const setup = useQuery(setupQuery);
  const [sent, setSent] = useState<Awaited<ReturnType<typeof sendConfirmation>> | null>(null);
  const [sending, setSending] = useState(false);
  const [again, setAgain] = useState<number | null>(null);
  const wait = useSecondsUntil(again);
  const send = async () => {
    setSending(true);
    const outcome = await sendConfirmation(email, next);
    setSending(false);
    setSent(outcome);
    setAgain(outcome.done ? Date.now() + PAUSE_MS : outcome.retryAt);
  };
  return (
    <OuterPage title={text.signIn.mailbox} lead={text.signIn.mailboxLead}>
      <Stack>
        {children !== undefined && <Text>{children}</Text>}
        <Text>
          {marked(text.signIn.mailSent, () => (
            <strong>{email}</strong>
          ))}
        </Text>
        <NoMail />
        {setup.data?.outbox === true && (
          <Note trouble={false}>
            {marked(text.signIn.inOutbox, (outbox) => (
              <Anchor inherit component={Link} to="/outbox" underline="always">
                {outbox}
              </Anchor>
            ))}
          </Note>
        )}
        {sent?.done === true && <Note trouble={false}>{text.signIn.sentAgain}</Note>}
        {sent?.done === false && <Problem failure={sent} />}
        <Button variant="default" size="md" loading={sending} disabled={wait > 0} onClick={() => void send()}>
          {wait > 0 ? text.signIn.sendAgainIn(inWords(wait)) : text.signIn.sendAgain}
        </Button>
        <Text size="sm">
          {marked(text.signIn.wrongAddress, (again) => (
            <Anchor
              inherit
              underline="always"
              renderRoot={(props) => <Link {...props} to="/sign-up" search={{ next }} reloadDocument />}
            >
              {again}
            </Anchor>
          ))}
        </Text>
        <ToSignIn next={next}>{text.signIn.haveAccount}</ToSignIn>
      </Stack>
    </OuterPage>
  );
}
