/** The code that shows whose a number is, where another business has it or an earlier claim came to nothing. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { type RouterOutputs, useTRPC } from '../api.ts';
import type { Business } from '../business.ts';
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
    <Stack gap="sm" maw={560} role="group" aria-label={`Show that ${number} is yours`}>
      <Note trouble={false}>
        {why === 'elsewhere'
          ? `${number} leads to another business here.`
          : `${number} was connected before, and no call came in by it for three days.`}{' '}
        {canSend
          ? 'If it is yours, a code shows it: we call or text the number, and you type in the six digits.'
          : 'It can be connected once it is disconnected there, or three days after it was connected if no call came in by it. To settle it by a code, whoever runs this installation has to set TWILIO_CALLER_ID.'}
      </Note>
      {canSend && (
        <>
          <Text size="sm" c="dimmed">
            For a call, the number has to ring at a telephone of yours: at Twilio, let it forward to one for
            that time. Until the code is given nothing changes.
          </Text>
          <Group gap="sm">
            <Button
              autoFocus
              variant={send.isSuccess ? 'default' : 'filled'}
              loading={send.isPending && send.variables.by === 'call'}
              onClick={() => ask('call')}
            >
              Call it and say the code
            </Button>
            <Button
              variant="default"
              loading={send.isPending && send.variables.by === 'text'}
              onClick={() => ask('text')}
            >
              Text the code
            </Button>
          </Group>
          {send.isError && <Note trouble>{send.error.message}</Note>}
          {send.isSuccess && (
            <CodeForm
              // A new code makes a new field.
              key={send.submittedAt}
              businessId={businessId}
              number={e164}
              sent={`The code is on its way. It works for ${send.data.minutes} minutes.`}
              onConnected={onConnected}
            />
          )}
        </>
      )}
      <Group>
        <Button variant="subtle" size="compact-sm" onClick={onOther}>
          Use another number
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
          label="The code"
          description="Six digits"
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
          Connect this number
        </Button>
      </Stack>
    </form>
  );
}
