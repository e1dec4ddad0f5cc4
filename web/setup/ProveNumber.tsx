/** Proof by a code that a number is one's own, where another business has it or an earlier connection has expired. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { type RouterOutputs, useTRPC } from '../api.ts';
import type { Business } from '../business.ts';
import { text } from '../languages/text.ts';
import { phoneNumber } from '../ui/format.ts';
import { Note } from '../ui/Note.tsx';
import { useRefreshNumbers } from './useSetUp.ts';

type CodeNeeded = Extract<RouterOutputs['setup']['connectNumber'], { type: 'code-needed' }>;

interface ProveNumberProps {
  readonly businessId: Business['id'];
  readonly needed: CodeNeeded;
  readonly onConnected: () => void;
  /** Back to the field for a number. */
  readonly onOther: () => void;
}

export function ProveNumber({ businessId, needed, onConnected, onOther }: ProveNumberProps) {
  const { e164, why, canSend } = needed;
  const trpc = useTRPC();
  const send = useMutation(trpc.setup.sendNumberCode.mutationOptions());
  const ask = (by: 'call' | 'text') => send.mutate({ businessId, number: e164, by });
  const number = phoneNumber(e164);
  return (
    <Stack gap="sm" maw={560} role="group" aria-label={text.setup.show(number)}>
      <Note trouble={false}>
        {why === 'elsewhere' ? text.setup.elsewhere(number) : text.setup.connectedBefore(number)}{' '}
        {canSend ? text.setup.codeAbout : text.setup.noCode}
      </Note>
      {canSend && (
        <>
          <Text size="sm" c="dimmed">
            {text.setup.codeByCall}
          </Text>
          <Group gap="sm">
            <Button
              autoFocus
              variant={send.isSuccess ? 'default' : 'filled'}
              loading={send.isPending && send.variables.by === 'call'}
              onClick={() => ask('call')}
            >
              {text.setup.callCode}
            </Button>
            <Button
              variant="default"
              loading={send.isPending && send.variables.by === 'text'}
              onClick={() => ask('text')}
            >
              {text.setup.textCode}
            </Button>
          </Group>
          {send.isError && <Note trouble>{send.error.message}</Note>}
          {send.isSuccess && (
            <CodeForm
              // A new code starts with an empty field.
              key={send.submittedAt}
              businessId={businessId}
              number={e164}
              sent={text.setup.codeSent(send.data.minutes)}
              onConnected={onConnected}
            />
          )}
        </>
      )}
      <Group>
        <Button variant="subtle" size="compact-sm" onClick={onOther}>
          {text.setup.otherNumber}
        </Button>
      </Group>
    </Stack>
  );
}

interface CodeFormProps {
  readonly businessId: Business['id'];
  readonly number: string;
  readonly sent: string;
  readonly onConnected: () => void;
}

function CodeForm({ businessId, number, sent, onConnected }: CodeFormProps) {
  const trpc = useTRPC();
  const refresh = useRefreshNumbers();
  const [typed, setTyped] = useState('');
  const code = typed.replaceAll(/\D/g, '');
  const prove = useMutation(
    trpc.setup.proveNumber.mutationOptions({
      async onSuccess() {
        await refresh();
        onConnected();
      },
    }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    prove.mutate({ businessId, number, code });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" align="flex-start">
        <Note trouble={false}>{sent}</Note>
        <TextInput
          label={text.setup.code}
          description={text.setup.sixDigits}
          inputMode="numeric"
          autoComplete="one-time-code"
          size="md"
          w={200}
          autoFocus
          maxLength={20}
          value={typed}
          error={prove.error?.message}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button type="submit" loading={prove.isPending} disabled={code.length !== 6}>
          {text.setup.connect}
        </Button>
      </Stack>
    </form>
  );
}
