import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useTRPC } from '../api.ts';
import { noticeOf } from './plan-words.ts';
import type { Business } from '../business.ts';
import { text } from '../languages/text.ts';
import { fullDateOf } from '../ui/format.ts';

/** Limits are reached in minutes, not in seconds. */
const REFRESH_MS = 60_000;

/**
 * The warning above every page but the billing page: a trial that ends soon, a payment that failed, calls that are not
 * answered. Nothing while all is well.
 */
export function BillingBanner({ business }: { readonly business: Business }) {
  const trpc = useTRPC();
  const billing = useQuery(
    trpc.billing.read.queryOptions(
      { businessId: business.id },
      { enabled: business.role !== 'staff', refetchInterval: REFRESH_MS },
    ),
  );
  const onBilling = useLocation({ select: ({ pathname }) => pathname === '/billing' });
  const notice =
    billing.data === undefined ? null : noticeOf(billing.data, (at) => fullDateOf(at, business.zone));
  if (onBilling || notice === null || notice.tone === 'calm') return null;
  return (
    <Alert color={notice.tone === 'trouble' ? 'buoy' : 'brass'} role="status" mb="md" variant="light">
      {notice.words}{' '}
      <Link to="/billing" style={{ color: 'inherit' }}>
        {text.ui.pages['/billing']}
      </Link>
    </Alert>
  );
}
