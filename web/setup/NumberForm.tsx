import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useTRPC } from '../api.ts';
import type { Business } from '../business.ts';
import { text } from '../languages/text.ts';
import { ProveNumber } from './ProveNumber.tsx';
import { useRefreshNumbers } from './useSetUp.ts';

interface NumberFormProps {
  readonly businessId: Business['id'];
  /** Whether the form was opened by a button: then the field has the focus. */
  readonly asked: boolean;
  /** Beside the button. */
  readonly children?: ReactNode;
  readonly onConnected?: () => void;
}

/** The form that connects one more number. */
export function NumberForm({ businessId, asked, children, onConnected }: NumberFormProps) {
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
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
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    connect.mutate({ businessId, number: typed });
  };
  if (connect.data?.type === 'code-needed')
    return (
      <ProveNumber
        businessId={businessId}
        needed={connect.data}
        onConnected={() => onConnected?.()}
        onOther={connect.reset}
      />
    );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" align="flex-start">
        <TextInput
          label={text.setup.number}
          description={text.setup.numberAbout}
          type="tel"
          autoComplete="off"
          size="md"
          w="100%"
          maw={360}
          autoFocus={asked}
          value={typed}
          error={connect.error?.message}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Group gap="sm">
          <Button type="submit" loading={connect.isPending} disabled={typed.trim() === ''}>
            {text.setup.connect}
          </Button>
          {children}
        </Group>
      </Stack>
    </form>
  );
}
