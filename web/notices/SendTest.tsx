import { Group, Stack, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { SmallButton } from '../ui/buttons.tsx';
import { Note } from '../ui/page.tsx';
import type { NoticeSettings } from './useWishes.ts';

/** Sends the user a test on each channel that reaches them. */
export function SendTest({ settings }: { readonly settings: NoticeSettings }) {
  const { trpc, id: businessId } = useBusiness();
  const test = useMutation(trpc.notices.test.mutationOptions());
  const reached = [
    'mail' as const,
    ...(settings.phone === null ? [] : ['sms' as const]),
    ...(settings.devices.length === 0 ? [] : ['push' as const]),
  ];
  return (
    <Stack gap="sm">
      <Title order={3}>{text.notices.test}</Title>
      <Group gap="xs">
        {reached.map((channel) => (
          <SmallButton
            key={channel}
            loading={test.isPending && test.variables.channel === channel}
            onClick={() => test.mutate({ businessId, channel })}
          >
            {text.notices.testBy[channel]}
          </SmallButton>
        ))}
      </Group>
      {test.isSuccess && <Note trouble={false}>{text.notices.testSent[test.variables.channel]}</Note>}
      {test.isError && <Note trouble>{test.error.message}</Note>}
    </Stack>
  );
}
