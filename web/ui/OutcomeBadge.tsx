import { text } from '../languages/text.ts';
import type { Line, Outcome } from '../../server/protocol/feed.ts';
import classes from './OutcomeBadge.module.css';

const TONES: Record<Outcome, 'good' | 'plain' | 'open' | 'quiet' | 'bad'> = {
  booked: 'good',
  moved: 'good',
  cancelled: 'plain',
  message: 'plain',
  answered: 'plain',
  unresolved: 'open',
  abandoned: 'quiet',
  failed: 'bad',
};

function lineWords(line: Line): string | null {
  switch (line) {
    case 'carrier':
      return null;
    case 'browser':
      return text.ui.testCall;
    case 'website':
      return text.ui.website;
  }
}

/** Marks a call that a member made from the browser phone, or a visitor from the website. */
export function LineBadge({ line }: { readonly line: Line }) {
  const words = lineWords(line);
  return words === null ? null : (
    <span className={classes['badge']} data-tone="line">
      {words}
    </span>
  );
}

/** Marks a call that nobody wanted. */
export const SpamBadge = () => (
  <span className={classes['badge']} data-tone="bad">
    {text.ui.spamCall}
  </span>
);

/** Marks a call for which somebody was rung, and nobody talked with the caller. */
export const MissedBadge = ({ by }: { readonly by: string }) => (
  <span className={classes['badge']} data-tone="open" title={text.ui.missedBy(by)}>
    {text.ui.missed}
  </span>
);

export const OutcomeBadge = ({ outcome }: { readonly outcome: Outcome }) => (
  <span className={classes['badge']} data-tone={TONES[outcome]} title={text.ui.outcomesMean[outcome]}>
    {text.ui.outcomes[outcome]}
  </span>
);
