import { Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useBusiness } from '../business.ts';
import { countOf, fullDateOf } from '../ui/format.ts';
import { type Billing, minutesOf, moneyOf } from './plan-words.ts';

/** How much of what is included was used, and where the period is heading. */
export function Meter({ billing: { meter, currency, account } }: { readonly billing: Billing }) {
  const { zone } = useBusiness();
  if (meter === null) return null;
  const used = minutesOf(meter.usedSeconds);
  const included = minutesOf(meter.includedSeconds);
  const share = Math.min(100, (100 * meter.usedSeconds) / Math.max(1, meter.includedSeconds));
  const forecast = minutesOf(meter.forecastSeconds);
  return (
    <Card component="section" aria-labelledby="meter">
      <Stack gap="xs">
        <Group justify="space-between" align="baseline">
          <Title order={2} id="meter">
            Minutes
          </Title>
          <Text>
            <Text span fw={600}>
              {countOf(used)}
            </Text>{' '}
            of {countOf(included)} {account.type === 'trial' ? 'in your trial' : 'included'}
          </Text>
        </Group>
        <Progress.Root size="lg">
          <Progress.Section
            value={share}
            color={share >= 100 ? 'buoy' : 'harbour'}
            aria-label="Minutes used of those included"
          />
        </Progress.Root>
        {account.type === 'subscribed' && (
          <Text size="sm" c="dimmed">
            {meter.overageCents > 0 &&
              `${countOf(used - included)} minutes above the plan: ${moneyOf(meter.overageCents, currency)} so far. `}
            At this pace {countOf(forecast)} minutes by {fullDateOf(account.periodEnd, zone)},{' '}
            {meter.forecastOverageCents > 0
              ? `which is ${moneyOf(meter.forecastOverageCents, currency)} above the plan.`
              : 'nothing above the plan.'}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
