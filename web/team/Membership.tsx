import { Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type RouterOutputs, useReload, useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';

export type Team = RouterOutputs['team']['list'];
export type Member = Team['members'][number];
export type Role = Member['role'];

export interface Membership {
  readonly role: Role;
  /** The member of staff that they are. */
  readonly staffId: string | null;
}

interface MembershipFieldsProps {
  readonly membership: Membership;
  /** The roles that can be given. */
  readonly roles: readonly Role[];
  readonly onChange: (membership: Membership) => void;
}

/** The fields for a role and, where they have a calendar, for the member of staff that they are. */
export function MembershipFields({ membership, roles, onChange }: MembershipFieldsProps) {
  const { trpc, id } = useBusiness();
  const profile = useQuery(trpc.businesses.get.queryOptions({ businessId: id }));
  const staff = (profile.data?.staff ?? []).map((person) => ({ value: person.id, label: person.name }));
  return (
    <Group grow align="flex-start" preventGrowOverflow={false} gap="sm">
      <Select
        label={text.team.role}
        allowDeselect={false}
        miw={220}
        data={roles.map((value) => ({ value, label: text.team.rights[value] }))}
        value={membership.role}
        onChange={(role) => role !== null && onChange({ ...membership, role })}
      />
      <Select
        label={membership.role === 'staff' ? text.team.who : text.team.whoOptional}
        placeholder={text.team.whoExample}
        miw={180}
        clearable={membership.role !== 'staff'}
        data={staff}
        value={membership.staffId}
        onChange={(staffId) => onChange({ ...membership, staffId })}
      />
    </Group>
  );
}

/** @returns what is missing, or null. */
export const membershipProblem = ({ role, staffId }: Membership): string | null =>
  role === 'staff' && staffId === null ? text.team.whoMissing : null;

/** Loads again what a change of the team affects: the team, and what its members may see. */
export function useRefreshTeam(): () => Promise<void> {
  const trpc = useTRPC();
  const reload = useReload();
  return () => reload(trpc.team.pathKey(), trpc.businesses.mine.pathKey());
}
