import { Button, Card, Group, Text, Title } from '@mantine/core';
import { useBusiness } from '../business.ts';
import { fullDateOf } from '../ui/format.ts';
import type { Billing } from './plan-words.ts';

/** Everything the business has here, to be taken away at any time; and until when it is there. */
export function YourData({ account }: Pick<Billing, 'account'>) {
  const { id, zone } = useBusiness();
  const day = (at: string) => fullDateOf(at, zone);
  return (
    <Card component="section" aria-labelledby="data">
      <Group justify="space-between" align="center">
        <div style={{ flex: '1 1 20rem' }}>
          <Title order={2} id="data">
            Your data
          </Title>
          <Text mt={4}>
            {account.type === 'ended'
              ? `Calls, appointments, messages and customers are kept until ${day(account.keptUntil)} and removed then.`
              : account.type === 'subscribed'
                ? 'Yours to take away at any time. After a cancelled subscription has ended it is kept for 30 days, and removed then.'
                : 'Yours to take away at any time.'}
          </Text>
        </div>
        <Button component="a" href={`/export/${id}`} download variant="default">
          Download everything
        </Button>
      </Group>
    </Card>
  );
}
