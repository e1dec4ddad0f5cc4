/** The members of the team, and the invitations. */
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { Invitations } from '../team/Invitations.tsx';
import { InviteCard } from '../team/InviteCard.tsx';
import { MemberRow } from '../team/MemberRow.tsx';
import classes from '../team/team.module.css';
import { PageHead } from '../ui/PageHead.tsx';
import { Section } from '../ui/Section.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';

export function Team() {
  const trpc = useTRPC();
  const { id, role } = useBusiness();
  const team = useQuery(trpc.team.list.queryOptions({ businessId: id }, { enabled: role !== 'staff' }));
  if (role === 'staff') return <Empty title={text.team.title}>{text.team.staff}</Empty>;
  if (team.isPending) return <Loading />;
  if (team.isError) return <Failed error={team.error} again={() => void team.refetch()} />;
  const { members, invitations, roles } = team.data;
  return (
    <>
      <PageHead title={text.team.title} />
      <Stack gap="lg">
        <Section title={text.team.members}>
          <ul className={classes['list']}>
            {members.map((member) => (
              <MemberRow key={member.userId} member={member} roles={roles} />
            ))}
          </ul>
        </Section>
        <Invitations invitations={invitations} />
        <InviteCard roles={roles} />
      </Stack>
    </>
  );
}
