import {
  ActionIcon,
  Button,
  Card,
  Code,
  CopyButton,
  Group,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { emailProblem } from '../ui/account-fields.tsx';
import { CheckIcon, CopyIcon } from '../ui/icons.tsx';
import { Note } from '../ui/Note.tsx';
import { type Role, type Standing, StandingFields, standingProblem } from './Standing.tsx';
import classes from './team.module.css';
import { useRefreshTeam } from './useRefreshTeam.ts';

/** Where somebody is invited; the link is shown once, for who would rather hand it over themselves. */
export function InviteCard({ roles }: { readonly roles: readonly Role[] }) {
  const trpc = useTRPC();
  const { id } = useBusiness();
  const [email, setEmail] = useState('');
  const [standing, setStanding] = useState<Standing>({ role: 'staff', staffId: null });
  const [problem, setProblem] = useState<string | null>(null);
  const refresh = useRefreshTeam();
  const invite = useMutation(
    trpc.team.invite.mutationOptions({
      async onSuccess() {
        setEmail('');
        await refresh();
      },
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const wrong = emailProblem(email) ?? standingProblem(standing);
    setProblem(wrong);
    if (wrong === null) invite.mutate({ businessId: id, email: email.trim(), standing });
  };
  return (
    <Card component="section" aria-labelledby="invite">
      <Title order={2} id="invite" mb="sm">
        {text.team.invite}
      </Title>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label={text.business.email}
            type="email"
            autoComplete="off"
            value={email}
            onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          />
          <StandingFields standing={standing} roles={roles} onChange={setStanding} />
          {problem !== null && <Note trouble>{problem}</Note>}
          {invite.isError && (
            <Note trouble>
              {invite.error.message}{' '}
              {invite.error.data?.code === 'PAYMENT_REQUIRED' && (
                <Link to="/billing">{text.team.seePlans}</Link>
              )}
            </Note>
          )}
          <Group>
            <Button type="submit" loading={invite.isPending}>
              {text.team.send}
            </Button>
          </Group>
          {invite.isSuccess && <NewLink link={invite.data.link} to={invite.variables.email} />}
        </Stack>
      </form>
    </Card>
  );
}

export function NewLink({ link, to }: { readonly link: string; readonly to: string }) {
  return (
    <Note trouble={false}>
      <Text size="sm" mb={4}>
        {text.team.sent(to)}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Code className={classes['linkText'] ?? ''}>{link}</Code>
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <ActionIcon
              variant="default"
              size="lg"
              onClick={copy}
              aria-label={copied ? text.common.copied : text.team.copyLink}
            >
              {copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
            </ActionIcon>
          )}
        </CopyButton>
      </Group>
    </Note>
  );
}
