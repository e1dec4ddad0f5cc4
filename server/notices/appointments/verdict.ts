/** Whether a notice that was planned may still go out: pure. */
import type {
  BookingNoticeChannel,
  BookingNoticeKind,
  BookingNoticeReason,
  BookingNoticeSettings,
} from '../../../db/schema.ts';
import type { Booking } from '../../booking/bookings.ts';
import type { Customer } from './customer.ts';
import { channelsFor } from './timing.ts';

interface Case {
  readonly notice: {
    readonly kind: BookingNoticeKind;
    readonly channel: BookingNoticeChannel;
    readonly sequence: number;
  };
  readonly booking: Pick<Booking, 'status' | 'sequence' | 'startsAt' | 'endsAt'>;
  readonly customer: Customer;
  readonly settings: BookingNoticeSettings;
  /** Epoch milliseconds. */
  readonly now: number;
}

const DAY = 24 * 3_600_000;
/** A visit that was longer ago is forgotten. */
const REVIEW_WITHIN = 4 * DAY;

/** @returns why it must not go out; null: it may. */
export function whyNot({ notice, booking, customer, settings, now }: Case): BookingNoticeReason | null {
  const { kind, channel, sequence } = notice;
  if (sequence !== booking.sequence) return 'out-of-date';
  if (booking.status !== (kind === 'cancelled' ? 'cancelled' : 'booked')) return 'out-of-date';
  if (now >= latest(kind, settings, booking)) return 'too-late';
  if (!settings.channels[kind][channel]) return 'switched-off';
  if (channel === 'mail' ? customer.email === '' : customer.phone === null) return 'no-address';
  return channelsFor(settings, customer, kind).includes(channel) ? null : 'not-wanted';
}

/** From when on a notice is of no use. */
function latest(
  kind: BookingNoticeKind,
  { review }: BookingNoticeSettings,
  { startsAt, endsAt }: Case['booking'],
): number {
  switch (kind) {
    case 'confirmation':
    case 'changed':
    case 'cancelled':
    case 'reminder':
      return startsAt.getTime();
    case 'late':
      return endsAt.getTime();
    case 'review':
      return endsAt.getTime() + review.hoursAfter * 3_600_000 + REVIEW_WITHIN;
  }
}
