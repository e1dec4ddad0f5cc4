import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { fullDateOf } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';

/** The corrections of Stripe's count, made before it billed. Nothing while all is well. */
export function Corrections() {
  const trpc = useTRPC();
  const { id: businessId, zone } = useBusiness();
  const corrections = useQuery(trpc.billing.corrections.queryOptions({ businessId }));
  if (corrections.data === undefined || corrections.data.length === 0) return null;
  return (
    <Section title={text.billing.corrections}>
      <Text mb="xs">{text.billing.correctionsAbout}</Text>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {corrections.data.map(({ at, ours, theirs }) => (
          <Text key={at} component="li" size="sm">
            {text.billing.correction(fullDateOf(at, zone), ours, theirs)}
          </Text>
        ))}
      </Stack>
    </Section>
  );
}
