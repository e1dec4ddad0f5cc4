/** What a customer can be told, still on the phone, that they will get. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import type { BusinessId } from '../../../db/ids.ts';
import { bookingNotice, type BookingNoticeChannel } from '../../../db/schema.ts';
import type { Booking } from '../../booking/bookings.ts';
import { refusalOf } from '../texts.ts';

/** The channels by which the customer hears at once of what was just booked, moved or cancelled; not those that would be refused. */
export const comingNotices = (
  db: Database,
  businessId: BusinessId,
  { id, sequence, phone }: Pick<Booking, 'id' | 'sequence' | 'phone'>,
): Promise<readonly BookingNoticeChannel[]> =>
  db.tenant(businessId, async (tx) => {
    const rows = await tx
      .selectDistinct({ channel: bookingNotice.channel })
      .from(bookingNotice)
      .where(
        and(
          eq(bookingNotice.businessId, businessId),
          eq(bookingNotice.bookingId, id),
          eq(bookingNotice.sequence, sequence),
          inArray(bookingNotice.kind, ['confirmation', 'changed', 'cancelled']),
          // It may have left by now.
          inArray(bookingNotice.status, ['queued', 'sent']),
        ),
      );
    const planned = rows.map(({ channel }) => channel);
    const texts = phone !== null && planned.includes('sms');
    const refused = texts && (await refusalOf(tx, { businessId, to: phone, kind: 'booking' })) !== null;
    return planned.filter((channel) => channel !== 'sms' || !refused);
  });
