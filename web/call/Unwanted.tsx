/** Whether a call was unwanted, by which signs, and the buttons that say otherwise. */
import { Button, Group, List, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { BlockNumber } from '../customers/BlockNumber.tsx';
import { text } from '../languages/text.ts';
import { done, failed } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';

export function Unwanted({ call }: { readonly call: RouterOutputs['calls']['get']['call'] }) {
  const { trpc, id: businessId, role } = useBusiness();
  const queryClient = useQueryClient();
  const mark = useMutation(
    trpc.calls.markSpam.mutationOptions({
      onError: (error) => failed(text.common.unchanged, error),
      onSuccess: (_done, { callId, spam = true }) => {
        done(spam ? text.calls.spamDone : text.calls.notSpamDone, () =>
          mark.mutate({ businessId, callId, spam: !spam }),
        );
      },
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.pathKey() }),
    }),
  );
  if (role === 'staff' || call.status !== 'ended') return null;
  const isSpam = call.spam === 'marked';
  const { id: callId } = call;
  return (
    <Section title={text.calls.unwanted}>
      <Text size="sm">{isSpam ? text.calls.isSpam : text.calls.ifSpam}</Text>
      {isSpam && call.spamSigns.length > 0 && (
        <List size="sm" mt="xs">
          {call.spamSigns.map((sign) => (
            <List.Item key={sign}>{text.calls.spamSigns[sign]}</List.Item>
          ))}
        </List>
      )}
      <Group gap="sm" mt="sm">
        <Button
          size="sm"
          variant="default"
          loading={mark.isPending}
          onClick={() => mark.mutate({ businessId, callId, spam: !isSpam })}
        >
          {isSpam ? text.calls.notSpam : text.calls.markSpam}
        </Button>
        {!isSpam && <BlockNumber phone={call.from} />}
      </Group>
    </Section>
  );
}
