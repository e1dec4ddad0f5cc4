import { Badge, Button, Code, Group, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import {
  type Membership,
  MembershipFields,
  membershipProblem,
  type Role,
  type Team,
  useRefreshTeam,
} from './Membership.tsx';
import classes from './team.module.css';
import { emailProblem } from '../ui/account-fields.tsx';
import { Form, typedIn } from '../ui/form.tsx';
import { dateOf } from '../ui/format.ts';
import { CopyIconButton, SmallButton } from '../ui/buttons.tsx';
import { Dimmed, Note, Section } from '../ui/page.tsx';

/** The invitations that nobody has accepted yet. */
export function Invitations({ invitations }: { readonly invitations: Team['invitations'] }) {
  const { trpc, id, zone } = useBusiness();
  const refresh = useRefreshTeam();
  const revoke = useMutation(trpc.team.revoke.mutationOptions({ onSuccess: refresh }));
  const again = useMutation(trpc.team.inviteAgain.mutationOptions({ onSuccess: refresh }));
  const failed = revoke.error ?? again.error;
  const sentTo = invitations.find((each) => each.id === again.variables?.id)?.email;
  if (invitations.length === 0) return null;
  return (
    <Section title={text.team.invited}>
      {failed !== null && <Note trouble>{failed.message}</Note>}
      {again.data !== undefined && sentTo !== undefined && <NewLink link={again.data.link} to={sentTo} />}
      <ul>
        {invitations.map((each) => (
          <li key={each.id} className={classes['row']}>
            <div>
              <Text fw={600} className={classes['email'] ?? ''}>
                {each.email}
              </Text>
              <Dimmed>
                {each.expired ? text.team.expired : text.team.until(dateOf(each.expiresAt, zone))}
              </Dimmed>
            </div>
            <Badge variant="default">{text.team.roles[each.role]}</Badge>
            {each.manageable && (
              <Group gap="xs" className={classes['actions'] ?? ''}>
                <SmallButton
                  aria-label={text.team.sendAgainTo(each.email)}
                  loading={again.isPending && again.variables.id === each.id}
                  onClick={() => again.mutate({ businessId: id, id: each.id })}
                >
                  {text.team.sendAgain}
                </SmallButton>
                <SmallButton
                  aria-label={text.team.revokeOf(each.email)}
                  loading={revoke.isPending && revoke.variables.id === each.id}
                  onClick={() => revoke.mutate({ businessId: id, id: each.id })}
                >
                  {text.common.revoke}
                </SmallButton>
              </Group>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The form for an invitation; its link is shown once, for those who want to hand it over themselves. */
export function InviteCard({ roles }: { readonly roles: readonly Role[] }) {
  const { trpc, id } = useBusiness();
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
  const submit = () => {
    const wrong = emailProblem(email) ?? membershipProblem(membership);
    setProblem(wrong);
    if (wrong === null) invite.mutate({ businessId: id, email: email.trim(), standing: membership });
  };
  return (
    <Section title={text.team.invite}>
      <Form submit={submit} gap="sm">
        <TextInput label={text.common.email} type="email" autoComplete="off" {...typedIn(email, setEmail)} />
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
      </Form>
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
