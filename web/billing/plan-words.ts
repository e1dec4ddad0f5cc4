/** Money and time as the billing page writes them. */
import type { RouterOutputs } from '../api.ts';
import { text } from '../languages/text.ts';
import { currentLocale } from '../ui/format.ts';

export type Billing = RouterOutputs['billing']['read'];
export type Plan = Billing['plans'][number];
export type Interval = 'month' | 'year';
export interface Choice {
  readonly plan: Plan['id'];
  readonly interval: Interval;
}

/** `$49`, `$12.50`; credit has a minus before it. */
export const moneyOf = (cents: number, currency: string): string =>
  new Intl.NumberFormat(currentLocale(), {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(cents / 100);

/** Whole minutes; a minute begun counts here, though it is paid by the second. */
export const minutesOf = (seconds: number): number => Math.ceil(seconds / 60);

export const priceOf = (plan: Plan, interval: Interval): number =>
  interval === 'month' ? plan.monthCents : plan.yearCents;

/** When a plan that is paid for now is paid for again: on the same day of the month, or its last where there is none. */
export function paidAgain(now: Date, interval: Interval): Date {
  const months = now.getUTCMonth() + (interval === 'month' ? 1 : 12);
  const last = new Date(Date.UTC(now.getUTCFullYear(), months + 1, 0)).getUTCDate();
  const again = new Date(now);
  again.setUTCMonth(months, Math.min(now.getUTCDate(), last));
  return again;
}

export interface AccountNotice {
  readonly tone: 'calm' | 'warning' | 'trouble';
  readonly words: string;
}

/**
 * The notice about the account, and how much it matters. Whether calls are answered is for the service to say: a
 * browser's clock may be wrong.
 */
export function noticeOf(
  { account, meter, refused }: Pick<Billing, 'account' | 'meter' | 'refused'>,
  day: (at: string) => string,
): AccountNotice | null {
  switch (refused) {
    case 'trial-days':
    case 'trial-minutes':
      return trouble(text.billing.trialOver);
    case 'unpaid':
      return trouble(text.billing.unpaid);
    case 'overage-cap':
      return trouble(text.billing.capReached);
    case 'daily-cap':
      return trouble(text.billing.dailyReached);
    case 'ended':
    case 'no-trial':
    case 'concurrent-calls':
    case null:
      return accountNoticeOf(account, meter, day);
  }
}

const trouble = (words: string): AccountNotice => ({ tone: 'trouble', words });
const warning = (words: string): AccountNotice => ({ tone: 'warning', words });

function accountNoticeOf(
  account: Billing['account'],
  meter: Billing['meter'],
  day: (at: string) => string,
): AccountNotice | null {
  switch (account.type) {
    case 'free':
      return null;
    case 'trial': {
      const left = Math.max(0, account.minutes - minutesOf(meter?.usedSeconds ?? 0));

      const soon = new Date(account.endsAt).getTime() - Date.now() < SOON_MS || left <= account.minutes / 5;
      return {
        tone: soon ? 'warning' : 'calm',
        words: text.billing.trial(day(account.endsAt), left),
      };
    }
    case 'no-trial':
      return trouble(text.billing.noTrial[account.why]);
    case 'subscribed':
      if (account.graceEnds !== null) return warning(text.billing.paymentFailed(day(account.graceEnds)));
      return account.cancelsAt === null ? null : warning(text.billing.cancels(day(account.cancelsAt)));
    case 'ended':
      return trouble(text.billing.ended(day(account.keptUntil)));
  }
}

/** A trial that ends within this is worth a warning. */
const SOON_MS = 3 * 24 * 60 * 60 * 1000;
