/** The notices about money to a business, each once a period: by mail to its owners, and on the dashboard. */
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { billingNotice } from '../../db/schema.ts';
import { ownerAddresses } from '../accounts/owners.ts';
import { queueMail } from '../mail/outbox.ts';
import { type Account, graceEnds, keptUntil, type Refusal } from './entitlement.ts';

export type Notice =
  | { readonly kind: 'trial-ending'; readonly endsAt: Date }
  | { readonly kind: 'usage-80' | 'usage-100'; readonly includedMinutes: number }
  | { readonly kind: 'payment-failed'; readonly since: Date }
  | { readonly kind: 'payment-restored' }
  | { readonly kind: 'subscription-ended'; readonly at: Date }
  | { readonly kind: 'data-removed-soon'; readonly endedAt: Date }
  | { readonly kind: 'refused'; readonly why: Refusal };

/**
 * Gives a notice, unless the same was given about the same period (or trial, or unpaid invoice) already. @returns whether
 * it was given now.
 */
export async function giveNotice(
  tx: TenantTransaction,
  businessId: BusinessId,
  notice: Notice,
  { about: periodStart, billingUrl }: { readonly about: Date; readonly billingUrl: string },
): Promise<boolean> {
  const kind = notice.kind === 'refused' ? `refused-${notice.why}` : notice.kind;
  const given = await tx
    .insert(billingNotice)
    .values({ businessId, kind, periodStart })
    .onConflictDoNothing()
    .returning({ kind: billingNotice.kind });
  if (given.length === 0) return false;
  const { subject, body } = wordsOf(notice);
  for (const recipient of await ownerAddresses(tx))
    await queueMail(tx, {
      kind: 'billing',
      businessId,
      recipient,
      subject,
      body: `${body}\n\n${billingUrl}\n`,
    });
  return true;
}

const day = (date: Date): string =>
  date.toLocaleDateString('en-US', { month: 'long', day: 'numeric', year: 'numeric', timeZone: 'UTC' });

function wordsOf(notice: Notice): { readonly subject: string; readonly body: string } {
  switch (notice.kind) {
    case 'trial-ending':
      return {
        subject: 'Your trial is about to end',
        body: `Your trial ends on ${day(notice.endsAt)} or when its minutes are used up. Choose a plan so that your receptionist goes on answering.`,
      };
    case 'usage-80':
      return {
        subject: 'You have used 80 % of your minutes',
        body: `You have used 80 % of the ${notice.includedMinutes} minutes that are included. Nothing changes for your callers.`,
      };
    case 'usage-100':
      return {
        subject: 'You have used all of your minutes',
        body: `You have used all of the ${notice.includedMinutes} minutes that are included.`,
      };
    case 'payment-failed':
      return {
        subject: 'Your payment did not go through',
        body: `Your receptionist goes on answering in full until ${day(graceEnds(notice.since))}. After that callers can only leave a message or be put through. Please check your card.`,
      };
    case 'payment-restored':
      return {
        subject: 'Your payment went through',
        body: 'Everything is paid. Your receptionist answers in full.',
      };
    case 'subscription-ended':
      return {
        subject: 'Your subscription has ended',
        body: `Your data is kept until ${day(keptUntil(notice.at))}. Until then you can download all of it, or choose a plan to go on; after that it is removed.`,
      };
    case 'data-removed-soon':
      return {
        subject: 'Your data is about to be removed',
        body: `Your subscription has ended, and your data is removed on ${day(keptUntil(notice.endedAt))}. Until then you can download all of it, or choose a plan to go on.`,
      };
    case 'refused':
      return { subject: 'Your receptionist could not answer a call', body: REFUSED[notice.why] };
  }
}

const TOOK_MESSAGE = 'Callers are put through to your own phone or leave a message.';
const REFUSED: Readonly<Record<Refusal, string>> = {
  'trial-days': `Your trial is over. ${TOOK_MESSAGE} Choose a plan to go on.`,
  'trial-minutes': `The minutes of your trial are used up. ${TOOK_MESSAGE} Choose a plan to go on.`,
  'no-trial': `There is one trial for a person and for a card, and yours was had with another business. ${TOOK_MESSAGE} Choose a plan to go on.`,
  unpaid: `Your last invoice is not paid. ${TOOK_MESSAGE} It is all restored as soon as it is paid.`,
  ended: `You have no subscription. ${TOOK_MESSAGE} Choose a plan to go on.`,
  'overage-cap': `The limit that you set for this period is reached. ${TOOK_MESSAGE} You can raise it at any time.`,
  'daily-cap': `The limit that you set for a day is reached. ${TOOK_MESSAGE}`,
  'concurrent-calls': `More callers rang at once than your plan answers. ${TOOK_MESSAGE}`,
};

/** The change of a payment or a subscription between two readings of Stripe, and when it began; null: none. */
export function noticeOfChange(
  before: Account,
  after: Account,
): { readonly notice: Notice; readonly about: Date } | null {
  const owed = before.type === 'subscribed' ? before.unpaidSince : null;
  switch (after.type) {
    case 'subscribed': {
      const { unpaidSince } = after;
      if (unpaidSince !== null)
        return { notice: { kind: 'payment-failed', since: unpaidSince }, about: unpaidSince };
      return owed === null ? null : { notice: { kind: 'payment-restored' }, about: owed };
    }
    case 'ended':
      return { notice: { kind: 'subscription-ended', at: after.at }, about: after.at };
    case 'free':
    case 'trial':
    case 'no-trial':
      return null;
  }
}

/** The level of the meter. */
export function noticesOfUsage(account: Account, usedSeconds: number, includedSeconds: number): Notice[] {
  if (account.type !== 'subscribed' && account.type !== 'trial') return [];
  const includedMinutes = Math.round(includedSeconds / 60);
  if (usedSeconds >= includedSeconds) return [{ kind: 'usage-100', includedMinutes }];
  return usedSeconds >= 0.8 * includedSeconds ? [{ kind: 'usage-80', includedMinutes }] : [];
}
