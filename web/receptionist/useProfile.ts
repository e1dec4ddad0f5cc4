import { useMutation, useQuery } from '@tanstack/react-query';
import { fieldsOf, type RouterInputs, type RouterOutputs, useReload, useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { done, failed } from '../ui/notify.tsx';

export type Profile = RouterOutputs['businesses']['get'];
export type Service = Profile['services'][number];
export type StaffMember = Profile['staff'][number];

/** The business with its services, staff, hours and rules. */
export function useProfile() {
  const { trpc, id: businessId } = useBusiness();
  return useQuery(trpc.businesses.get.queryOptions({ businessId }));
}

/** Loads again whatever depends on them. */
export function useRefresh(): () => Promise<void> {
  const trpc = useTRPC();
  const reload = useReload();
  return () => reload(trpc.businesses.pathKey(), trpc.bookings.pathKey());
}

/** The service's messages about the fields of one part of what was sent. */
export const fieldErrors = (error: unknown, part: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fieldsOf(error))
      .filter(([path]) => path.startsWith(`${part}.`))
      .map(([path, why]) => [path.slice(part.length + 1), why]),
  );

type Change = RouterInputs['businesses']['update']['change'];

/** Saves changes of the business, each with an undo. `onSaved` is called once the page knows the change. */
export function useBusinessChange(saved: string, notSaved: string, onSaved?: (change: Change) => void) {
  const { trpc, id: businessId } = useBusiness();
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
