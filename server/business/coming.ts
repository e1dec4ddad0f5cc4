/** Coming bookings by staff member and service: shown before one of these is removed. */
import { and, count, desc, eq, gt } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId, ServiceId, StaffId } from '../../db/ids.ts';
import { booking } from '../../db/schema.ts';

export interface ComingBookings {
  readonly serviceId: ServiceId;
  readonly staffId: StaffId;
  readonly bookings: number;
}

/** Of two hundred services by two hundred people, those that matter most. */
const MOST = 5_000;

/** The number of bookings that begin after `now`, by service and staff member. */
export const countComing = (db: Database, businessId: BusinessId, now: Date): Promise<ComingBookings[]> =>
  db.tenant(businessId, (tx) =>
    tx
      .select({ serviceId: booking.serviceId, staffId: booking.staffId, bookings: count() })
      .from(booking)
      .where(
        and(eq(booking.businessId, businessId), eq(booking.status, 'booked'), gt(booking.occupiedTo, now)),
      )
      .groupBy(booking.serviceId, booking.staffId)
      .orderBy(desc(count()))
      .limit(MOST),
  );
