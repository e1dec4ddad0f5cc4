import type { Outcome } from '../live/feed-item.ts';
import classes from './OutcomeBadge.module.css';

const OUTCOMES: Record<
  Outcome,
  { readonly label: string; readonly tone: 'good' | 'plain' | 'quiet' | 'bad' }
> = {
  booked: { label: 'Booked', tone: 'good' },
  moved: { label: 'Moved', tone: 'good' },
  cancelled: { label: 'Cancelled', tone: 'plain' },
  message: { label: 'Message', tone: 'plain' },
  answered: { label: 'Answered', tone: 'plain' },
  abandoned: { label: 'Hung up', tone: 'quiet' },
  failed: { label: 'Failed', tone: 'bad' },
};

export const outcomeLabel = (outcome: Outcome): string => OUTCOMES[outcome].label;

export function OutcomeBadge({ outcome }: { readonly outcome: Outcome }) {
  const { label, tone } = OUTCOMES[outcome];
  return (
    <span className={classes['badge']} data-tone={tone}>
      {label}
    </span>
  );
}
