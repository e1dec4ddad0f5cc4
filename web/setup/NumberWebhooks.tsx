/** What to enter at the carriers where the numbers of the business are. */
import { Code, Group, Stack, Text } from '@mantine/core';
import { text } from '../languages/text.ts';
import { CopyIconButton } from '../ui/buttons.tsx';
import { Dimmed, Note } from '../ui/page.tsx';
import classes from './checklist.module.css';
import type { SetUpState } from './useSetUp.ts';

type KnownCarrier = SetUpState['carriers'][number];

/** The addresses to enter at one carrier, the same for every number there. */
export function NumberWebhooks({ name, label, webhooks }: KnownCarrier) {
  const words = text.setup.atCarrier[name === 'signalwire' ? 'signalwire' : 'twilio'];
  return (
    <Stack gap="md" role="group" aria-label={label}>
      <Text>{words.voiceSettings}</Text>
      {URL.parse(webhooks.voice)?.hostname === 'localhost' && (
        <Note trouble>{text.setup.webhooksLocal(label)}</Note>
      )}
      <ol className={classes['values']}>
        <Value what={words.voice} value={webhooks.voice} />
        <Value what={words.fallback} value={webhooks.fallback} />
        <Value what={words.status} value={webhooks.status} />
      </ol>
      <Text>{words.textSettings}</Text>
      <ol className={classes['values']}>
        <Value what={words.sms} value={webhooks.sms} />
      </ol>
      <Dimmed>{text.setup.webhooksAbout}</Dimmed>
    </Stack>
  );
}

function Value({ what, value }: { readonly what: string; readonly value: string }) {
  return (
    <li>
      <Text size="sm" fw={600}>
        {what}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Code className={classes['value'] ?? ''}>{value}</Code>
        <CopyIconButton value={value} label={text.setup.copyOf(what)} />
      </Group>
    </li>
  );
}
