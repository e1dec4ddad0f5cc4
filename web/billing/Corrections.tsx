import { Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { fullDateOf } from '../ui/format.ts';

/** Where Stripe had counted otherwise than we, and was made to agree before it billed. Nothing while all is well. */
export function Corrections() {
  const trpc = useTRPC();
  const { id: businessId, zone } = useBusiness();
  const corrections = useQuery(trpc.billing.corrections.queryOptions({ businessId }));
  if (corrections.data === undefined || corrections.data.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="corrections">
      <Title order={2} id="corrections" mb="xs">
        Corrected minutes
      </Title>
      <Text mb="xs">
        Every night the calls here are compared with what Stripe bills. Where they differed, Stripe was put
        right:
      </Text>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {corrections.data.map(({ at, ours, theirs }) => (
          <Text key={at} component="li" size="sm">
            {fullDateOf(at, zone)} · {spoken(ours)} here, {spoken(theirs)} at Stripe
          </Text>
        ))}
      </Stack>
    </Card>
  );
}

/** `12 min 30 s` */
const spoken = (seconds: number): string => `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
