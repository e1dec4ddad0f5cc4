import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { emailProblem } from '../ui/account-fields.tsx';
import { CopyIconButton } from '../ui/icon-buttons.tsx';
import { Note } from '../ui/Note.tsx';
import { Section } from '../ui/Section.tsx';
import { type Role, type Membership, MembershipFields, membershipProblem } from './Membership.tsx';
import classes from './team.module.css';
import { useRefreshTeam } from './useRefreshTeam.ts';

/** The form for an invitation; its link is shown once, for those who want to hand it over themselves. */
export function InviteCard({ roles }: { readonly roles: readonly Role[] }) {
  const trpc = useTRPC();
  const { id } = useBusiness();
  const [email, setEmail] = useState('');
  const [membership, setMembership] = useState<Membership>({ role: 'staff', staffId: null });
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
    const wrong = emailProblem(email) ?? membershipProblem(membership);
    setProblem(wrong);
    if (wrong === null) invite.mutate({ businessId: id, email: email.trim(), standing: membership });
  };
  return (
    <Section title={text.team.invite}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label={text.common.email}
            type="email"
            autoComplete="off"
            value={email}
            onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          />
          <MembershipFields membership={membership} roles={roles} onChange={setMembership} />
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
    </Section>
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
        <CopyIconButton value={link} label={text.team.copyLink} />
      </Group>
    </Note>
  );
}
