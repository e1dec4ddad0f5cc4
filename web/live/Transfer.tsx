/** Putting a call through from its card: who is rung, how it went, and the buttons that start and stop it. */
import { Button, Menu, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { Elapsed } from './Elapsed.tsx';
import type { LiveCall, LiveTransfer } from './live-state.ts';
import { Note, TextLink } from '../ui/page.tsx';

/** The state of a transfer, in words. */
export function transferWords({
  state,
  who,
  outcome,
}: Pick<LiveTransfer, 'state' | 'who' | 'outcome'>): string {
  switch (state) {
    case 'ringing':
      return text.putThrough.ringing(who);
    case 'accepted':
      return text.putThrough.accepted(who);
    case 'connected':
      return text.putThrough.connected(who);
    case 'ended':
      return text.putThrough.outcomes[outcome ?? 'failed'](who);
  }
}

export function TransferLine({ transfer }: { readonly transfer: LiveTransfer }) {
  return (
    <Text size="sm" fw={600} role="status">
      {transferWords(transfer)}
      {transfer.state === 'ringing' && (
        <Text span inherit c="dimmed" aria-hidden="true">
          {' '}
          <Elapsed since={Date.parse(transfer.at)} clock={Date} />
        </Text>
      )}
    </Text>
  );
}

export function PutThroughButtons({ call }: { readonly call: LiveCall }) {
  const { trpc, id: businessId } = useBusiness();
  const [opened, open] = useState(false);
  const list = useQuery({ ...trpc.destinations.list.queryOptions({ businessId }), enabled: opened });
  const start = useMutation(trpc.transfers.start.mutationOptions());
  const stop = useMutation(trpc.transfers.cancel.mutationOptions());
  const state = call.transfer?.state ?? 'ended';
  const ring = (destinationId: string | null) =>
    start.mutate({ businessId, callId: call.callId, destinationId });
  const problem = start.error ?? stop.error;
  return (
    <>
      {state === 'ended' ? (
        <Menu opened={opened} onChange={open} withinPortal position="bottom-start">
          <Menu.Target>
            <Button size="sm" variant="default" loading={start.isPending}>
              {text.putThrough.putThrough}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => ring(null)}>{text.putThrough.toMe}</Menu.Item>
            {(list.data ?? []).map(({ id, name, phone }) => (
              <Menu.Item key={id} disabled={phone === null} onClick={() => ring(id)}>
                {name}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Label>
              <TextLink to="/receptionist" search={{ tab: 'people' }}>
                {text.putThrough.editList}
              </TextLink>
            </Menu.Label>
          </Menu.Dropdown>
        </Menu>
      ) : (
        state !== 'connected' && (
          <Button
            size="sm"
            variant="default"
            loading={stop.isPending}
            onClick={() => stop.mutate({ businessId, callId: call.callId })}
          >
            {text.putThrough.stop}
          </Button>
        )
      )}
      {problem !== null && <Note trouble>{problem.message}</Note>}
    </>
  );
}
