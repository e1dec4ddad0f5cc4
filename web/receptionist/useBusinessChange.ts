import { useMutation } from '@tanstack/react-query';
import { type RouterInputs, useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { done, failed } from '../ui/notify.tsx';
import { useRefresh } from './useProfile.ts';

type Change = RouterInputs['businesses']['update']['change'];

/** Saves changes of the business, each with an undo. `onSaved` is called once the page knows the change. */
export function useBusinessChange(saved: string, notSaved: string, onSaved?: (change: Change) => void) {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const refresh = useRefresh();
  const save = useMutation(
    trpc.businesses.update.mutationOptions({
      onError: (error) => failed(notSaved, error),
      async onSuccess(_saved, { change }) {
        await refresh();
        onSaved?.(change);
      },
    }),
  );
  const keep = (change: Change, before: Change) =>
    save.mutate({ businessId, change }, { onSuccess: () => done(saved, () => keep(before, change)) });
  return { save, keep };
}
