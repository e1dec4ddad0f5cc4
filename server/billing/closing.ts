/**
 * The end of a business whose subscription has ended: its data is kept for a while, its owners are reminded, and
 * then all of it is removed. Whoever subscribes again in time keeps everything.
 */
import { and, eq, isNotNull, lte, ne } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import {
  billingAccount,
  business,
  call,
  member,
  message,
  recording,
  stripeEvent,
  user,
} from '../../db/schema.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { nameInMail, queueMail } from '../mail/outbox.ts';
import { closeCheckouts } from './checkout.ts';
import { type BillingParts, fetchState } from './sync.ts';
import { giveNotice } from './notices.ts';
import { KEPT_DAYS, keptUntil, REMINDER_DAYS } from './entitlement.ts';
import { inTurn } from './turn.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Goes over every subscription that ended; one business that fails does not keep the others waiting. */
export async function closeEnded(parts: BillingParts, onError: (error: unknown) => void): Promise<void> {
  const { db, clock } = parts;
  const latest = new Date(clock.now() - (KEPT_DAYS - REMINDER_DAYS) * DAY_MS);
  const { businessId: id, endedAt: at, subscriptionStatus } = billingAccount;
  const ended = await db.system
    .select({ businessId: id, endedAt: at })
    .from(billingAccount)
    .where(and(eq(subscriptionStatus, 'canceled'), lte(at, latest)));
  for (const { businessId, endedAt } of ended) {
    if (endedAt === null) continue;
    await (isOver(parts, endedAt) ? remove(parts, businessId) : remind(parts, businessId, endedAt)).catch(
      onError,
    );
  }
}

const isOver = ({ clock }: BillingParts, endedAt: Date): boolean =>
  keptUntil(endedAt).getTime() <= clock.now();

async function remind(
  { db, billingUrl }: BillingParts,
  businessId: BusinessId,
  endedAt: Date,
): Promise<void> {
  await db.tenant(businessId, (tx) =>
    giveNotice(tx, businessId, { kind: 'data-removed-soon', endedAt }, { about: endedAt, billingUrl }),
  );
}

/**
 * Removes a business, unless somebody talks with it, or Stripe knows of a subscription: that is asked in the turn in
 * which checkouts are opened, once those that are open can no longer be paid.
 */
async function remove(parts: BillingParts, businessId: BusinessId): Promise<void> {
  const { db } = parts;
  await inTurn(db, businessId, async ({ account, write }) => {
    const { customerId } = account;
    if (customerId === null || (await db.tenant(businessId, (tx) => isBusy(tx, businessId)))) return;
    await closeCheckouts(parts, customerId);
    const { state } = await fetchState(parts, customerId);
    const endedAt = state.endedAt ?? account.endedAt;
    if (state.subscriptionStatus !== 'canceled' || endedAt === null || !isOver(parts, endedAt)) return;
    // Somebody may have rung while Stripe was asked.
    await write(async (tx) => {
      if (!(await isBusy(tx, businessId))) await removeAll(tx, businessId, customerId);
    }, 'system');
  });
}

async function isBusy(tx: TenantTransaction, businessId: BusinessId): Promise<boolean> {
  const [running] = await tx
    .select({ id: call.id })
    .from(call)
    .where(and(eq(call.businessId, businessId), ne(call.status, 'ended')))
    .limit(1);
  return running !== undefined;
}

/** Everything of a business goes with its row; the sound of its calls by jobs, and its owners are told. */
async function removeAll(tx: TenantTransaction, businessId: BusinessId, customerId: string): Promise<void> {
  const owners = await tx
    .select({ email: user.email, name: business.name })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .innerJoin(business, eq(business.id, member.businessId))
    .where(and(eq(member.businessId, businessId), eq(member.role, 'owner')));
  const recordings = await tx
    .select({ key: recording.key })
    .from(recording)
    .where(eq(recording.businessId, businessId));
  for (const { key } of recordings) await enqueue(tx, 'remove-recording', { key });
  const spoken = await tx
    .select({ url: message.recordingUrl })
    .from(message)
    .where(and(eq(message.businessId, businessId), isNotNull(message.recordingUrl)));
  for (const { url } of spoken) if (url !== null) await enqueue(tx, 'remove-carrier-recording', { url });
  await tx.delete(stripeEvent).where(eq(stripeEvent.customerId, customerId));
  await tx.delete(business).where(eq(business.id, businessId));
  for (const { email, name } of owners)
    await queueMail(tx, {
      kind: 'billing',
      // What belongs to the business has gone with it.
      businessId: null,
      recipient: email,
      subject: `The data of ${nameInMail(name, 'your business')} has been removed`,
      body: `Your subscription ended more than thirty days ago, and everything that was kept of ${nameInMail(name, 'it')} has been removed: calls, recordings, messages, appointments and customers. Your own login is still there.\n`,
    });
}
