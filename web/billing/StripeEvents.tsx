import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { momentOf } from '../ui/format.ts';
import { failed } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';

/** The events from Stripe that could not be handled yet. Nothing while all is well. */
export function StripeEvents() {
  const trpc = useTRPC();
  const { id: businessId, zone } = useBusiness();
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
              {text.common.tryAgain}
            </Button>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
