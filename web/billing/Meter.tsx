import { Progress, Stack, Text } from '@mantine/core';
import { useBusiness } from '../business.ts';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { countOf, fullDateOf } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { type Billing, minutesOf, moneyOf } from './plan-words.ts';

/** The minutes used of those included, and a forecast for the period. */
export function Meter({ billing: { meter, currency, account } }: { readonly billing: Billing }) {
  const { zone } = useBusiness();
  if (meter === null) return null;
  const used = minutesOf(meter.usedSeconds);
  const included = minutesOf(meter.includedSeconds);
  const share = Math.min(100, (100 * meter.usedSeconds) / Math.max(1, meter.includedSeconds));
  const forecast = minutesOf(meter.forecastSeconds);
  return (
    <Section
      title={text.billing.minutes}
      beside={
        <Text>
          {marked(text.billing.ofIncluded(countOf(included), account.type === 'trial'), () => (
            <Text span fw={600}>
              {countOf(used)}
            </Text>
          ))}
        </Text>
      }
    >
      <Stack gap="xs">
        <Progress.Root size="lg">
          <Progress.Section
            value={share}
            color={share >= 100 ? 'buoy' : 'harbour'}
            aria-label={text.billing.minutesUsed}
          />
        </Progress.Root>
        {account.type === 'subscribed' && (
          <Text size="sm" c="dimmed">
            {meter.overageCents > 0 &&
              text.billing.aboveSoFar(countOf(used - included), moneyOf(meter.overageCents, currency))}{' '}
            {text.billing.forecast(
              countOf(forecast),
              fullDateOf(account.periodEnd, zone),
              meter.forecastOverageCents > 0 ? moneyOf(meter.forecastOverageCents, currency) : null,
            )}
          </Text>
        )}
      </Stack>
    </Section>
  );
}
