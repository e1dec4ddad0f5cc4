import { Button, Card, Group, Text, Title } from '@mantine/core';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { fullDateOf } from '../ui/format.ts';
import type { Billing } from './plan-words.ts';

/** Everything the business has here, to be taken away at any time; and until when it is there. */
export function YourData({ account }: Pick<Billing, 'account'>) {
  const { id, zone } = useBusiness();

  return (
    <Card component="section" aria-labelledby="data">
      <Group justify="space-between" align="center">
        <div style={{ flex: '1 1 20rem' }}>
          <Title order={2} id="data">
            {text.billing.data}
          </Title>
          <Text mt={4}>
            {account.type === 'ended'
              ? text.billing.dataUntil(fullDateOf(account.keptUntil, zone))
              : account.type === 'subscribed'
                ? text.billing.dataAfterEnd
                : text.billing.dataYours}
          </Text>
        </div>
        <Button component="a" href={`/export/${id}`} download variant="default">
          {text.billing.download}
        </Button>
      </Group>
    </Card>
  );
}
