/** The page of one customer: history, details, and whether their calls are answered. */
import { Anchor, Button, Card, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { codeOf, type RouterOutputs, useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { BlockOrErase } from '../customers/BlockOrErase.tsx';
import { Details } from '../customers/Details.tsx';
import { Bookings, Calls, LeftMessages } from '../customers/History.tsx';

import { text } from '../languages/text.ts';
import { useRefreshOn } from '../live/useRefreshOn.ts';
import { dateOf, phoneNumber } from '../ui/format.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import classes from './Customer.module.css';

const TELLING = ['customer.', 'booking.', 'message.', 'call.started', 'call.ended'] as const;

export function Customer() {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const { customerId } = useParams({ from: '/signed-in/customers/$customerId' });
  const found = useQuery(trpc.customers.get.queryOptions({ businessId, customerId }));
  useRefreshOn(TELLING, trpc.customers.pathKey());
  if (found.isPending) return <Loading />;
  if (found.data === undefined) {
    const unknown = ['NOT_FOUND', 'BAD_REQUEST'].includes(codeOf(found.error) ?? '');
    return unknown ? <Unknown /> : <Failed error={found.error} again={() => void found.refetch()} />;
  }
  return <Whole key={customerId} customer={found.data} />;
}

function Whole({ customer }: { readonly customer: RouterOutputs['customers']['get'] }) {
  const { zone, role } = useBusiness();
  const { name, phone, blocked, erasedAt, createdAt } = customer;
  const erased = erasedAt !== null;
  return (
    <>
      <Link to="/customers" className={classes['back']}>
        {text.customers.title}
      </Link>
      <PageHead title={erased ? text.customers.erased : name === '' ? text.customers.noName : name}>
        {blocked && <span className={classes['blocked']}>{text.customers.blocked}</span>}
      </PageHead>
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
      <div className={classes['columns']}>
        <Stack gap="lg">
          <Bookings bookings={customer.bookings} />
          <LeftMessages messages={customer.messages} />
          <Calls calls={customer.calls} name={name} />
        </Stack>
        {!erased && (
          <Stack gap="lg">
            <Details customer={customer} />
            {role !== 'staff' && <BlockOrErase customer={customer} />}
          </Stack>
        )}
      </div>
    </>
  );
}

function Unknown() {
  return (
    <Card>
      <Empty
        title={text.customers.unknown}
        action={
          <Button component={Link} to="/customers">
            {text.customers.all}
          </Button>
        }
      >
        {text.customers.unknownAbout}
      </Empty>
    </Card>
  );
}
