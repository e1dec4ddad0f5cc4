/** The business that the pages are about. */
import { createContext, use } from 'react';
import type { RouterOutputs } from './api.ts';

export type Business = RouterOutputs['businesses']['mine'][number];

export const BusinessContext = createContext<Business | null>(null);

/** Within the signed-in pages only. */
export function useBusiness(): Business {
  const business = use(BusinessContext);
  if (business === null) throw new Error('There is no business outside the signed-in pages.');
  return business;
}
