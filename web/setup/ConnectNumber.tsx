import { ActionIcon, Button, Code, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTRPC } from '../api.ts';
import type { Business } from '../business.ts';
import { momentOf, phoneNumber } from '../ui/format.ts';
import { CheckIcon, CopyIcon } from '../ui/icons.tsx';
import { Note } from '../ui/Note.tsx';
import classes from './checklist.module.css';
import type { SetUpState } from './useSetUp.ts';

interface ConnectNumberProps {
  readonly business: Business;
  readonly state: SetUpState;
}

export function ConnectNumber({ business, state }: ConnectNumberProps) {
  return state.number === null ? (
    <NumberForm businessId={business.id} />
  ) : (
    <Connected business={business} number={state.number} webhooks={state.webhooks} />
  );
}

function NumberForm({ businessId }: { readonly businessId: Business['id'] }) {
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const connect = useMutation(trpc.setup.connectNumber.mutationOptions({ onSuccess: useRefresh() }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    connect.mutate({ businessId, number: typed });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" align="flex-start">
        <Text>
          Buy a number with voice at Twilio, or use one that you have there. To keep the number your customers
          know, let your telephone company forward its calls to it.
        </Text>
        <TextInput
          label="The number at Twilio"
          description="As you write it in your country, or with + and the country"
          type="tel"
          autoComplete="off"
          size="md"
          w="100%"
          maw={360}
          value={typed}
          error={connect.error?.message}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button type="submit" loading={connect.isPending} disabled={typed.trim() === ''}>
          Connect this number
        </Button>
      </Stack>
    </form>
  );
}

interface ConnectedProps {
  readonly business: Business;
  readonly number: NonNullable<SetUpState['number']>;
  readonly webhooks: SetUpState['webhooks'];
}

function Connected({ business, number, webhooks }: ConnectedProps) {
  const trpc = useTRPC();
  const disconnect = useMutation(trpc.setup.disconnectNumber.mutationOptions({ onSuccess: useRefresh() }));
  const reached = number.reachedAt;
  return (
    <Stack gap="md">
      <Text>
        <strong className="figures">{phoneNumber(number.e164)}</strong> leads to {business.name}. At Twilio,
        open this number under Phone Numbers, Manage, Active numbers, and set under Voice configuration:
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
      <Text size="sm" c="dimmed">
        All three by HTTP POST. Then save, and call {phoneNumber(number.e164)} from any telephone.
      </Text>
      {reached === null ? (
        <div className={classes['waiting']} role="status">
          Waiting for your test call …
        </div>
      ) : (
        <div className={classes['reached']} role="status">
          <CheckIcon size={18} /> It works: a call came in, {momentOf(reached, business.zone, new Date())}.
        </div>
      )}
      {disconnect.isError && <Note trouble>{disconnect.error.message}</Note>}
      <Group>
        <Button
          variant="default"
          size="compact-sm"
          loading={disconnect.isPending}
          onClick={() => disconnect.mutate({ businessId: business.id })}
        >
          Use another number
        </Button>
      </Group>
    </Stack>
  );
}

/** A new number shows beside the business's name, too. */
function useRefresh() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [trpc.setup.pathKey(), trpc.businesses.pathKey()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
  };
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
