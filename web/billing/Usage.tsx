/** The parts of the billing page about use: minutes, numbers, and the data that is kept. */
import { Button, Progress, Stack, Text } from '@mantine/core';
import { type Billing, minutesOf, moneyOf } from './plan-words.ts';
import { useBusiness } from '../business.ts';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { countOf, fullDateOf } from '../ui/format.ts';
import { Dimmed, Section, TextLink } from '../ui/page.tsx';

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
        <Dimmed>{text.billing.freeCalls}</Dimmed>
        {account.type === 'subscribed' && (
          <Dimmed>
            {meter.overageCents > 0 &&
              text.billing.aboveSoFar(countOf(used - included), moneyOf(meter.overageCents, currency))}{' '}
            {text.billing.forecast(
              countOf(forecast),
              fullDateOf(account.periodEnd, zone),
              meter.forecastOverageCents > 0 ? moneyOf(meter.forecastOverageCents, currency) : null,
            )}
          </Dimmed>
        )}
      </Stack>
    </Section>
  );
}

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
        <Dimmed>
          {connected > limit && text.billing.tooManyNumbers}{' '}
          {marked(text.billing.connectedIn, (setUp) => (
            <TextLink to="/set-up">{setUp}</TextLink>
          ))}
        </Dimmed>
      </Stack>
    </Section>
  );
}

/** The texts of this month, as carriers charge for them. */
export function TextsSent({ texts: { texts, segments } }: Pick<Billing, 'texts'>) {
  return (
    <Section
      title={text.billing.texts}
      beside={
        <Text>
          {marked(text.billing.textsThisMonth(texts), () => (
            <Text span fw={600}>
              {countOf(texts)}
            </Text>
          ))}
        </Text>
      }
    >
      <Dimmed>{text.billing.segments(countOf(segments), segments)}</Dimmed>
    </Section>
  );
}

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
