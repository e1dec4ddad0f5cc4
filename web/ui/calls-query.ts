import type { useTRPC } from '../api.ts';
import type { Business } from '../business.ts';
import { type CallSearch, filtersOf } from '../call/filters.ts';

const PAGE = 25;

/** The finished calls of a business that match, newest first, page by page. */
export const callsQuery = (
  trpc: ReturnType<typeof useTRPC>,
  businessId: Business['id'],
  search: CallSearch = {},
) =>
  trpc.calls.list.infiniteQueryOptions(
    { businessId, limit: PAGE, ...filtersOf(search) },
    { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
  );
