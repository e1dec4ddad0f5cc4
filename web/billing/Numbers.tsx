import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { Section } from '../ui/Section.tsx';
import type { Billing } from './plan-words.ts';

/** The count of connected phone numbers of those that the plan includes. */
export function Numbers({ numbers: { connected, limit } }: Pick<Billing, 'numbers'>) {
  if (limit === null) return null;
  return (
    <Section
      title={text.billing.numbers}
      beside={
        <Text>
          {marked(text.billing.ofConnected(limit), () => (
            <Text span fw={600}>
              {connected}
            </Text>
          ))}
        </Text>
      }
    >
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {connected > limit && text.billing.tooManyNumbers}{' '}
          {marked(text.billing.connectedIn, (setUp) => (
            <Anchor component={Link} to="/set-up" inherit underline="always">
              {setUp}
            </Anchor>
          ))}
        </Text>
      </Stack>
    </Section>
  );
}
