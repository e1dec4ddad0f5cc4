/** The page of one customer: history, details, and whether their calls are answered. */
import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { BlockOrErase } from '../customers/BlockOrErase.tsx';
import { Facts } from '../customers/Facts.tsx';
import { Details } from '../customers/Details.tsx';
import { Bookings, Calls, LeftMessages } from '../customers/History.tsx';
import { text } from '../languages/text.ts';
import { CustomerTexts } from '../texts/CustomerTexts.tsx';
import { useRefreshOn } from '../live/useLive.ts';
import classes from './Customer.module.css';
import { Detail, NoDetail } from '../ui/detail.tsx';
import { dateOf, phoneNumber } from '../ui/format.ts';

const REFRESH_ON = [
  'customer.',
  'booking.',
  'message.',
  'call.started',
  'call.ended',
  'call.summarised',
] as const;

export function Customer() {
  const { trpc, id: businessId } = useBusiness();
  const { customerId } = useParams({ from: '/signed-in/customers/$customerId' });
  const found = useQuery(trpc.customers.get.queryOptions({ businessId, customerId }));
  useRefreshOn(REFRESH_ON, trpc.customers.pathKey());
  if (found.data === undefined)
    return <NoDetail list="/customers" request={found} words={text.customers.unknown} />;
  return <CustomerDetails key={customerId} customer={found.data} />;
}

function CustomerDetails({ customer }: { readonly customer: RouterOutputs['customers']['get'] }) {
  const { zone, role } = useBusiness();
  const { name, phone, blocked, erasedAt, createdAt } = customer;
  const erased = erasedAt !== null;
  return (
    <Detail
      list="/customers"
      title={erased ? text.customers.erased : name === '' ? text.customers.noName : name}
      beside={
        <Group gap="xs">
          {blocked && <span className={classes['mark']}>{text.customers.blocked}</span>}
          {customer.optedOut && <span className={classes['mark']}>{text.customers.optedOut}</span>}
        </Group>
      }
      below={
        <Text c="dimmed" mt="-md" mb="lg" className="figures">
          {phone !== null && (
            <>
              <Anchor href={`tel:${phone}`} underline="always">
                {phoneNumber(phone)}
              </Anchor>
              {' · '}
            </>
          )}
          {erased
            ? text.customers.erasedOn(dateOf(erasedAt, zone))
            : text.customers.knownSince(dateOf(createdAt, zone))}
        </Text>
      }
      main={
        <>
          <Bookings bookings={customer.bookings} />
          <CustomerTexts customerId={customer.id} />
          <LeftMessages messages={customer.messages} />
          <Calls calls={customer.calls} name={name} />
        </>
      }
      aside={
        !erased && (
          <>
            <Facts customer={customer} />
            <Details customer={customer} />
            {role !== 'staff' && <BlockOrErase customer={customer} />}
          </>
        )
      }
    />
  );
}
