import { text } from '../languages/text.ts';
import type { Outcome } from '../../server/protocol/feed.ts';
import classes from './OutcomeBadge.module.css';

const TONES: Record<Outcome, 'good' | 'plain' | 'quiet' | 'bad'> = {
  booked: 'good',
  moved: 'good',
  cancelled: 'plain',
  message: 'plain',
  answered: 'plain',
  abandoned: 'quiet',
  failed: 'bad',
};

export const OutcomeBadge = ({ outcome }: { readonly outcome: Outcome }) => (
  <span className={classes['badge']} data-tone={TONES[outcome]}>
    {text.ui.outcomes[outcome]}
  </span>
);
