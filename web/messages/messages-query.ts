import type { RouterOutputs, useTRPC } from '../api.ts';
import type { Business } from '../business.ts';

export type Message = RouterOutputs['messages']['list'][number];
export type Show = 'open' | 'done';

/** The number that the service returns at once. */
const PAGE = 50;

/** The messages of a business, urgent ones first, page by page. */
export const messagesQuery = (trpc: ReturnType<typeof useTRPC>, businessId: Business['id'], status: Show) =>
  trpc.messages.list.infiniteQueryOptions(
    { businessId, status },
    {
      getNextPageParam: (page) => {
        const last = page.length < PAGE ? undefined : page.at(-1);
        return last === undefined
          ? undefined
          : { urgent: last.urgent, createdAt: last.createdAt, id: last.id };
      },
    },
  );
