/** The billing page: the plan, its usage, limits and invoices. */
import { Alert, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { codeOf } from '../api.ts';
import { Limits } from '../billing/Limits.tsx';
import { AccountAlert, Corrections, Invoices, StripeEvents } from '../billing/Payment.tsx';
import { Plans } from '../billing/Plans.tsx';
import { Meter, Numbers, TextsSent, YourData } from '../billing/Usage.tsx';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { useRefreshOn } from '../live/useLive.ts';
import { Empty, PageHead, Waiting } from '../ui/page.tsx';

const CHANGES = ['billing.', 'usage.updated', 'limit.exceeded'];

/** How often the plan is asked for after the checkout, until Stripe has reported it. */
const WAITING_MS = 500;

export function Billing() {
  const { trpc, id: businessId, role } = useBusiness();
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
    return <Page>{<Empty title={text.ui.pages['/billing']}>{text.billing.notYours}</Empty>}</Page>;
  if (!billing.isSuccess) return <Waiting request={billing} />;
  if (billing.data.account.type === 'free')
    return (
      <Page>
        <Empty title={text.billing.free}>{text.billing.freeAbout}</Empty>
        <Stack gap="lg">
          <TextsSent texts={billing.data.texts} />
          {role === 'owner' && <YourData account={billing.data.account} />}
        </Stack>
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
        <TextsSent texts={billing.data.texts} />
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
      <PageHead title={text.ui.pages['/billing']} />
      {children}
    </>
  );
}
