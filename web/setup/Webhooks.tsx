import { ActionIcon, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { CheckIcon, CopyIcon } from '../ui/icons.tsx';
import { Note } from '../ui/Note.tsx';
import classes from './checklist.module.css';
import type { SetUpState } from './useSetUp.ts';

/** What to enter at the carrier, the same for every number. */
export function Webhooks({ webhooks }: Pick<SetUpState, 'webhooks'>) {
  return (
    <Stack gap="md">
      <Text>
        At Twilio, open each number under Phone Numbers, Manage, Active numbers, and set under Voice
        configuration:
      </Text>
      {URL.parse(webhooks.voice)?.hostname === 'localhost' && (
        <Note trouble>
          Twilio cannot reach this computer. Give the service an address on the internet, and set PUBLIC_URL
          to it.
        </Note>
      )}
      <ol className={classes['values']}>
        <Value what="A call comes in: Webhook" value={webhooks.voice} />
        <Value what="Primary handler fails: Webhook" value={webhooks.fallback} />
        <Value what="Call status changes" value={webhooks.status} />
      </ol>
      <Text>And under Messaging configuration, so that texts to it are among your messages:</Text>
      <ol className={classes['values']}>
        <Value what="A message comes in: Webhook" value={webhooks.sms} />
      </ol>
      <Text size="sm" c="dimmed">
        All of them by HTTP POST. Then save, and call the number from any telephone.
      </Text>
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
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <ActionIcon
              variant="default"
              size="lg"
              onClick={copy}
              aria-label={copied ? 'Copied' : `Copy: ${what}`}
            >
              {copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
            </ActionIcon>
          )}
        </CopyButton>
      </Group>
    </li>
  );
}
