import { Anchor, Button, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text, textFor } from '../languages/text.ts';
import { fullDateOf } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { moneyOf } from './plan-words.ts';
import { usePortal } from './usePortal.ts';

const { columns } = text.billing;

/** The invoices as Stripe has them, and the way to its portal. */
export function Invoices() {
  const trpc = useTRPC();
  const { id: businessId, zone } = useBusiness();
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
      {invoices.isPending ? (
        <Loading />
      ) : invoices.isError ? (
        <Failed error={invoices.error} again={() => void invoices.refetch()} />
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
