import { Alert, Button, Group, Text } from '@mantine/core';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { fullDateOf } from '../ui/format.ts';
import { type Billing, noticeOf } from './plan-words.ts';
import { usePortal } from './usePortal.ts';

const COLOURS = { calm: 'harbour', warning: 'brass', trouble: 'buoy' } as const;

/** What the owner has to know about the account, with a button where a card can mend it. */
export function AccountAlert({ billing }: { readonly billing: Billing }) {
  const { role, zone } = useBusiness();
  const portal = usePortal();
  const notice = noticeOf(billing, (at) => fullDateOf(at, zone));
  if (notice === null) return null;
  const { account } = billing;
  const owes = account.type === 'subscribed' && account.graceEnds !== null;
  return (
    <Alert color={COLOURS[notice.tone]} role="status" variant="light">
      <Group justify="space-between">
        <Text size="sm" style={{ flex: '1 1 16rem' }}>
          {notice.words}
        </Text>
        {owes && role === 'owner' && (
          <Button size="sm" loading={portal.opening} onClick={portal.open}>
            {text.billing.checkCard}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
