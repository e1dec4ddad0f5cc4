/** The service's procedures, typed by its router. */
import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
} from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type QueryKey, queryOptions, useQueryClient } from '@tanstack/react-query';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { useCallback } from 'react';
import type { AppRouter } from '../server/api/router.ts';

export const api = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url: '/trpc' }),
      false: httpBatchLink({ url: '/trpc' }),
    }),
  ],
});

export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;

export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>();

/** A function that loads again whatever is under these keys. */
export function useReload(): (...keys: readonly QueryKey[]) => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(
    async (...keys) => {
      await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
    [queryClient],
  );
}

/** The service's code for an error, such as `UNAUTHORIZED`; null when it was never reached. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof TRPCClientError)) return null;
  const data: unknown = error.data;
  return typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string'
    ? data.code
    : null;
}

/** In words, that there are as many as there can be; null: it is something else. */
export const maximumOf = (error: unknown): string | null =>
  error instanceof TRPCClientError && codeOf(error) === 'UNPROCESSABLE_CONTENT' ? error.message : null;

/** Whether the service gave no answer, to a request or to one for a part of the page. Browsers tell the latter by words alone. */
export const isUnreachable = (error: unknown): boolean =>
  (error instanceof TRPCClientError && codeOf(error) === null) ||
  (error instanceof Error && /fetch|import|load|network|the service answered/i.test(error.message));

/** What is wrong with which field of what was sent, by its path as in `service.name`. */
export function fieldsOf(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof TRPCClientError)) return {};
  const data: unknown = error.data;
  const fields: unknown = typeof data === 'object' && data !== null && 'fields' in data ? data.fields : {};
  return Object.fromEntries(
    Object.entries(fields ?? {}).filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}

/** What this installation is made of, readable before signing in. */
interface Setup {
  readonly demo: { readonly email: string; readonly password: string } | null;
  readonly vendors: readonly { readonly name: string; readonly live: boolean }[];
  readonly outbox: boolean;
  readonly signUp: 'open' | 'invite' | 'closed';
  readonly google: boolean;
}

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: async () => {
    const response = await fetch('/api/setup');
    if (!response.ok) throw new Error(`The service answered ${response.status}.`);
    return (await response.json()) as Setup;
  },
  staleTime: Infinity,
});
