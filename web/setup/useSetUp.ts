import { useQuery } from '@tanstack/react-query';
import { type RouterOutputs, useReload, useTRPC } from '../api.ts';
import type { Business } from '../business.ts';

export type SetUpState = RouterOutputs['setup']['state'];

/** The state of the set-up; loaded only for those who can go on with it. */
export function useSetUp({ id, role }: Business) {
  const trpc = useTRPC();
  return useQuery(trpc.setup.state.queryOptions({ businessId: id }, { enabled: role !== 'staff' }));
}

/** Loads again what shows the numbers: also the business's name and the Billing page. */
export function useRefreshNumbers() {
  const trpc = useTRPC();
  const reload = useReload();
  return () => reload(trpc.setup.pathKey(), trpc.businesses.pathKey(), trpc.billing.read.pathKey());
}

/** The steps in their order, each done or not: the list shows what is counted. */
export const stepsOf = ({ heard, holidays, numbers }: SetUpState) => ({
  made: true,
  heard,
  holidays,
  connected: numbers.length > 0,
  reached: numbers.some(({ reachedAt }) => reachedAt !== null),
});

/** How many of how many steps are done. */
export function progressOf(state: SetUpState) {
  const steps = Object.values(stepsOf(state));
  return { done: steps.filter((each) => each).length, all: steps.length };
}
