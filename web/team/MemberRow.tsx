import { Badge, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import {
  type Member,
  type Membership,
  MembershipFields,
  membershipProblem,
  type Role,
  useRefreshTeam,
} from './Membership.tsx';
import { MemberPhone } from './MemberPhone.tsx';
import classes from './team.module.css';
import { SmallButton } from '../ui/buttons.tsx';
import { ConfirmDialog, Dialog, DialogButtons } from '../ui/Dialog.tsx';
import { Dimmed, Note } from '../ui/page.tsx';

interface MemberRowProps {
  readonly member: Member;
  readonly roles: readonly Role[];
}

export function MemberRow({ member, roles }: MemberRowProps) {
  const [open, setOpen] = useState<'change' | 'remove' | null>(null);
  const close = () => setOpen(null);
  return (
    <li className={classes['row']}>
      <div>
        <Text fw={600}>
          {member.name}
          {member.self && <span className={classes['you']}> {text.team.you}</span>}
        </Text>
        <Dimmed className={classes['email'] ?? ''}>{member.email}</Dimmed>
      </div>
      <Group gap="xs">
        <Badge variant="default">{text.team.roles[member.role]}</Badge>
        {member.secondFactor && <Badge variant="default">{text.common.secondFactor}</Badge>}
      </Group>
      <Group gap="xs" className={classes['actions'] ?? ''}>
        {member.manageable && (
          <SmallButton aria-label={text.team.changeOf(member.name)} onClick={() => setOpen('change')}>
            {text.team.change}
          </SmallButton>
        )}
        {(member.manageable || member.self) && (
          <SmallButton
            aria-label={member.self ? text.team.leaveTeam : text.common.removeOf(member.name)}
            onClick={() => setOpen('remove')}
          >
            {member.self ? text.team.leave : text.common.remove}
          </SmallButton>
        )}
      </Group>
      {open === 'change' && <ChangeDialog member={member} roles={roles} close={close} />}
      {open === 'remove' && <RemoveDialog member={member} close={close} />}
    </li>
  );
}

interface DialogProps {
  readonly member: Member;
  readonly close: () => void;
}

function ChangeDialog({ member, roles, close }: DialogProps & { readonly roles: readonly Role[] }) {
  const { trpc, id } = useBusiness();
  const refresh = useRefreshTeam();
  const [membership, setMembership] = useState<Membership>(member);
  const change = useMutation(
    trpc.team.change.mutationOptions({
      async onSuccess() {
        await refresh();
        close();
      },
    }),
  );
  const problem = membershipProblem(membership);
  return (
    <Dialog onClose={close} title={text.team.mayDo(member.name)} size="lg">
      <Stack>
        <MemberPhone memberId={member.userId} phone={member.phone} />
        <MembershipFields membership={membership} roles={roles} onChange={setMembership} />
        {change.isError && <Note trouble>{change.error.message}</Note>}
        {problem !== null && <Text size="sm">{problem}</Text>}
        <DialogButtons
          onCancel={close}
          loading={change.isPending}
          disabled={problem !== null}
          onClick={() =>
            change.mutate({
              businessId: id,
              memberId: member.userId,
              standing: { role: membership.role, staffId: membership.staffId },
            })
          }
        />
      </Stack>
    </Dialog>
  );
}

function RemoveDialog({ member, close }: DialogProps) {
  const { trpc, id, name } = useBusiness();
  const refresh = useRefreshTeam();
  const remove = useMutation(
    trpc.team.remove.mutationOptions({
      async onSuccess() {
        close();
        await refresh();
      },
    }),
  );
  return (
    <ConfirmDialog
      title={member.self ? text.team.leaveBusiness(name) : text.common.reallyRemove(member.name)}
      about={text.team.consequence(member.self, name)}
      confirm={member.self ? text.team.leave : text.common.remove}
      request={remove}
      onClose={close}
      onConfirm={() => remove.mutate({ businessId: id, memberId: member.userId })}
    />
  );
}
