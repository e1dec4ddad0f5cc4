/** Corrects the spelling of the name that a booking is for. */
import { and, eq, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BookingId, BusinessId } from '../../db/ids.ts';
import { booking, customer } from '../../db/schema.ts';
import type { Clock } from '../clock.ts';
import { recordEvents } from '../events/record.ts';
import { type Booking, eventFields, lockBooking } from './bookings.ts';

export type Renamed =
  | { readonly status: 'renamed'; readonly booking: Booking }
  /** It does not stand, or has begun. */
  | { readonly status: 'gone' };

/**
 * Writes the name as its customer spells it; the customer's own too, where it was the same. The name that it has already
 * changes nothing and succeeds.
 * @param name not empty, without spaces around it.
 */
export function rename(
  db: Database,
  businessId: BusinessId,
  { bookingId, name }: { readonly bookingId: BookingId; readonly name: string },
  clock: Clock,
): Promise<Renamed> {
  return db.tenant(businessId, async (tx): Promise<Renamed> => {
    const before = await lockBooking(tx, businessId, bookingId);
    if (before?.status !== 'booked' || before.startsAt.getTime() <= clock.now()) return { status: 'gone' };
    if (before.name === name) return { status: 'renamed', booking: before };
    await tx
      .update(booking)
      .set({ name, updatedAt: sql`now()` })
      .where(and(eq(booking.businessId, businessId), eq(booking.id, bookingId)));
    const renamed = { ...before, name };
    await recordEvents(tx, businessId, [
      { type: 'booking.renamed', ...eventFields(renamed, null, 'customer') },
      ...((await renameCustomer(tx, businessId, before, name))
        ? [{ type: 'customer.changed' as const, customerId: before.customerId }]
        : []),
    ]);
    return { status: 'renamed', booking: renamed };
  });
}

/** @returns whether the customer was known by the same name. */
async function renameCustomer(
  tx: TenantTransaction,
  businessId: BusinessId,
  before: Booking,
  name: string,
): Promise<boolean> {
  const rows = await tx
    .update(customer)
    .set({ name })
    .where(
      and(
        eq(customer.businessId, businessId),
        eq(customer.id, before.customerId),
        eq(customer.name, before.name),
      ),
    )
    .returning({ id: customer.id });
  return rows.length > 0;
}
