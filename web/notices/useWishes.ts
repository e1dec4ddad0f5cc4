/** A member's wishes: shown as they were chosen, and saved with each change. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RouterInputs, RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { failed } from '../ui/notify.tsx';

export type NoticeSettings = RouterOutputs['notices']['settings'];
export type Wishes = RouterInputs['notices']['save']['wishes'];

export function useNoticeSettings() {
  const { trpc, id: businessId } = useBusiness();
  return useQuery(trpc.notices.settings.queryOptions({ businessId }));
}

/** Changes some of the wishes; where that cannot be saved, the page shows what is. */
export function useChangeWishes(settings: NoticeSettings): (change: Partial<Wishes>) => void {
  const { trpc, id: businessId } = useBusiness();
  const queryClient = useQueryClient();
  const { queryKey } = trpc.notices.settings.queryOptions({ businessId });
  const save = useMutation(
    trpc.notices.save.mutationOptions({
      onError(error) {
        failed(text.notices.notSaved, error);
        void queryClient.invalidateQueries({ queryKey });
      },
    }),
  );
  return (change) => {
    const wishes = { ...settings.wishes, ...change };
    queryClient.setQueryData(queryKey, { ...settings, wishes });
    save.mutate({ businessId, wishes });
  };
}
