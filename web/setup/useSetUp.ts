import { useQuery } from '@tanstack/react-query';
import { type RouterOutputs, useTRPC } from '../api.ts';
import type { Business } from '../business.ts';

export type SetUpState = RouterOutputs['setup']['state'];

/** How far a business has come; asked only of who can go on with it. */
export function useSetUp({ id, role }: Business) {
  const trpc = useTRPC();
  return useQuery(trpc.setup.state.queryOptions({ businessId: id }, { enabled: role !== 'staff' }));
}

/** What is left to do, as steps that are done or not. */
export const stepsOf = ({ heard, number }: SetUpState) => ({
  heard,
  connected: number !== null,
  reached: number !== null && number.reachedAt !== null,
});
