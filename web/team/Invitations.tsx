import { Badge, Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { dateOf } from '../ui/format.ts';
import { Note } from '../ui/Note.tsx';
import { Section } from '../ui/Section.tsx';
import { NewLink } from './InviteCard.tsx';
import type { Team } from './Membership.tsx';
import classes from './team.module.css';
import { useRefreshTeam } from './useRefreshTeam.ts';

/** The invitations that nobody has accepted yet. */
export function Invitations({ invitations }: { readonly invitations: Team['invitations'] }) {
  const trpc = useTRPC();
  const { id, zone } = useBusiness();
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
      <ul className={classes['list']}>
        {invitations.map((each) => (
          <li key={each.id} className={classes['row']}>
            <div className={classes['who']}>
              <Text fw={600} className={classes['email'] ?? ''}>
                {each.email}
              </Text>
              <Text size="sm" c="dimmed">
                {each.expired ? text.team.expired : text.team.until(dateOf(each.expiresAt, zone))}
              </Text>
            </div>
            <Badge variant="default">{text.team.roles[each.role]}</Badge>
            {each.manageable && (
              <Group gap="xs" className={classes['actions'] ?? ''}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={text.team.sendAgainTo(each.email)}
                  loading={again.isPending && again.variables.id === each.id}
                  onClick={() => again.mutate({ businessId: id, id: each.id })}
                >
                  {text.team.sendAgain}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={text.team.revokeOf(each.email)}
                  loading={revoke.isPending && revoke.variables.id === each.id}
                  onClick={() => revoke.mutate({ businessId: id, id: each.id })}
                >
                  {text.common.revoke}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
