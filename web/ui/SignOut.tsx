import { UnstyledButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signOut } from '../auth.ts';
import { text } from '../languages/text.ts';
import { unsubscribeHere } from '../notices/push.ts';
import { LeaveIcon } from './icons.tsx';

export function SignOut({ className }: { readonly className: string }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const leave = useMutation({
    mutationFn: async () => {
      // What is pushed here names customers, and is for who is signed in. Whoever leaves is signed out also where it fails.
      await unsubscribeHere().catch(() => undefined);
      return signOut();
    },
    async onSuccess() {
      queryClient.clear();
      await navigate({ to: '/sign-in' });
    },
  });
  return (
    <UnstyledButton className={className} onClick={() => leave.mutate()}>
      <LeaveIcon size={18} />
      <span>{leave.isError ? text.ui.notSignedOut : text.common.signOut}</span>
    </UnstyledButton>
  );
}
