/** What the link in the mail to a new address leads to. */
import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { confirmNewAddress, sessionQuery } from '../auth.ts';
import { text } from '../languages/text.ts';
import { done } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { Problem } from '../ui/Problem.tsx';

export function ConfirmEmail({ token }: { readonly token: string }) {
  const navigate = useNavigate({ from: '/account' });
  const queryClient = useQueryClient();
  const confirm = useMutation({
    mutationFn: () => confirmNewAddress(token),
    async onSuccess(outcome) {
      if (!outcome.done) return;
      done(text.account.emailChanged(outcome.data.email));
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await navigate({ search: {}, replace: true });
    },
  });
  return (
    <Section title={text.account.newEmail} about={text.account.confirmAbout}>
      <Stack align="flex-start" gap="sm">
        {confirm.data?.done === false && <Problem failure={confirm.data} />}
        <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {text.account.useNewEmail}
        </Button>
      </Stack>
    </Section>
  );
}
