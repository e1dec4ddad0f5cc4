import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type RouterOutputs, useTRPC } from '../api.ts';
import type { Business } from '../business.ts';

export type SetUpState = RouterOutputs['setup']['state'];

/** How far a business has come; asked only of who can go on with it. */
export function useSetUp({ id, role }: Business) {
  const trpc = useTRPC();
  return useQuery(trpc.setup.state.queryOptions({ businessId: id }, { enabled: role !== 'staff' }));
}

/** After the numbers changed: they show beside the business's name and on the Billing page, too. */
export function useRefreshNumbers() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [trpc.setup.pathKey(), trpc.businesses.pathKey(), trpc.billing.read.pathKey()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
  };
}

/** What is left to do, as steps that are done or not. */
export const stepsOf = ({ heard, numbers }: SetUpState) => ({
  heard,
  connected: numbers.length > 0,
  reached: numbers.some(({ reachedAt }) => reachedAt !== null),
});
