/** Not taking a customer's calls any more, and forgetting them for good. */
import { Button, Card, Group, List, Modal, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { codeOf, type RouterOutputs, useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { done, failed } from '../ui/notify.tsx';

type Card = RouterOutputs['customers']['get'];

export function Refusing({ customer }: { readonly customer: Card }) {
  const [asking, { open, close }] = useDisclosure();
  return (
    <Card component="section" aria-labelledby="refusing">
      <Title order={2} id="refusing" mb="sm">
        Block or erase
      </Title>
      <Block customer={customer} />
      <Text size="sm" mt="lg">
        If they ask to be forgotten, everything personal can be taken out of your books.
      </Text>
      <Button mt="xs" size="sm" variant="outline" color="buoy" onClick={open}>
        Erase this customer …
      </Button>
      <Modal
        opened={asking}
        onClose={close}
        title="Erase this customer for good?"
        size="lg"
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Erase customer={customer} close={close} />
      </Modal>
    </Card>
  );
}

function Block({ customer: { id: customerId, blocked } }: { readonly customer: Card }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { id: businessId } = useBusiness();
  const { queryKey } = trpc.customers.get.queryOptions({ businessId, customerId });
  const block = useMutation(
    trpc.customers.block.mutationOptions({
      async onMutate({ blocked: wanted = true }) {
        await queryClient.cancelQueries({ queryKey });
        queryClient.setQueryData(queryKey, (card) => card && { ...card, blocked: wanted });
      },
      onError: (error) => failed('Nothing was changed.', error),
      onSuccess: (_done, { blocked: wanted = true }) => {
        if (wanted)
          done('Their calls are refused from now on.', () =>
            block.mutate({ businessId, customerId, blocked: false }),
          );
      },
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.customers.pathKey() }),
    }),
  );
  return (
    <>
      <Text size="sm">
        {blocked
          ? 'Calls from this number hear a polite refusal and are not put to the receptionist.'
          : 'A blocked number hears a polite refusal and is not put to the receptionist.'}
      </Text>
      <Button
        mt="xs"
        size="sm"
        variant="default"
        onClick={() => block.mutate({ businessId, customerId, blocked: !blocked })}
      >
        {blocked ? 'Take their calls again' : 'Block this number'}
      </Button>
    </>
  );
}

function Erase({ customer, close }: { readonly customer: Card; readonly close: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { id: businessId } = useBusiness();
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
      <Text>This cannot be undone. It takes out:</Text>
      <List my="sm" spacing={4}>
        <List.Item>their name, number, e-mail address and your notes;</List.Item>
        <List.Item>the transcripts, summaries and recordings of their calls;</List.Item>
        <List.Item>their messages, with your answers and the e-mails about them.</List.Item>
      </List>
      <Text>
        That they called and what they booked stays in your books without a name.
        {coming > 0 &&
          ` ${coming === 1 ? 'One coming appointment stays' : `${coming} coming appointments stay`} in the calendar: cancel ${coming === 1 ? 'it' : 'them'} first if they will not come.`}
        {customer.blocked && ' Their number is no longer blocked, since it is no longer known.'}
      </Text>
      <div role="alert">
        {erase.isError && (
          <Text mt="sm" c="buoy">
            {codeOf(erase.error) === 'CONFLICT'
              ? erase.error.message
              : 'Nothing was erased. Try again in a moment.'}
          </Text>
        )}
      </div>
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={close} data-autofocus>
          Keep them
        </Button>
        <Button
          color="buoy"
          loading={erase.isPending}
          onClick={() => erase.mutate({ businessId, customerId: customer.id })}
        >
          Erase for good
        </Button>
      </Group>
    </>
  );
}
