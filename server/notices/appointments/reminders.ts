/** Brings the reminders of bookings that exist already to the times that the business has chosen since. */
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../../db/client.ts';
import type { BookingId, BusinessId } from '../../../db/ids.ts';
import { booking, bookingNotice, business } from '../../../db/schema.ts';
import { lockBooking } from '../../booking/bookings.ts';
import type { Clock } from '../../clock.ts';
import { readCustomer } from './customer.ts';
import { queueNotices } from './plan.ts';
import { readNoticeSettings } from './settings.ts';
import { remindersAnew } from './timing.ts';

/** Bookings that are read at once. */
const PAGE = 200;

/** Plans the reminders of every coming booking anew; done twice, it changes nothing the second time. */
export async function replanReminders(db: Database, businessId: BusinessId, clock: Clock): Promise<void> {
  let page = await comingBookings(db, businessId, { startsAt: new Date(clock.now()), id: null });
  while (page.length > 0) {
    for (const { id } of page) await db.tenant(businessId, (tx) => replan(tx, businessId, id, clock.now()));
    const last = page.at(-1);
    page = page.length < PAGE || last === undefined ? [] : await comingBookings(db, businessId, last);
  }
}

const comingBookings = (
  db: Database,
  businessId: BusinessId,
  after: { readonly startsAt: Date; readonly id: BookingId | null },
) =>
  db.tenant(businessId, (tx) =>
    tx
      .select({ id: booking.id, startsAt: booking.startsAt })
      .from(booking)
      .where(
        and(
          eq(booking.businessId, businessId),
          eq(booking.status, 'booked'),
          after.id === null
            ? gt(booking.startsAt, after.startsAt)
            : sql`(${booking.startsAt}, ${booking.id}) > (${after.startsAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
        ),
      )
      .orderBy(asc(booking.startsAt), asc(booking.id))
      .limit(PAGE),
  );

async function replan(
  tx: TenantTransaction,
  businessId: BusinessId,
  bookingId: BookingId,
  now: number,
): Promise<void> {
  const appointment = await lockBooking(tx, businessId, bookingId);
  if (appointment?.status !== 'booked') return;
  const [place] = await tx.select({ zone: business.zone }).from(business).where(eq(business.id, businessId));
  if (place === undefined) return;
  const planned = await tx
    .select()
    .from(bookingNotice)
    .where(
      and(
        eq(bookingNotice.businessId, businessId),
        eq(bookingNotice.bookingId, bookingId),
        eq(bookingNotice.kind, 'reminder'),
        eq(bookingNotice.sequence, appointment.sequence),
      ),
    )
    // Against the job that sends one of them.
    .for('update');
  const settings = await readNoticeSettings(tx, businessId);
  const customer = await readCustomer(tx, businessId, appointment.customerId);
  const { drop, add } = remindersAnew({ settings, customer, appointment, zone: place.zone, now }, planned);
  if (drop.length > 0)
    await tx
      .delete(bookingNotice)
      .where(and(eq(bookingNotice.businessId, businessId), inArray(bookingNotice.id, [...drop])));
  await queueNotices(tx, businessId, appointment, add);
}
