/** Money and time as the billing page writes them. */
import type { RouterOutputs } from '../api.ts';

export type Billing = RouterOutputs['billing']['read'];
export type Plan = Billing['plans'][number];
export type Interval = 'month' | 'year';
export interface Choice {
  readonly plan: Plan['id'];
  readonly interval: Interval;
}

/** `$49`, `$12.50`; credit has a minus before it. */
export const moneyOf = (cents: number, currency: string): string =>
  new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(cents / 100);

/** Whole minutes; a minute begun counts here, though it is paid by the second. */
export const minutesOf = (seconds: number): number => Math.ceil(seconds / 60);

export const priceOf = (plan: Plan, interval: Interval): number =>
  interval === 'month' ? plan.monthCents : plan.yearCents;

/** What the business is told about its account, and how much it matters. */
export function standingOf(
  { account, meter }: Pick<Billing, 'account' | 'meter'>,
  now: Date,
  day: (at: string) => string,
): { readonly tone: 'calm' | 'warning' | 'trouble'; readonly words: string } | null {
  switch (account.type) {
    case 'free':
      return null;
    case 'trial': {
      const left = Math.max(0, account.minutes - minutesOf(meter?.usedSeconds ?? 0));
      if (now >= new Date(account.endsAt) || left === 0)
        return {
          tone: 'trouble',
          words: 'Your trial is over: callers are put through or leave a message. Choose a plan to go on.',
        };
      const minutes = left === 1 ? '1 more minute is' : `${left} more minutes are`;
      const soon =
        new Date(account.endsAt).getTime() - now.getTime() < SOON_MS || left <= account.minutes / 5;
      return {
        tone: soon ? 'warning' : 'calm',
        words: `Your trial goes on until ${day(account.endsAt)}, or until ${minutes} talked.`,
      };
    }
    case 'subscribed': {
      if (account.graceEnds !== null)
        return now >= new Date(account.graceEnds)
          ? {
              tone: 'trouble',
              words:
                'Your last invoice is not paid: callers are put through or leave a message. Paying restores everything at once.',
            }
          : {
              tone: 'warning',
              words: `Your last payment did not go through. Everything goes on until ${day(account.graceEnds)}; please check your card.`,
            };
      if (account.cancelsAt !== null)
        return {
          tone: 'warning',
          words: `Your subscription ends on ${day(account.cancelsAt)}. Your data is kept for 30 days after that.`,
        };
      return null;
    }
    case 'ended':
      return {
        tone: 'trouble',
        words: `Your subscription has ended. Callers are put through or leave a message. Your data is kept until ${day(account.keptUntil)}; choose a plan to go on.`,
      };
  }
}

/** A trial that ends within this is worth a warning. */
const SOON_MS = 3 * 24 * 60 * 60 * 1000;
