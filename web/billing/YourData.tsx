import { Button, Text } from '@mantine/core';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { fullDateOf } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import type { Billing } from './plan-words.ts';

/** The download of everything that the business has here, and until when it is kept. */
export function YourData({ account }: Pick<Billing, 'account'>) {
  const { id, zone } = useBusiness();
  return (
    <Section
      title={text.billing.data}
      beside={
        <Button component="a" href={`/export/${id}`} download variant="default">
          {text.billing.download}
        </Button>
      }
    >
      <Text>
        {account.type === 'ended'
          ? text.billing.dataUntil(fullDateOf(account.keptUntil, zone))
          : account.type === 'subscribed'
            ? text.billing.dataAfterEnd
            : text.billing.dataYours}
      </Text>
    </Section>
  );
}
