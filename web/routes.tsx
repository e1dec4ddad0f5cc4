/** Every page and its address. Each page is a chunk of its own. */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Outlet,
  redirect,
  useRouter,
} from '@tanstack/react-router';
import { useEffect } from 'react';
import { sessionQuery } from './auth.ts';
import { readCalendarSearch } from './calendar/search.ts';
import { readCallSearch } from './call/filters.ts';
import { readRangeSearch } from './insights/range.ts';
import { followAccount } from './languages/page-language.ts';
import { completeText } from './languages/text.ts';
import { readTab } from './receptionist/tabs.ts';
import { SignIn } from './pages/SignIn.tsx';
import { Failed, Loading, NotFound } from './ui/page.tsx';

/** Loads a page, and beside it the texts that are not among the first. */
const withTexts =
  <Module,>(load: () => Promise<Module>) =>
  async (): Promise<Module> => {
    const [module] = await Promise.all([load(), completeText()]);
    return module;
  };

interface RouteContext {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouteContext>()({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { next?: string; email?: string; confirm?: string; error?: string } => ({
    ...(isOwnPath(search['next']) ? { next: search['next'] } : {}),
    ...(typeof search['email'] === 'string' ? { email: search['email'] } : {}),
    ...(typeof search['confirm'] === 'string' ? { confirm: search['confirm'] } : {}),
    ...(typeof search['error'] === 'string' ? { error: search['error'] } : {}),
  }),
  // Its parts are those of nearly every page: a chunk of its own were one more file to wait for.
  component: SignIn,
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: (search): { next?: string; email?: string; invitation?: string } => ({
    ...(isOwnPath(search['next']) ? { next: search['next'] } : {}),
    ...(typeof search['email'] === 'string' ? { email: search['email'] } : {}),
    ...(typeof search['invitation'] === 'string' ? { invitation: search['invitation'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./pages/SignUp.tsx'), 'SignUp'),
});

const forgottenPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('./pages/ResetPassword.tsx'), 'ForgottenPassword'),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password/$token',
  component: lazyRouteComponent(() => import('./pages/ResetPassword.tsx'), 'ResetPassword'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('./pages/Invitation.tsx'), 'Invitation'),
});

interface Entry {
  readonly context: RouteContext;
  readonly location: { readonly href: string };
}

/** The guard of the signed-in pages: leads to the sign-in, and from there back. */
async function signedInOnly({ context, location }: Entry): Promise<undefined> {
  const session = await context.queryClient.query({ ...sessionQuery, staleTime: 'static' });
  if (session === null) redirect({ to: '/sign-in', search: { next: location.href }, throw: true });
  else await followAccount(session.user.language);
}

const newBusiness = createRoute({
  getParentRoute: () => root,
  path: '/set-up/new',
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(
    withTexts(() => import('./pages/NewBusiness.tsx')),
    'NewBusiness',
  ),
});

/** The mails of an installation that is tried out; empty in production. */
const outbox = createRoute({
  getParentRoute: () => root,
  path: '/outbox',
  component: lazyRouteComponent(
    withTexts(() => import('./pages/Outbox.tsx')),
    'Outbox',
  ),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./ui/Shell.tsx'), 'Shell'),
});

const page = { getParentRoute: () => signedIn };

const live = createRoute({
  ...page,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/Live.tsx'), 'Live'),
});

const calls = createRoute({
  ...page,
  path: '/calls',
  validateSearch: readCallSearch,
  component: lazyRouteComponent(
    withTexts(() => import('./pages/Calls.tsx')),
    'Calls',
  ),
});

const call = createRoute({
  ...page,
  path: '/calls/$callId',
  component: lazyRouteComponent(
    withTexts(() => import('./pages/Call.tsx')),
    'Call',
  ),
});

const calendar = createRoute({
  ...page,
  path: '/calendar',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(
    withTexts(() => import('./pages/Calendar.tsx')),
    'Calendar',
  ),
});

/** The calendar's former address. */
const bookings = createRoute({
  ...page,
  path: '/bookings',
  beforeLoad: () => redirect({ to: '/calendar', throw: true }),
});

const customers = createRoute({
  ...page,
  path: '/customers',
  validateSearch: ({ q }): { q?: string } =>
    // A router may have read digits as a number.
    typeof q === 'string' || typeof q === 'number' ? { q: String(q).slice(0, 100) } : {},
  component: lazyRouteComponent(
    withTexts(() => import('./pages/Customers.tsx')),
    'Customers',
  ),
});

const customer = createRoute({
  ...page,
  path: '/customers/$customerId',
  component: lazyRouteComponent(
    withTexts(() => import('./pages/Customer.tsx')),
    'Customer',
  ),
});

const messages = createRoute({
  ...page,
  path: '/messages',
  validateSearch: ({ show, thread }): { show?: 'snoozed' | 'done' | 'texts'; thread?: string } => {
    if (show === 'snoozed' || show === 'done') return { show };
    return show === 'texts' ? { show, ...(typeof thread === 'string' ? { thread } : {}) } : {};
  },
  component: lazyRouteComponent(
    withTexts(() => import('./pages/Messages.tsx')),
    'Messages',
  ),
});

const insights = createRoute({
  ...page,
  path: '/insights',
  validateSearch: readRangeSearch,
  component: lazyRouteComponent(
    withTexts(() => import('./pages/Insights.tsx')),
    'Insights',
  ),
});

const receptionist = createRoute({
  ...page,
  path: '/receptionist',
  validateSearch: readTab,
  component: lazyRouteComponent(
    withTexts(() => import('./pages/Receptionist.tsx')),
    'Receptionist',
  ),
});

const phone = createRoute({
  ...page,
  path: '/phone',
  /** Whether the draft answers, and not the published receptionist. */
  validateSearch: ({ draft }): { draft?: true } => (draft === true || draft === 1 ? { draft: true } : {}),
  component: lazyRouteComponent(
    withTexts(() => import('./pages/Phone.tsx')),
    'Phone',
  ),
});

const setUp = createRoute({
  ...page,
  path: '/set-up',
  component: lazyRouteComponent(
    withTexts(() => import('./pages/SetUp.tsx')),
    'SetUp',
  ),
});

const apiKeys = createRoute({
  ...page,
  path: '/api-keys',
  component: lazyRouteComponent(
    withTexts(() => import('./pages/ApiKeys.tsx')),
    'ApiKeys',
  ),
});

const team = createRoute({
  ...page,
  path: '/team',
  component: lazyRouteComponent(
    withTexts(() => import('./pages/Team.tsx')),
    'Team',
  ),
});

const billing = createRoute({
  ...page,
  path: '/billing',
  validateSearch: ({ paid }): { paid?: true } =>
    paid === true || paid === 1 || paid === '1' ? { paid: true } : {},
  component: lazyRouteComponent(
    withTexts(() => import('./pages/Billing.tsx')),
    'Billing',
  ),
});

const account = createRoute({
  ...page,
  path: '/account',
  /** The token of a link that confirms a new address. */
  validateSearch: ({ confirm }): { confirm?: string } => (typeof confirm === 'string' ? { confirm } : {}),
  component: lazyRouteComponent(
    withTexts(() => import('./pages/Account.tsx')),
    'Account',
  ),
});

/** Only a path of this site: an address elsewhere would make the sign-in a trap. */
function isOwnPath(value: unknown): value is string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value);
}

function PageFailed({ error }: ErrorComponentProps) {
  const router = useRouter();
  // What could not be loaded without a network is loaded when it is back.
  useEffect(() => {
    const again = () => void router.invalidate();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [router]);
  return <Failed error={error} again={() => void router.invalidate()} />;
}

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      signUp,
      forgottenPassword,
      resetPassword,
      invitation,
      newBusiness,
      outbox,
      signedIn.addChildren([
        live,
        calls,
        call,
        calendar,
        bookings,
        customers,
        customer,
        messages,
        insights,
        receptionist,
        phone,
        setUp,
        team,
        billing,
        account,
        apiKeys,
      ]),
    ]),
    context: { queryClient },
    // Search fields that a page does not know are removed from the address.
    search: { strict: true },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: Loading,
    defaultErrorComponent: PageFailed,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
