/** Money and time as the billing page writes them. */
import type { RouterOutputs } from '../api.ts';
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

const TOOK_MESSAGE = 'callers are put through or leave a message.';

export interface StandingWords {
  readonly tone: 'calm' | 'warning' | 'trouble';
  readonly words: string;
}

/**
 * What the business is told about its account, and how much it matters. Whether calls are answered is the service's to
 * say: a browser's clock may be wrong.
 */
export function standingOf(
  { account, meter, refused }: Pick<Billing, 'account' | 'meter' | 'refused'>,
  day: (at: string) => string,
): StandingWords | null {
  switch (refused) {
    case 'trial-days':
    case 'trial-minutes':
      return trouble(`Your trial is over: ${TOOK_MESSAGE} Choose a plan to go on.`);
    case 'unpaid':
      return trouble(`Your last invoice is not paid: ${TOOK_MESSAGE} Paying restores everything at once.`);
    case 'overage-cap':
      return trouble(
        `The limit that you set for this period is reached: ${TOOK_MESSAGE} You can raise it at any time.`,
      );
    case 'daily-cap':
      return trouble(
        `The minutes that you allow for a day are used up: until midnight ${TOOK_MESSAGE} You can allow more at any time.`,
      );
    case 'ended':
    case 'no-trial':
    case 'concurrent-calls':
    case null:
      return standingOfAccount(account, meter, day);
  }
}

const trouble = (words: string): StandingWords => ({ tone: 'trouble', words });
const warning = (words: string): StandingWords => ({ tone: 'warning', words });

function standingOfAccount(
  account: Billing['account'],
  meter: Billing['meter'],
  day: (at: string) => string,
): StandingWords | null {
  switch (account.type) {
    case 'free':
      return null;
    case 'trial': {
      const left = Math.max(0, account.minutes - minutesOf(meter?.usedSeconds ?? 0));
      const minutes = left === 1 ? '1 more minute' : `${left} more minutes`;
      const soon = new Date(account.endsAt).getTime() - Date.now() < SOON_MS || left <= account.minutes / 5;
      return {
        tone: soon ? 'warning' : 'calm',
        words: `Your trial goes on until ${day(account.endsAt)} or for ${minutes} of calls, whichever ends first.`,
      };
    }
    case 'no-trial':
      return trouble(
        `${HAD_TRIAL[account.why]} Until you choose a plan ${TOOK_MESSAGE} You can still set everything up.`,
      );
    case 'subscribed':
      if (account.graceEnds !== null)
        return warning(
          `Your last payment did not go through. Everything goes on until ${day(account.graceEnds)}; please check your card.`,
        );
      return account.cancelsAt === null
        ? null
        : warning(
            `Your subscription ends on ${day(account.cancelsAt)}. Your data is kept for 30 days after that.`,
          );
    case 'ended':
      return trouble(
        `Your subscription has ended. Callers are put through or leave a message. Your data is kept until ${day(account.keptUntil)}; choose a plan to go on.`,
      );
  }
}

const HAD_TRIAL = {
  person: 'There is one free trial for each person, and you or another owner had it with another business.',
  card: 'There is one free trial for each card, and yours was used with another business.',
} as const;

/** A trial that ends within this is worth a warning. */
const SOON_MS = 3 * 24 * 60 * 60 * 1000;
