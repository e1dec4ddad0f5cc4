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
        subject: 'Your free trial is about to end',
        body: `Your free trial ends on ${day(notice.endsAt)}, or sooner if you use up its minutes. Choose a plan to keep your receptionist answering.`,
      };
    case 'usage-80':
      return {
        subject: 'You have used 80 % of your minutes',
        body: `You have used 80% of your ${notice.includedMinutes} included minutes. Nothing changes for your callers.`,
      };
    case 'usage-100':
      return {
        subject: 'You have used all of your minutes',
        body: `You have used all of your ${notice.includedMinutes} included minutes.`,
      };
    case 'payment-failed':
      return {
        subject: 'Your payment did not go through',
        body: `Your receptionist keeps answering until ${day(graceEnds(notice.since))}. After that, callers are put through to your own phone or leave a message. Please update your card.`,
      };
    case 'payment-restored':
      return {
        subject: 'Your payment went through',
        body: 'Thank you. Your receptionist keeps answering.',
      };
    case 'subscription-ended':
      return {
        subject: 'Your subscription has ended',
        body: `We keep your data until ${day(keptUntil(notice.at))}. Until then you can download all of it or choose a new plan. After that, we delete it.`,
      };
    case 'data-removed-soon':
      return {
        subject: 'Your data will be deleted soon',
        body: `Your subscription has ended, and we will delete your data on ${day(keptUntil(notice.endedAt))}. Until then you can download all of it or choose a new plan.`,
      };
    case 'refused':
      return { subject: 'Your receptionist could not answer a call', body: REFUSED[notice.why] };
  }
}

const TOOK_MESSAGE = 'Until then, callers are put through to your own phone or leave a message.';
const REFUSED: Readonly<Record<Refusal, string>> = {
  'trial-days': `Your free trial is over. Choose a plan to continue. ${TOOK_MESSAGE}`,
  'trial-minutes': `You have used up the minutes of your free trial. Choose a plan to continue. ${TOOK_MESSAGE}`,
  'no-trial': `Each person and each card gets one free trial, and yours was used for another business. Choose a plan to continue. ${TOOK_MESSAGE}`,
  unpaid: `Your last invoice is not paid. Your receptionist answers again as soon as you pay. ${TOOK_MESSAGE}`,
  ended: `You have no subscription. Choose a plan to continue. ${TOOK_MESSAGE}`,
  'overage-cap': `You have reached your spending limit for this period. You can raise it at any time. ${TOOK_MESSAGE}`,
  'daily-cap': `You have used up the minutes you allow for a day. You can allow more at any time. ${TOOK_MESSAGE}`,
  'concurrent-calls': `More people called at the same time than your plan covers. The others were put through to your own phone or left a message.`,
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
