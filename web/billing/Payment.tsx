/** The parts of the billing page about paying: the account, the invoices, and what Stripe reported. */
import { Alert, Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type Billing, moneyOf, noticeOf } from './plan-words.ts';
import { useBusiness } from '../business.ts';
import { text, textFor } from '../languages/text.ts';
import { SmallButton } from '../ui/buttons.tsx';
import { fullDateOf, momentOf } from '../ui/format.ts';
import { failed } from '../ui/notify.tsx';
import { Section, Waiting } from '../ui/page.tsx';

const COLOURS = { calm: 'harbour', warning: 'brass', trouble: 'buoy' } as const;

/** What the owner has to know about the account, with a button where a card can mend it. */
export function AccountAlert({ billing }: { readonly billing: Billing }) {
  const { role, zone } = useBusiness();
  const portal = usePortal();
  const notice = noticeOf(billing, (at) => fullDateOf(at, zone));
  if (notice === null) return null;
  const { account } = billing;
  const owes = account.type === 'subscribed' && account.graceEnds !== null;
  return (
    <Alert color={COLOURS[notice.tone]} role="status" variant="light">
      <Group justify="space-between">
        <Text size="sm" style={{ flex: '1 1 16rem' }}>
          {notice.words}
        </Text>
        {owes && role === 'owner' && (
          <Button size="sm" loading={portal.opening} onClick={portal.open}>
            {text.billing.checkCard}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** The invoices as Stripe has them, and the way to its portal. */
export function Invoices() {
  const { columns } = text.billing;
  const { trpc, id: businessId, zone } = useBusiness();
  const invoices = useQuery(trpc.billing.invoices.queryOptions({ businessId }));
  const portal = usePortal();
  return (
    <Section
      title={text.billing.invoices}
      beside={
        invoices.data !== undefined &&
        invoices.data.length > 0 && (
          <Button variant="default" loading={portal.opening} onClick={portal.open}>
            {text.billing.portal}
          </Button>
        )
      }
    >
      {!invoices.isSuccess ? (
        <Waiting request={invoices} />
      ) : invoices.data.length === 0 ? (
        <Text c="dimmed">{text.billing.noInvoices}</Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{columns.date}</Table.Th>
              <Table.Th visibleFrom="sm">{columns.number}</Table.Th>
              <Table.Th>{columns.amount}</Table.Th>
              <Table.Th>{columns.status}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {invoices.data.map((invoice) => (
              <Table.Tr key={invoice.id}>
                <Table.Td>{fullDateOf(new Date(invoice.created * 1000), zone)}</Table.Td>
                <Table.Td visibleFrom="sm">
                  {invoice.hosted_invoice_url == null ? (
                    (invoice.number ?? '')
                  ) : (
                    <Anchor href={invoice.hosted_invoice_url}>
                      {invoice.number ?? text.billing.openInvoice}
                    </Anchor>
                  )}
                </Table.Td>
                <Table.Td>{moneyOf(invoice.total, invoice.currency)}</Table.Td>
                <Table.Td>{textFor(text.billing.statuses, invoice.status ?? '') ?? invoice.status}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}

/** The events from Stripe that could not be handled yet. Nothing while all is well. */
export function StripeEvents() {
  const { trpc, id: businessId, zone } = useBusiness();
  const events = useQuery(trpc.billing.events.queryOptions({ businessId }));
  const again = useMutation(
    trpc.billing.redeliver.mutationOptions({
      onSuccess: () => events.refetch(),
      onError: (error) => failed(text.billing.notTriedAgain, error),
    }),
  );
  const troubled = events.data?.filter(({ status }) => status === 'failed') ?? [];
  if (troubled.length === 0) return null;
  return (
    <Section title={text.billing.events}>
      <Stack component="ul" gap="xs">
        {troubled.map((event) => (
          <Group key={event.id} component="li" justify="space-between">
            <Text size="sm">
              {momentOf(event.at, zone, new Date())} · {event.type} · {event.error}
            </Text>
            <SmallButton onClick={() => again.mutate({ businessId, eventId: event.id })}>
              {text.common.tryAgain}
            </SmallButton>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}

/** The corrections of Stripe's count, made before it billed. Nothing while all is well. */
export function Corrections() {
  const { trpc, id: businessId, zone } = useBusiness();
  const corrections = useQuery(trpc.billing.corrections.queryOptions({ businessId }));
  if (corrections.data === undefined || corrections.data.length === 0) return null;
  return (
    <Section title={text.billing.corrections}>
      <Text mb="xs">{text.billing.correctionsAbout}</Text>
      <Stack component="ul" gap="xs">
        {corrections.data.map(({ at, ours, theirs }) => (
          <Text key={at} component="li" size="sm">
            {text.billing.correction(fullDateOf(at, zone), ours, theirs)}
          </Text>
        ))}
      </Stack>
    </Section>
  );
}

/** Opens Stripe's own page for cards, receipts and cancelling. */
export function usePortal() {
  const { trpc, id: businessId } = useBusiness();
  const portal = useMutation(
    trpc.billing.portal.mutationOptions({
      onSuccess: ({ url }) => window.location.assign(url),
      onError: (error) => failed(text.billing.noPortal, error),
    }),
  );
  return { open: () => portal.mutate({ businessId }), opening: portal.isPending };
}
