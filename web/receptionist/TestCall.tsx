/** Rings somebody for a test, and shows live what happens. */
import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { FeedItem } from '../../server/protocol/feed.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import type { LiveTransfer } from '../live/live-state.ts';
import { transferWords } from '../live/Transfer.tsx';
import { useFeedItems } from '../live/useLive.ts';
import type { Destination } from './DestinationForm.tsx';
import { SmallButton } from '../ui/buttons.tsx';

type Reached = Pick<LiveTransfer, 'who' | 'state' | 'outcome'>;

const wordsOf = (state: Reached): string =>
  state.outcome === 'answered' ? text.putThrough.testAnswered(state.who) : transferWords(state);

export function TestCall({ destination: { id, name, phone } }: { readonly destination: Destination }) {
  const { trpc, id: businessId } = useBusiness();
  const [state, setState] = useState<Reached | null>(null);
  const ring = useMutation(trpc.transfers.test.mutationOptions());
  const transferId = ring.data?.transferId;
  const onItem = useCallback(
    (item: FeedItem) => {
      if (item.kind !== 'row' || item.event.type !== 'transfer.changed') return;
      // The first state may come before the answer that names the test.
      const isOurs =
        item.event.transferId === transferId || (item.event.callId === null && item.event.who === name);
      if (isOurs) setState(item.event);
    },
    [transferId, name],
  );
  useFeedItems(onItem);
  const words = ring.error?.message ?? (state === null ? null : wordsOf(state));
  return (
    <>
      {words !== null && (
        <Text size="sm" role="status">
          {words}
        </Text>
      )}
      <SmallButton
        aria-label={text.putThrough.testOf(name)}
        disabled={phone === null}
        loading={ring.isPending}
        onClick={() => {
          setState(null);
          ring.mutate({ businessId, destinationId: id });
        }}
      >
        {text.putThrough.test}
      </SmallButton>
    </>
  );
}
