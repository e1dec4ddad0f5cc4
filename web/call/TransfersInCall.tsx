/** Whom the caller of a call was put through to, or should have been. */
import { useQuery } from '@tanstack/react-query';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { transferWords } from '../live/Transfer.tsx';
import { timeOf } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';

export function TransfersInCall({ callId }: { readonly callId: string }) {
  const { trpc, id: businessId, role, zone } = useBusiness();
  const found = useQuery({
    ...trpc.transfers.ofCall.queryOptions({ businessId, callId }),
    enabled: role !== 'staff',
  });
  if (found.data === undefined || found.data.length === 0) return null;
  return (
    <Section title={text.putThrough.inCall}>
      <ul>
        {found.data.map(({ id, who, outcome, at }) => (
          <li key={id}>
            <span className="figures">{timeOf(at, zone)}</span>{' '}
            {transferWords({ who, outcome, state: outcome === null ? 'ringing' : 'ended' })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
