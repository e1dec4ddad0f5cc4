/** Sends what was planned, when its time has come. */
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../../db/client.ts';
import { type BookingNoticeId, type BusinessId, newId, type TextId } from '../../../db/ids.ts';
import { bookingNotice, type BookingNoticeReason } from '../../../db/schema.ts';
import { readBooking } from '../../booking/bookings.ts';
import { readBusiness } from '../../business/business.ts';
import type { Clock } from '../../clock.ts';
import type { JobQueue } from '../../jobs/queue.ts';
import { queueMail } from '../../mail/outbox.ts';
import { queueText } from '../texts.ts';
import { type Customer, readCustomer } from './customer.ts';
import { bookingLinkUrl, linkOpenUntil } from './links.ts';
import { replanReminders } from './reminders.ts';
import { readNoticeSettings } from './settings.ts';
import { whyNot } from './verdict.ts';
import { type NoticeFacts, writeMail, writeText } from './write.ts';

export interface NoticeParts {
  readonly db: Database;
  readonly clock: Clock;
  /** Where the outside reaches us. */
  readonly publicUrl: string;
  /** What links are signed with. */
  readonly secret: string;
  /** The e-mail address that mails come from. */
  readonly sender: string;
}

/** Sends notices, and plans reminders anew, until the queue stops. */
export async function workBookingNotices(queue: JobQueue, parts: NoticeParts): Promise<void> {
  await queue.work('send-booking-notice', ({ data }) => sendNotice(parts, data));
  await queue.work('replan-reminders', ({ data }) => replanReminders(parts.db, data.businessId, parts.clock));
}

type Row = typeof bookingNotice.$inferSelect;

interface Context {
  readonly notice: Row;
  readonly customer: Customer;
  readonly facts: NoticeFacts;
}

/**
 * Hands a notice on as a text or a mail, unless the appointment or the wishes have changed since. That it was, is
 * written in the same transaction: it is handed on once, however often the job is done.
 */
export const sendNotice = (
  parts: NoticeParts,
  { businessId, noticeId }: { readonly businessId: BusinessId; readonly noticeId: BookingNoticeId },
): Promise<void> =>
  parts.db.tenant(businessId, async (tx) => {
    const here = and(eq(bookingNotice.businessId, businessId), eq(bookingNotice.id, noticeId));
    const [notice] = await tx.select().from(bookingNotice).where(here).for('update');
    if (notice?.status !== 'queued') return;
    const now = parts.clock.now();
    const context = await contextOf(tx, parts, notice);
    const sent = 'reason' in context ? context : await handOn(tx, parts, context);
    await tx
      .update(bookingNotice)
      .set(
        'reason' in sent
          ? { status: 'skipped', ...sent }
          : { status: 'sent', sentAt: new Date(now), ...sent },
      )
      .where(here);
  });

interface Skipped {
  readonly reason: BookingNoticeReason;
}

async function contextOf(
  tx: TenantTransaction,
  { clock, publicUrl, secret }: NoticeParts,
  notice: Row,
): Promise<Context | Skipped> {
  const { businessId, bookingId, kind } = notice;
  const booking = await readBooking(tx, businessId, bookingId);
  if (booking === null) return { reason: 'out-of-date' };
  const business = await readBusiness(tx, businessId);
  const settings = await readNoticeSettings(tx, businessId);
  const customer = await readCustomer(tx, businessId, booking.customerId);
  const reason = whyNot({ notice, booking, customer, settings, now: clock.now() });
  if (reason !== null) return { reason };
  const [number = null] = business.numbers;
  const link = bookingLinkUrl(publicUrl, secret, { businessId, bookingId });
  return { notice, customer, facts: { kind, settings, business: { ...business, number }, booking, link } };
}

/** @returns by which text or mail it goes. */
function handOn(
  tx: TenantTransaction,
  parts: NoticeParts,
  context: Context,
): Promise<Skipped | { readonly textId: TextId } | { readonly mailId: string }> {
  switch (context.notice.channel) {
    case 'sms':
      return handOnText(tx, context);
    case 'mail':
      return handOnMail(tx, parts, context);
  }
}

async function handOnText(tx: TenantTransaction, { notice, customer, facts }: Context) {
  const { booking, kind } = facts;
  if (customer.phone === null) return { reason: 'no-address' } as const;
  const textId = newId<TextId>();
  const outcome = await queueText(tx, {
    id: textId,
    businessId: notice.businessId,
    to: customer.phone,
    body: writeText(facts),
    kind: kind === 'reminder' || kind === 'review' ? kind : 'booking',
    customerId: booking.customerId,
    bookingId: booking.id,
    ...(kind === 'reminder' ? { endsAt: booking.startsAt } : {}),
  });
  return outcome === 'queued' ? { textId } : { reason: outcome };
}

async function handOnMail(tx: TenantTransaction, { sender }: NoticeParts, context: Context) {
  const { notice, customer, facts } = context;
  const { booking, business, kind } = facts;
  const { calendar, ...written } = writeMail(facts, customer.email, sender);
  const mailId = randomUUID();
  const over = await queueMail(tx, {
    id: mailId,
    kind: 'appointment',
    businessId: notice.businessId,
    recipient: customer.email,
    customerId: booking.customerId,
    bookingId: booking.id,
    ...written,
    ...(calendar === null ? {} : { calendar }),
    ...(business.email === '' ? {} : { replyTo: business.email }),
    // Whoever reads the link may change the appointment.
    ...(kind === 'review' ? {} : { linkExpiresAt: linkOpenUntil(booking) }),
  });
  return over === null ? { mailId } : ({ reason: 'limit' } as const);
}
