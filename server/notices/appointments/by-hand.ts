/** What the business sees of the notices of an appointment, and sends by hand. */
import { and, count, desc, eq, gte, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../../db/client.ts';
import type { BookingId, BookingNoticeId, BusinessId } from '../../../db/ids.ts';
import {
  bookingNotice,
  type BookingNoticeChannel,
  type BookingNoticeKind,
  type BookingNoticeReason,
  mail,
  textMessage,
} from '../../../db/schema.ts';
import { type Booking, lockBooking } from '../../booking/bookings.ts';
import type { Clock } from '../../clock.ts';
import { FARES } from '../texts/statuses.ts';
import { type Customer, readCustomer } from './customer.ts';
import { queueNotices } from './plan.ts';
import { readNoticeSettings } from './settings.ts';
import { whyNot } from './verdict.ts';

/** `sent`: the carrier or the mail server has it. `delivered` is known of texts only. */
export type NoticeState = 'queued' | 'sent' | 'delivered' | 'failed' | 'skipped';

export interface NoticeOfBooking {
  readonly id: BookingNoticeId;
  readonly kind: BookingNoticeKind;
  readonly channel: BookingNoticeChannel;
  readonly state: NoticeState;
  /** Why it was skipped. */
  readonly reason: BookingNoticeReason | null;
  /** Why it failed, as the mail server said it; null: it did not, or nobody said why. */
  readonly error: string | null;
  /** Of a text that failed: the carrier's code; null as above. */
  readonly carrierCode: number | null;
  /** When it goes, or went out. */
  readonly at: Date;
}

const SHOWN = 100;

/** Those that are still to come first, then the newest. */
export const noticesOfBooking = (
  db: Database,
  businessId: BusinessId,
  bookingId: BookingId,
): Promise<NoticeOfBooking[]> =>
  db.tenant(businessId, async (tx) => {
    const rows = await tx
      .select({
        notice: bookingNotice,
        mailStatus: mail.status,
        mailError: mail.error,
        textStatus: textMessage.status,
        textError: textMessage.errorCode,
      })
      .from(bookingNotice)
      .leftJoin(
        textMessage,
        and(eq(textMessage.businessId, bookingNotice.businessId), eq(textMessage.id, bookingNotice.textId)),
      )
      .leftJoin(mail, and(eq(mail.businessId, bookingNotice.businessId), eq(mail.id, bookingNotice.mailId)))
      .where(and(eq(bookingNotice.businessId, businessId), eq(bookingNotice.bookingId, bookingId)))
      .orderBy(
        desc(sql`${bookingNotice.status} = 'queued'`),
        desc(bookingNotice.sendAt),
        desc(bookingNotice.id),
      )
      .limit(SHOWN);
    return rows.map(({ notice, mailStatus, mailError, textStatus, textError }) => ({
      id: notice.id,
      kind: notice.kind,
      channel: notice.channel,
      state: notice.status === 'sent' ? FARES[textStatus ?? mailStatus ?? 'sent'] : notice.status,
      reason: notice.reason,
      error: mailStatus === 'failed' ? mailError : null,
      carrierCode: textError,
      at: notice.sentAt ?? notice.sendAt,
    }));
  });

/** `too-many`: enough was sent by hand lately. `no-such-booking`: there is none of that id. */
export type ByHand = { readonly status: 'queued' } | { readonly status: 'refused'; readonly why: Refusal };
export type Refusal = BookingNoticeReason | 'too-many' | 'no-such-booking';

/** Sends a notice once more, of the appointment as it is now. */
export const sendAgain = (
  db: Database,
  businessId: BusinessId,
  again: {
    readonly bookingId: BookingId;
    readonly kind: BookingNoticeKind;
    readonly channel: BookingNoticeChannel;
  },
  clock: Clock,
): Promise<ByHand> =>
  db.tenant(businessId, async (tx) => {
    const booking = await lockBooking(tx, businessId, again.bookingId);
    if (booking === null) return refused('no-such-booking');
    return queueByHand(tx, businessId, booking, again.kind, [again.channel], clock);
  });

/** Tells the customer, by every way that reaches them, that the business runs late. */
export const tellLate = (
  db: Database,
  businessId: BusinessId,
  bookingId: BookingId,
  clock: Clock,
): Promise<ByHand> =>
  db.tenant(businessId, async (tx) => {
    const booking = await lockBooking(tx, businessId, bookingId);
    if (booking === null) return refused('no-such-booking');
    return queueByHand(tx, businessId, booking, 'late', ['sms', 'mail'], clock);
  });

const refused = (why: Refusal): ByHand => ({ status: 'refused', why });

async function queueByHand(
  tx: TenantTransaction,
  businessId: BusinessId,
  booking: Booking,
  kind: BookingNoticeKind,
  channels: readonly BookingNoticeChannel[],
  clock: Clock,
): Promise<ByHand> {
  const now = clock.now();
  if (await wasJustTold(tx, businessId, booking.id, kind, now)) return refused('too-many');
  const settings = await readNoticeSettings(tx, businessId);
  const customer: Customer = await readCustomer(tx, businessId, booking.customerId);
  const verdicts = channels.map((channel) => ({
    channel,
    why: whyNot({ notice: { kind, channel, sequence: booking.sequence }, booking, customer, settings, now }),
  }));
  const able = verdicts.filter(({ why }) => why === null);
  const [first] = verdicts;
  if (able.length === 0) return refused(first?.why ?? 'no-address');
  const planned = able.map(({ channel }) => ({ kind, channel, sendAt: new Date(now) }));
  await queueNotices(tx, businessId, booking, planned);
  return { status: 'queued' };
}

/** A button that is pressed twice sends once, and nobody is sent the same all day long. */
const NOT_AGAIN_WITHIN_MS = 60_000;
const MOST_A_DAY = 10;
const DAY_MS = 24 * 3_600_000;

async function wasJustTold(
  tx: TenantTransaction,
  businessId: BusinessId,
  bookingId: BookingId,
  kind: BookingNoticeKind,
  now: number,
): Promise<boolean> {
  const since = async (ms: number) => {
    const [row] = await tx
      .select({ told: count() })
      .from(bookingNotice)
      .where(
        and(
          eq(bookingNotice.businessId, businessId),
          eq(bookingNotice.bookingId, bookingId),
          eq(bookingNotice.kind, kind),
          gte(bookingNotice.createdAt, new Date(now - ms)),
        ),
      );
    return row?.told ?? 0;
  };
  return (await since(NOT_AGAIN_WITHIN_MS)) > 0 || (await since(DAY_MS)) >= MOST_A_DAY;
}
