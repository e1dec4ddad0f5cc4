/** The details of an appointment once more, for a customer who asks the receptionist for them. */
import type { Database } from '../../../db/client.ts';
import type { BusinessId } from '../../../db/ids.ts';
import type { BookingNoticeChannel } from '../../../db/schema.ts';
import type { Booking } from '../../booking/bookings.ts';
import type { Clock } from '../../clock.ts';
import { refusalOf } from '../texts.ts';
import { type Refusal, sendAgain } from './by-hand.ts';

/** `why`: of the text, since that is what is asked for. */
export type DetailsSent =
  | { readonly status: 'sent'; readonly by: BookingNoticeChannel }
  | { readonly status: 'refused'; readonly why: Refusal };

/** By text where that reaches them, else by mail. */
export async function sendDetailsAgain(
  db: Database,
  businessId: BusinessId,
  booking: Booking,
  clock: Clock,
): Promise<DetailsSent> {
  const again = { bookingId: booking.id, kind: 'confirmation' } as const;
  const refusal = await refusalOfTexts(db, businessId, booking);
  const text =
    refusal === null
      ? await sendAgain(db, businessId, { ...again, channel: 'sms' }, clock)
      : ({ status: 'refused', why: refusal } as const);
  if (text.status === 'queued') return { status: 'sent', by: 'sms' };
  // Enough was sent, by whatever way.
  if (text.why === 'too-many') return text;
  const mail = await sendAgain(db, businessId, { ...again, channel: 'mail' }, clock);
  return mail.status === 'queued' ? { status: 'sent', by: 'mail' } : text;
}

const refusalOfTexts = (db: Database, businessId: BusinessId, { phone }: Booking): Promise<Refusal | null> =>
  db.tenant(businessId, async (tx) =>
    phone === null ? 'no-address' : refusalOf(tx, { businessId, to: phone, kind: 'booking' }),
  );
