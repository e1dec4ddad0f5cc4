import { Badge } from '@mantine/core';
import type { Outcome } from '../live/feed-item.ts';

const OUTCOMES: Record<Outcome, { readonly label: string; readonly color: string }> = {
  booked: { label: 'Booked', color: 'kelp' },
  moved: { label: 'Moved', color: 'kelp' },
  cancelled: { label: 'Cancelled', color: 'brass' },
  message: { label: 'Message', color: 'harbour' },
  answered: { label: 'Answered', color: 'harbour' },
  abandoned: { label: 'Hung up', color: 'gray' },
  failed: { label: 'Failed', color: 'buoy' },
};

export function OutcomeBadge({ outcome }: { readonly outcome: Outcome }) {
  const { label, color } = OUTCOMES[outcome];
  return <Badge color={color}>{label}</Badge>;
}
