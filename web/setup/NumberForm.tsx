/** The form that connects a number, and the proof by a code where that is needed. */
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { type SetUpState, useRefreshNumbers } from './useSetUp.ts';
import { Form, typedIn } from '../ui/form.tsx';
import { phoneNumber } from '../ui/format.ts';
import { Dimmed, Note } from '../ui/page.tsx';

interface NumberFormProps extends Pick<SetUpState, 'carriers'> {
  /** Whether the form was opened by a button: then the field has the focus. */
  readonly asked: boolean;
  /** Beside the button. */
  readonly children?: ReactNode;
  readonly onConnected?: () => void;
}

/** The form that connects one more number. */
export function NumberForm({ asked, carriers, children, onConnected }: NumberFormProps) {
  const { trpc, id: businessId } = useBusiness();
  const [typed, setTyped] = useState('');
  const [carrier, setCarrier] = useState(carriers[0]?.name ?? '');
  const label = carriers.find(({ name }) => name === carrier)?.label ?? '';
  const refresh = useRefreshNumbers();
  const done = async () => {
    await refresh();
    onConnected?.();
  };
  const connect = useMutation(
    trpc.setup.connectNumber.mutationOptions({
      async onSuccess({ type }) {
        if (type === 'connected') await done();
      },
    }),
  );
  const submit = () => {
    connect.mutate({ businessId, number: typed, carrier });
  };
  if (connect.data?.type === 'code-needed')
    return (
      <ProveNumber
        needed={connect.data}
        carrier={carrier}
        onConnected={() => onConnected?.()}
        onOther={connect.reset}
      />
    );
  return (
    <Form submit={submit} gap="sm" align="flex-start">
      {carriers.length > 1 && (
        <NativeSelect
          label={text.setup.carrier}
          size="md"
          w="100%"
          maw={360}
          data={carriers.map((each) => ({ value: each.name, label: each.label }))}
          value={carrier}
          onChange={({ currentTarget }) => setCarrier(currentTarget.value)}
        />
      )}
      <TextInput
        label={text.setup.number(label)}
        description={text.setup.numberAbout}
        type="tel"
        autoComplete="off"
        size="md"
        w="100%"
        maw={360}
        autoFocus={asked}
        error={connect.error?.message}
        {...typedIn(typed, setTyped)}
      />
      <Group gap="sm">
        <Button type="submit" loading={connect.isPending} disabled={typed.trim() === ''}>
          {text.setup.connect}
        </Button>
        {children}
      </Group>
    </Form>
  );
}

type CodeNeeded = Extract<RouterOutputs['setup']['connectNumber'], { type: 'code-needed' }>;

interface ProveNumberProps {
  readonly needed: CodeNeeded;
  /** The name of the one that the number is at. */
  readonly carrier: string;
  readonly onConnected: () => void;
  /** Back to the field for a number. */
  readonly onOther: () => void;
}

/** Proof by a code that a number is one's own, where another business has it or an earlier connection has expired. */
export function ProveNumber({ needed, carrier, onConnected, onOther }: ProveNumberProps) {
  const { e164, why, canSend } = needed;
  const { trpc, id: businessId } = useBusiness();
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
          <Dimmed>{text.setup.codeByCall}</Dimmed>
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
              number={e164}
              carrier={carrier}
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
  readonly number: string;
  readonly carrier: string;
  readonly sent: string;
  readonly onConnected: () => void;
}

function CodeForm({ number, carrier, sent, onConnected }: CodeFormProps) {
  const { trpc, id: businessId } = useBusiness();
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
  const submit = () => {
    prove.mutate({ businessId, number, carrier, code });
  };
  return (
    <Form submit={submit} gap="sm" align="flex-start">
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
        error={prove.error?.message}
        {...typedIn(typed, setTyped)}
      />
      <Button type="submit" loading={prove.isPending} disabled={code.length !== 6}>
        {text.setup.connect}
      </Button>
    </Form>
  );
}
