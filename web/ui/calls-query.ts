import type { useTRPC } from '../api.ts';
import type { Business } from '../business.ts';

const PAGE = 25;

/** The finished calls of a business, newest first, page by page. */
export const callsQuery = (trpc: ReturnType<typeof useTRPC>, businessId: Business['id']) =>
  trpc.calls.list.infiniteQueryOptions(
    { businessId, limit: PAGE },
    { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
  );
