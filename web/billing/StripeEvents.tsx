import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { momentOf } from '../ui/format.ts';
import { failed } from '../ui/notify.tsx';

/** What Stripe told and could not be looked into yet. Nothing while all is well. */
export function StripeEvents() {
  const trpc = useTRPC();
  const { id: businessId, zone } = useBusiness();
  const events = useQuery(trpc.billing.events.queryOptions({ businessId }));
  const again = useMutation(
    trpc.billing.redeliver.mutationOptions({
      onSuccess: () => events.refetch(),
      onError: (error) => failed('It was not tried again.', error),
    }),
  );
  const troubled = events.data?.filter(({ status }) => status === 'failed') ?? [];
  if (troubled.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="events">
      <Title order={2} id="events" mb="xs">
        News of Stripe that did not get through
      </Title>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {troubled.map((event) => (
          <Group key={event.id} component="li" justify="space-between">
            <Text size="sm">
              {momentOf(event.at, zone, new Date())} · {event.type} · {event.error}
            </Text>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => again.mutate({ businessId, eventId: event.id })}
            >
              Try again
            </Button>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
