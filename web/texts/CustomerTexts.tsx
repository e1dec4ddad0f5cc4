/** The text conversation with one customer, on their page. */
import { useQuery } from '@tanstack/react-query';
import { useBusiness } from '../business.ts';
import { useRefreshOn } from '../live/useLive.ts';
import { Thread } from './Thread.tsx';

const REFRESH_ON = ['text.'] as const;

export function CustomerTexts({ customerId }: { readonly customerId: string }) {
  const { trpc, id: businessId } = useBusiness();
  useRefreshOn(REFRESH_ON, trpc.texts.pathKey());
  const { data = [] } = useQuery(trpc.texts.list.queryOptions({ businessId, customerId }));
  return data.map(({ id }) => <Thread key={id} threadId={id} />);
}
