import { Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type RouterOutputs, useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';

export type Team = RouterOutputs['team']['list'];
export type Member = Team['members'][number];
export type Role = Member['role'];

export interface Standing {
  readonly role: Role;
  /** The staff member that they are. */
  readonly staffId: string | null;
}

interface StandingFieldsProps {
  readonly standing: Standing;
  /** The roles that can be given. */
  readonly roles: readonly Role[];
  readonly onChange: (standing: Standing) => void;
}

/** What somebody is: a role and, where they have a calendar, whose it is. */
export function StandingFields({ standing, roles, onChange }: StandingFieldsProps) {
  const trpc = useTRPC();
  const { id } = useBusiness();
  const profile = useQuery(trpc.businesses.get.queryOptions({ businessId: id }));
  const staff = (profile.data?.staff ?? []).map((person) => ({ value: person.id, label: person.name }));
  return (
    <Group grow align="flex-start" preventGrowOverflow={false} gap="sm">
      <Select
        label={text.team.role}
        allowDeselect={false}
        miw={220}
        data={roles.map((value) => ({ value, label: text.team.rights[value] }))}
        value={standing.role}
        onChange={(role) => role !== null && onChange({ ...standing, role })}
      />
      <Select
        label={standing.role === 'staff' ? text.team.who : text.team.whoOptional}
        placeholder={text.team.whoExample}
        miw={180}
        clearable={standing.role !== 'staff'}
        data={staff}
        value={standing.staffId}
        onChange={(staffId) => onChange({ ...standing, staffId })}
      />
    </Group>
  );
}

/** @returns what is missing, or null. */
export const standingProblem = ({ role, staffId }: Standing): string | null =>
  role === 'staff' && staffId === null ? text.team.whoMissing : null;
