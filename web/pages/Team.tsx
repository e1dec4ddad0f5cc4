/** The members of the team, and the invitations. */
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { Invitations, InviteCard } from '../team/Invitations.tsx';
import { MemberRow } from '../team/MemberRow.tsx';
import { Empty, PageHead, Section, Waiting } from '../ui/page.tsx';

export function Team() {
  const { trpc, id, role } = useBusiness();
  const team = useQuery(trpc.team.list.queryOptions({ businessId: id }, { enabled: role !== 'staff' }));
  if (role === 'staff') return <Empty title={text.ui.pages['/team']}>{text.team.staff}</Empty>;
  if (!team.isSuccess) return <Waiting request={team} />;
  const { members, invitations, roles } = team.data;
  return (
    <>
      <PageHead title={text.ui.pages['/team']} />
      <Stack gap="lg">
        <Section title={text.team.members}>
          <ul>
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
