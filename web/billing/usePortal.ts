import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { failed } from '../ui/notify.tsx';

/** Opens Stripe's own page for cards, receipts and cancelling. */
export function usePortal() {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const portal = useMutation(
    trpc.billing.portal.mutationOptions({
      onSuccess: ({ url }) => window.location.assign(url),
      onError: (error) => failed(text.billing.noPortal, error),
    }),
  );
  return { open: () => portal.mutate({ businessId }), opening: portal.isPending };
}
