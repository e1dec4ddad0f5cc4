import { Code, Group, Stack, Text } from '@mantine/core';
import { text } from '../languages/text.ts';
import { CopyIconButton } from '../ui/icon-buttons.tsx';
import { Note } from '../ui/Note.tsx';
import classes from './checklist.module.css';
import type { SetUpState } from './useSetUp.ts';

/** The addresses to enter at the carrier, the same for every number. */
export function Webhooks({ webhooks }: Pick<SetUpState, 'webhooks'>) {
  return (
    <Stack gap="md">
      <Text>{text.setup.webhooksVoice}</Text>
      {URL.parse(webhooks.voice)?.hostname === 'localhost' && <Note trouble>{text.setup.webhooksLocal}</Note>}
      <ol className={classes['values']}>
        <Value what={text.setup.webhooks.voice} value={webhooks.voice} />
        <Value what={text.setup.webhooks.fallback} value={webhooks.fallback} />
        <Value what={text.setup.webhooks.status} value={webhooks.status} />
      </ol>
      <Text>{text.setup.webhooksText}</Text>
      <ol className={classes['values']}>
        <Value what={text.setup.webhooks.sms} value={webhooks.sms} />
      </ol>
      <Text size="sm" c="dimmed">
        {text.setup.webhooksAbout}
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
        <CopyIconButton value={value} label={text.setup.copyOf(what)} />
      </Group>
    </li>
  );
}
