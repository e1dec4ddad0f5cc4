import { Alert, Button, Group, Text } from '@mantine/core';
import { useBusiness } from '../business.ts';
import { fullDateOf } from '../ui/format.ts';
import { type Billing, standingOf } from './plan-words.ts';
import { usePortal } from './usePortal.ts';

const COLOURS = { calm: 'harbour', warning: 'brass', trouble: 'buoy' } as const;

/** How the business stands, and the way to mend what a card can mend. */
export function StandingAlert({ billing }: { readonly billing: Billing }) {
  const { role, zone } = useBusiness();
  const portal = usePortal();
  const standing = standingOf(billing, (at) => fullDateOf(at, zone));
  if (standing === null) return null;
  const { account } = billing;
  const owes = account.type === 'subscribed' && account.graceEnds !== null;
  return (
    <Alert color={COLOURS[standing.tone]} role="status" variant="light">
      <Group justify="space-between">
        <Text size="sm" style={{ flex: '1 1 16rem' }}>
          {standing.words}
        </Text>
        {owes && role === 'owner' && (
          <Button size="sm" loading={portal.opening} onClick={portal.open}>
            Check my card
          </Button>
        )}
      </Group>
    </Alert>
  );
}
