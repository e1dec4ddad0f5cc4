/** The business that the pages are about. */
import { useLocalStorage } from '@mantine/hooks';
import { createContext, use } from 'react';
import { type RouterOutputs, useTRPC } from './api.ts';

export type Business = RouterOutputs['businesses']['mine'][number];

export const BusinessContext = createContext<Business | null>(null);

/** Which of a user's businesses this browser shows, by its id; empty: the first. */
export const useChosenBusiness = () =>
  useLocalStorage({ key: 'ahoy-business', defaultValue: '', getInitialValueInEffect: false });

/** The business of the signed-in pages, and the service that is asked about it. */
export function useBusiness() {
  const trpc = useTRPC();
  const business = use(BusinessContext);
  if (business === null) throw new Error('There is no business outside the signed-in pages.');
  return { ...business, trpc };
}
