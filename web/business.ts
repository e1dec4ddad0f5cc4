/** The business that the pages are about. */
import { useLocalStorage } from '@mantine/hooks';
import { useLocation, useRouter } from '@tanstack/react-router';
import { createContext, use, useEffect } from 'react';
import { type RouterOutputs, useTRPC } from './api.ts';

export type Business = RouterOutputs['businesses']['mine'][number];

export const BusinessContext = createContext<Business | null>(null);

/** Which of a user's businesses this browser shows, by its id; empty: the first. */
export const useChosenBusiness = () =>
  useLocalStorage({ key: 'ahoy-business', defaultValue: '', getInitialValueInEffect: false });

/**
 * The business that a link names ("?business=...", in a notice): from then on this browser shows that one, and the address
 * is without it. Null: it names none that the user belongs to.
 */
export function useLinkedBusiness(
  mine: readonly Pick<Business, 'id'>[] | undefined,
  choose: (id: string) => void,
): string | null {
  const { history } = useRouter();
  const { href, searchStr } = useLocation();
  const named = new URLSearchParams(searchStr).get(LINKED);
  const linked = mine?.some(({ id }) => id === named) === true ? named : null;
  useEffect(() => {
    if (named === null || mine === undefined) return;
    if (linked !== null) choose(linked);
    const here = new URL(href, window.location.origin);
    here.searchParams.delete(LINKED);
    history.replace(`${here.pathname}${here.search}${here.hash}`);
  }, [named, linked, mine, href, history, choose]);
  return linked;
}
const LINKED = 'business';

/** The business of the signed-in pages, and the service that is asked about it. */
export function useBusiness() {
  const trpc = useTRPC();
  const business = use(BusinessContext);
  if (business === null) throw new Error('There is no business outside the signed-in pages.');
  return { ...business, trpc };
}
