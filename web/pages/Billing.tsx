/** The billing page: the plan, its usage, limits and invoices. */
import { Alert, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { codeOf, useTRPC } from '../api.ts';
import { AccountAlert } from '../billing/AccountAlert.tsx';
import { Corrections } from '../billing/Corrections.tsx';
import { Invoices } from '../billing/Invoices.tsx';
import { Limits } from '../billing/Limits.tsx';
import { Meter } from '../billing/Meter.tsx';
import { Numbers } from '../billing/Numbers.tsx';
import { Plans } from '../billing/Plans.tsx';

import { StripeEvents } from '../billing/StripeEvents.tsx';
import { YourData } from '../billing/YourData.tsx';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { useRefreshOn } from '../live/useRefreshOn.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';

const CHANGES = ['billing.', 'usage.updated', 'limit.exceeded'];

/** How often the plan is asked for after the checkout, until Stripe has reported it. */
const WAITING_MS = 500;

export function Billing() {
  const trpc = useTRPC();
  const { id: businessId, role } = useBusiness();
  const { paid } = useSearch({ from: '/signed-in/billing' });
  const billing = useQuery(
    trpc.billing.read.queryOptions(
      { businessId },
      {
        enabled: role !== 'staff',
        refetchInterval: ({ state }) =>
          paid === true && state.data?.account.type !== 'subscribed' ? WAITING_MS : false,
      },
    ),
  );
  useRefreshOn(CHANGES, trpc.billing.pathKey());
  if (role === 'staff' || codeOf(billing.error) === 'FORBIDDEN')
    return <Page>{<Empty title={text.billing.title}>{text.billing.notYours}</Empty>}</Page>;
  if (billing.isPending) return <Loading />;
  if (billing.isError) return <Failed error={billing.error} again={() => void billing.refetch()} />;
  if (billing.data.account.type === 'free')
    return (
      <Page>
        <Empty title={text.billing.free}>{text.billing.freeAbout}</Empty>
        {role === 'owner' && <YourData account={billing.data.account} />}
      </Page>
    );
  const waiting = paid === true && billing.data.account.type !== 'subscribed';
  return (
    <Page>
      <Stack gap="lg">
        {waiting && <Alert role="status">{text.billing.activating}</Alert>}
        {!waiting && <AccountAlert billing={billing.data} />}
        <Meter billing={billing.data} />
        <Numbers numbers={billing.data.numbers} />
        <Plans key={billing.data.account.type} billing={billing.data} />
        {role === 'owner' && (
          <>
            <Limits billing={billing.data} />
            <Invoices key={billing.data.account.type} />
            <StripeEvents />
            <Corrections />
            <YourData account={billing.data.account} />
          </>
        )}
      </Stack>
    </Page>
  );
}

function Page({ children }: { readonly children: React.ReactNode }) {
  return (
    <>
      <PageHead title={text.billing.title} />
      {children}
    </>
  );
}
