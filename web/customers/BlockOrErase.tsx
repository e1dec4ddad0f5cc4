/** The card that blocks a customer's number, or erases the customer for good. */
import { Button, Group, List, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { codeOf, type RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { done, failed } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';

type Card = RouterOutputs['customers']['get'];

export function BlockOrErase({ customer }: { readonly customer: Card }) {
  const [asking, { open, close }] = useDisclosure();
  return (
    <Section title={text.customers.blockOrErase}>
      <Block customer={customer} />
      <Text size="sm" mt="lg">
        {text.customers.eraseAbout}
      </Text>
      <Button mt="xs" size="sm" variant="outline" color="buoy" onClick={open}>
        {text.customers.erase}
      </Button>
      <Modal
        opened={asking}
        onClose={close}
        title={text.customers.reallyErase}
        size="lg"
        centered
        closeButtonProps={{ 'aria-label': text.common.close }}
      >
        <Erase customer={customer} close={close} />
      </Modal>
    </Section>
  );
}

function Block({ customer: { id: customerId, blocked } }: { readonly customer: Card }) {
  const { trpc, id: businessId } = useBusiness();
  const queryClient = useQueryClient();
  const { queryKey } = trpc.customers.get.queryOptions({ businessId, customerId });
  const block = useMutation(
    trpc.customers.block.mutationOptions({
      async onMutate({ blocked: wanted = true }) {
        await queryClient.cancelQueries({ queryKey });
        queryClient.setQueryData(queryKey, (card) => card && { ...card, blocked: wanted });
      },
      onError: (error) => failed(text.common.unchanged, error),
      onSuccess: (_done, { blocked: wanted = true }) => {
        if (wanted)
          done(text.customers.blockDone, () => block.mutate({ businessId, customerId, blocked: false }));
      },
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.customers.pathKey() }),
    }),
  );
  return (
    <>
      <Text size="sm">{blocked ? text.customers.isBlocked : text.customers.ifBlocked}</Text>
      <Button
        mt="xs"
        size="sm"
        variant="default"
        onClick={() => block.mutate({ businessId, customerId, blocked: !blocked })}
      >
        {blocked ? text.customers.unblock : text.customers.block}
      </Button>
    </>
  );
}

function Erase({ customer, close }: { readonly customer: Card; readonly close: () => void }) {
  const { trpc, id: businessId } = useBusiness();
  const queryClient = useQueryClient();
  const erase = useMutation(
    trpc.customers.erase.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries();
        close();
      },
    }),
  );
  const coming = customer.bookings.filter(
    ({ status, startsAt }) => status === 'booked' && Date.parse(startsAt) > Date.now(),
  ).length;
  return (
    <>
      <Text>{text.customers.erases}</Text>
      <List my="sm" spacing={4}>
        {text.customers.eraseList.map((what) => (
          <List.Item key={what}>{what}</List.Item>
        ))}
      </List>
      <Text>
        {text.customers.stays} {coming > 0 && text.customers.comingStay(coming)}{' '}
        {customer.blocked && text.customers.unblocks}
      </Text>
      <div role="alert">
        {erase.isError && (
          <Text mt="sm" c="buoy">
            {codeOf(erase.error) === 'CONFLICT' ? erase.error.message : text.customers.notErased}
          </Text>
        )}
      </div>
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={close} data-autofocus>
          {text.customers.keep}
        </Button>
        <Button
          color="buoy"
          loading={erase.isPending}
          onClick={() => erase.mutate({ businessId, customerId: customer.id })}
        >
          {text.customers.eraseForGood}
        </Button>
      </Group>
    </>
  );
}
