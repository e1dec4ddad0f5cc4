/** The e-mails of an installation outside production, with working links, and the texts on customers' phones. */
import { Anchor, Card, Container, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { setupQuery } from '../api.ts';
import { text } from '../languages/text.ts';
import classes from './Outbox.module.css';
import { Phones } from '../texts/Phones.tsx';
import { currentLocale } from '../ui/format.ts';
import { Dimmed, Empty, NotFound, Waiting } from '../ui/page.tsx';

interface Mail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly status: 'queued' | 'sent' | 'failed';
  readonly attempts: number;
  readonly error: string | null;
  readonly createdAt: string;
}

/** Short: somebody who has just asked for an e-mail waits for it here. */
const REFRESH_MS = 2_000;

export function Outbox() {
  const setup = useQuery(setupQuery);
  const mails = useQuery({
    queryKey: ['outbox'],
    queryFn: async () => {
      const response = await fetch('/api/outbox');
      if (response.status === 404) return null;
      if (!response.ok) throw new Error(`The service answered ${response.status}.`);
      return (await response.json()) as readonly Mail[];
    },
    refetchInterval: REFRESH_MS,
  });
  if (mails.data === undefined) return <Waiting request={mails} />;
  if (mails.data === null) return <NotFound />;
  const leaves = setup.data?.vendors.some(({ name, live }) => name === 'E-mail' && live) === true;
  return (
    <Container component="main" size="md" py="xl">
      <title>{text.ui.windowTitle(text.outbox.title)}</title>
      <Anchor component={Link} to="/" underline="always" size="sm">
        {text.outbox.back}
      </Anchor>
      <Title order={1} mt="xs">
        {text.outbox.title}
      </Title>
      <Tabs defaultValue="mails" keepMounted={false} mt="md">
        <Tabs.List>
          <Tabs.Tab value="mails">{text.outbox.mails}</Tabs.Tab>
          <Tabs.Tab value="texts">{text.outbox.texts}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="mails" pt="md">
          <Mails mails={mails.data} leaves={leaves} />
        </Tabs.Panel>
        <Tabs.Panel value="texts" pt="md">
          <Phones />
        </Tabs.Panel>
      </Tabs>
    </Container>
  );
}

function Mails({ mails, leaves }: { readonly mails: readonly Mail[]; readonly leaves: boolean }) {
  return (
    <Stack gap="md">
      <Text c="dimmed">{leaves ? text.outbox.leaves : text.outbox.stays}</Text>
      {mails.length === 0 ? (
        <Card>
          <Empty title={text.outbox.none}>{text.outbox.noneAbout}</Empty>
        </Card>
      ) : (
        <Stack component="ul" gap="md">
          {mails.map((mail) => (
            <li key={mail.id}>
              <MailCard mail={mail} leaves={leaves} />
            </li>
          ))}
        </Stack>
      )}
    </Stack>
  );
}

function MailCard({ mail, leaves }: { readonly mail: Mail; readonly leaves: boolean }) {
  return (
    <Card component="article" aria-labelledby={mail.id}>
      <Group justify="space-between" align="baseline" gap={4}>
        <h3 id={mail.id} className={classes['subject']}>
          {mail.subject}
        </h3>
        <Dimmed className="figures">{new Date(mail.createdAt).toLocaleTimeString(currentLocale())}</Dimmed>
      </Group>
      <Dimmed>{text.outbox.to(mail.recipient, statusOf(mail, leaves))}</Dimmed>
      <Text className={`typed ${classes['body'] ?? ''}`}>
        <Linked body={mail.body} />
      </Text>
    </Card>
  );
}

function statusOf({ status, attempts, error }: Mail, leaves: boolean): string {
  switch (status) {
    case 'queued':
      if (!leaves) return text.outbox.staysHere;
      return error === null ? text.outbox.onItsWay : text.outbox.tried(attempts, error);
    case 'sent':
      return text.outbox.sent;
    case 'failed':
      return text.outbox.failed(error);
  }
}

/** The text with its web addresses as links. */
function Linked({ body }: { readonly body: string }) {
  return body.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/).map((piece, index) =>
    index % 2 === 1 ? (
      <Anchor key={index} href={piece} underline="always">
        {piece}
      </Anchor>
    ) : (
      <Fragment key={index}>{piece}</Fragment>
    ),
  );
}
