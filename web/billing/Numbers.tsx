import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Billing } from './plan-words.ts';

/** How many telephone numbers are connected of those that the plan includes. */
export function Numbers({ numbers: { connected, limit } }: Pick<Billing, 'numbers'>) {
  if (limit === null) return null;
  return (
    <Card component="section" aria-labelledby="numbers">
      <Stack gap="xs">
        <Group justify="space-between" align="baseline">
          <Title order={2} id="numbers">
            Numbers
          </Title>
          <Text>
            <Text span fw={600}>
              {connected}
            </Text>{' '}
            of {limit} connected
          </Text>
        </Group>
        <Text size="sm" c="dimmed">
          {connected > limit &&
            'You have more than your plan includes. All go on being answered, but none can be added. '}
          They are connected in{' '}
          <Anchor component={Link} to="/set-up" inherit underline="always">
            Set-up
          </Anchor>
          .
        </Text>
      </Stack>
    </Card>
  );
}
