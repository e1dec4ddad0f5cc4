/** Blocks a number, wherever it stands: of a call, a message or a text. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { done, failed } from '../ui/notify.tsx';

/** Blocks numbers, and takes it back. */
export function useBlockNumber() {
  const { trpc, id: businessId } = useBusiness();
  const queryClient = useQueryClient();
  const block = useMutation(
    trpc.customers.blockNumber.mutationOptions({
      onError: (error) => failed(text.common.unchanged, error),
      onSuccess: (_done, { phone, blocked = true }) => {
        if (blocked)
          done(text.customers.blockDone, () => block.mutate({ businessId, phone, blocked: false }));
      },
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.customers.pathKey() }),
    }),
  );
  return (phone: string, blocked: boolean) => block.mutate({ businessId, phone, blocked });
}

/** Nothing for staff, who may not block, and where the number is withheld. */
export function BlockNumber({ phone }: { readonly phone: string | null }) {
  const { role } = useBusiness();
  const block = useBlockNumber();
  if (phone === null || role === 'staff') return null;
  return (
    <Button size="sm" variant="default" onClick={() => block(phone, true)}>
      {text.customers.block}
    </Button>
  );
}
