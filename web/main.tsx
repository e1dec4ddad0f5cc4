import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './global.css';
import { MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { AppRouter } from '../server/api/router.ts';
import { api, codeOf, setupQuery, TRPCProvider } from './api.ts';
import { sessionQuery } from './auth.ts';
import { beginLanguage } from './languages/page-language.ts';
import { NO_TEXTS } from './languages/text.ts';
import { onOtherTabs } from './other-tabs.ts';
import { createAppRouter } from './routes.tsx';
import { cssVariables, theme } from './theme.ts';

/** Queries that open together ask once; a page that is opened again fetches again. */
const STALE_MS = 2_000;

const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => leaveIfSignedOut(error) }),
  defaultOptions: {
    queries: { staleTime: STALE_MS, retry: (failures, error) => failures < 2 && codeOf(error) === null },
    // A change without a network fails and says so: held back in silence, it would be lost with the tab.
    mutations: { networkMode: 'always' },
  },
});
const router = createAppRouter(queryClient);

// All that the first page needs is fetched at once, its texts too, not one after another. The query that waits for it reports a failure.
const language = beginLanguage();
void Promise.allSettled([queryClient.query(sessionQuery), queryClient.query(setupQuery)]);
const [routes] = router.getMatchedRoutes(router.latestLocation.pathname);
for (const route of routes) void router.loadRouteChunk(route);
if (routes.some(({ id }) => id === '/signed-in')) {
  const { businesses } = createTRPCOptionsProxy<AppRouter>({ client: api, queryClient });
  void Promise.allSettled([queryClient.query(businesses.mine.queryOptions())]);
}

/** A session that ended elsewhere: the guard of the signed-in pages leads to the sign-in. */
function leaveIfSignedOut(error: unknown): void {
  if (codeOf(error) === 'UNAUTHORIZED') leave();
}

function leave(): void {
  queryClient.setQueryData(sessionQuery.queryKey, null);
  void router.invalidate();
}

onOtherTabs((change) => {
  switch (change) {
    case 'signed-out':
      queryClient.clear();
      leave();
      return;
    // As somebody else, perhaps.
    case 'signed-in':
      void queryClient.resetQueries().then(() => router.invalidate());
  }
});

function draw(root: HTMLElement): void {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <TRPCProvider queryClient={queryClient} trpcClient={api}>
            <RouterProvider router={router} />
          </TRPCProvider>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
language.then(
  () => draw(root),
  () => root.replaceChildren(NO_TEXTS),
);
