/** What ends a call, or keeps one from beginning, as its caller reads it: what happened, and what to do. */
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';

type Refusal = Extract<RouterOutputs['phone']['left'], { readonly type: 'refused' }>['why'];

/** `browser-session`: a call took too long. `browser-requests`: too much was asked. */
export type Limit = Refusal | 'browser-session' | 'browser-requests';

interface LimitWords {
  readonly words: string;
  /** What it takes to go on; null: to wait. */
  readonly by: 'plan' | 'payment' | null;
}

const WORDS: Readonly<Record<Limit, LimitWords>> = {
  'in-call': {
    words: 'You are already in a call in another window. Hang up there, then call again.',
    by: null,
  },
  'browser-calls': {
    words:
      'As many people of your business as can at once are trying the receptionist. Call again when one of them has hung up.',
    by: null,
  },
  'browser-day': {
    words:
      'The time for test calls is used up for today. It begins anew at midnight. Customers who ring your number are answered as always.',
    by: null,
  },
  'browser-trial': {
    words: 'The free time for test calls is used up. Customers who ring your number are answered as always.',
    by: 'plan',
  },
  'trial-days': { words: 'Your trial is over.', by: 'plan' },
  'no-trial': { words: 'You, or your card, had the free trial with another business.', by: 'plan' },
  ended: { words: 'Your subscription has ended.', by: 'plan' },
  unpaid: {
    words: 'Your last invoice is not paid. Once it is, your receptionist answers again.',
    by: 'payment',
  },
  'browser-requests': {
    words:
      'There were very many test calls or questions in a short time. Wait a minute, then call again; if that does not help, tomorrow.',
    by: null,
  },
  'browser-session': { words: 'A test call ends after half an hour. You can call again at once.', by: null },
};

/** Whether an ending is one by a limit. */
export const isLimit = <Other extends string>(ending: Other | Limit): ending is Limit =>
  Object.hasOwn(WORDS, ending);

/** Whether there is no use in dialling before something has changed. */
export const isLasting = (limit: Limit): boolean => limit === 'browser-day' || WORDS[limit].by !== null;

export function LimitWords({ limit }: { readonly limit: Limit }) {
  const { role } = useBusiness();
  const { words, by } = WORDS[limit];
  if (by === null) return words;
  const what = by === 'plan' ? 'choose a plan' : 'pay it';
  return (
    <>
      {words}{' '}
      {role === 'owner' ? (
        <Anchor component={Link} to="/billing" inherit c="inherit" underline="always">
          {by === 'plan' ? 'Choose a plan to go on' : 'Pay it'}
        </Anchor>
      ) : (
        `Ask an owner of the business to ${what}.`
      )}
    </>
  );
}
