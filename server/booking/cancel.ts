import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BookingId, BusinessId, CallId } from '../../db/ids.ts';
import { booking } from '../../db/schema.ts';
import { readBusiness } from '../business/business.ts';
import type { Clock } from '../clock.ts';
import { recordEvents } from '../events/record.ts';
import { type Booking, eventFields, lockBooking } from './bookings.ts';
import { isTooLate } from './reschedule.ts';

export type Cancelled =
  | { readonly status: 'cancelled'; readonly booking: Booking }
  /** Its customer may not change it any more; the owner may. */
  | { readonly status: 'too-late' }
  | { readonly status: 'gone' };

/** Cancels a booking; one that is cancelled already stays so, without another event. */
export function cancel(
  db: Database,
  businessId: BusinessId,
  what: { readonly bookingId: BookingId; readonly callId: CallId | null; readonly by: 'customer' | 'owner' },
  clock: Clock,
): Promise<Cancelled> {
  return db.tenant(businessId, async (tx): Promise<Cancelled> => {
    const before = await lockBooking(tx, businessId, what.bookingId);
    if (before === null || before.status === 'no-show') return { status: 'gone' };
    if (before.status === 'cancelled') return { status: 'cancelled', booking: before };
    const business = await readBusiness(tx, businessId);
    if (what.by === 'customer' && isTooLate(business, before, clock)) return { status: 'too-late' };
    await tx
      .update(booking)
      .set({ status: 'cancelled', updatedAt: sql`now()` })
      .where(and(eq(booking.businessId, businessId), eq(booking.id, what.bookingId)));
    await recordEvents(tx, businessId, [{ type: 'booking.cancelled', ...eventFields(before, what.callId) }]);
    return { status: 'cancelled', booking: { ...before, status: 'cancelled' } };
  });
}

/** Marks that the customer did not come; only a booking that stands can be marked. @returns whether it was. */
export async function markNoShow(
  db: Database,
  businessId: BusinessId,
  bookingId: BookingId,
): Promise<boolean> {
  const marked = await db.tenant(businessId, (tx) =>
    tx
      .update(booking)
      .set({ status: 'no-show', updatedAt: sql`now()` })
      .where(and(eq(booking.businessId, businessId), eq(booking.id, bookingId), eq(booking.status, 'booked')))
      .returning({ id: booking.id }),
  );
  return marked.length > 0;
}
