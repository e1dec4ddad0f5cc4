import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { marked } from '../languages/marked.tsx';
import type { Billing } from './plan-words.ts';
import { text } from '../languages/text.ts';

/** How many telephone numbers are connected of those that the plan includes. */
export function Numbers({ numbers: { connected, limit } }: Pick<Billing, 'numbers'>) {
  if (limit === null) return null;
  return (
    <Card component="section" aria-labelledby="numbers">
      <Stack gap="xs">
        <Group justify="space-between" align="baseline">
          <Title order={2} id="numbers">
            {text.billing.numbers}
          </Title>
          <Text>
            {marked(text.billing.ofConnected(limit), () => (
              <Text span fw={600}>
                {connected}
              </Text>
            ))}
          </Text>
        </Group>
        <Text size="sm" c="dimmed">
          {connected > limit && text.billing.tooManyNumbers}{' '}
          {marked(text.billing.connectedIn, (setUp) => (
            <Anchor component={Link} to="/set-up" inherit underline="always">
              {setUp}
            </Anchor>
          ))}
        </Text>
      </Stack>
    </Card>
  );
}
