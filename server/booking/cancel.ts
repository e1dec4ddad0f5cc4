import { and, eq, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BookingId, BusinessId, ConversationId, UserId } from '../../db/ids.ts';
import { booking } from '../../db/schema.ts';
import { readBusiness } from '../business/business.ts';
import type { Clock } from '../clock.ts';
import { recordEvents } from '../events/record.ts';
import { dropQueued, planNotices } from '../notices/appointments/plan.ts';
import { type Booking, type ChangedBy, eventFields, lockBooking, serviceOf } from './bookings.ts';
import { findPlace, lockStaff, unlessTaken } from './place.ts';
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
  what: {
    readonly bookingId: BookingId;
    readonly conversationId: ConversationId | null;
    readonly by: ChangedBy;
    /** The member who cancels it at the dashboard. */
    readonly userId?: UserId | undefined;
  },
  clock: Clock,
): Promise<Cancelled> {
  return db.tenant(businessId, async (tx): Promise<Cancelled> => {
    const before = await lockBooking(tx, businessId, what.bookingId);
    if (before === null || before.status === 'no-show') return { status: 'gone' };
    if (before.status === 'cancelled') return { status: 'cancelled', booking: before };
    const business = await readBusiness(tx, businessId);
    if (what.by === 'customer' && isTooLate(business, before, clock)) return { status: 'too-late' };
    const isOnline = what.by === 'customer' && what.conversationId === null;
    const onlineAt = isOnline ? new Date(clock.now()) : null;
    const cancelled = await setStatus(tx, businessId, before, { status: 'cancelled', onlineAt });
    const asked = what.by === 'customer';
    await planNotices(tx, business, { appointment: cancelled, told: 'cancelled', asked }, clock.now());
    await recordEvents(tx, businessId, [
      { type: 'booking.cancelled', ...eventFields(before, what.conversationId, what.by, what.userId) },
    ]);
    return { status: 'cancelled', booking: cancelled };
  });
}

/** Marks that the customer did not come; only a booking that stands can be marked. @returns whether it was. */
export function markNoShow(db: Database, businessId: BusinessId, bookingId: BookingId): Promise<boolean> {
  return db.tenant(businessId, async (tx) => {
    const before = await lockBooking(tx, businessId, bookingId);
    if (before?.status !== 'booked') return false;
    await setStatus(tx, businessId, before, { status: 'no-show' });
    await dropQueued(tx, businessId, bookingId);
    await recordEvents(tx, businessId, [{ type: 'booking.no-show', ...eventFields(before, null, 'owner') }]);
    return true;
  });
}

export type Restored =
  | { readonly status: 'restored'; readonly booking: Booking }
  /** Its time has been given to somebody else, or is no longer one at which the business takes bookings. */
  | { readonly status: 'taken' }
  | { readonly status: 'gone' };

/**
 * Takes a cancellation or a missed appointment back, as long as the time is still free; `anyway`, also where it is not. By
 * its customer: only what they have just cancelled themselves.
 */
export async function restore(
  db: Database,
  businessId: BusinessId,
  {
    bookingId,
    anyway,
    by,
  }: { readonly bookingId: BookingId; readonly anyway: boolean; readonly by: ChangedBy },
  clock: Clock,
): Promise<Restored> {
  const restored = await unlessTaken(
    db.tenant(businessId, async (tx): Promise<Restored> => {
      const before = await lockBooking(tx, businessId, bookingId);
      if (before === null) return { status: 'gone' };
      if (before.status === 'booked') return { status: 'restored', booking: before };
      if (by === 'customer' && !mayUndo(before, clock)) return { status: 'gone' };
      const business = await readBusiness(tx, businessId);
      await lockStaff(tx, businessId, [before.staffId]);
      const { staffId, startsAt } = before;
      const slot = { service: await serviceOf(tx, business, before), staffId, startsAt };
      // It may have begun since.
      const now = Math.min(clock.now(), startsAt.getTime());
      const place = await findPlace(tx, business, slot, { now, keepsNotice: false, anyway });
      if (place === null) return { status: 'taken' };
      const restored = await setStatus(tx, businessId, before, {
        status: 'booked',
        doubleBooked: place.doubleBooked,
      });
      const told = before.status === 'cancelled' ? 'confirmation' : null;
      await planNotices(tx, business, { appointment: restored, told, asked: by === 'customer' }, clock.now());
      await recordEvents(tx, businessId, [{ type: 'booking.restored', ...eventFields(before, null, by) }]);
      return { status: 'restored', booking: restored };
    }),
  );
  return restored === 'taken' ? { status: 'taken' } : restored;
}

/** Long enough for a second thought, too short to keep a time from others. */
const UNDO_MS = 15 * 60_000;

/** Whether its customer has just cancelled it on its page, and may take that back. */
export const mayUndo = (
  { status, changedOnline, changedOnlineAt, startsAt }: Booking,
  clock: Clock,
): boolean =>
  status === 'cancelled' &&
  changedOnline === 'cancelled' &&
  startsAt.getTime() > clock.now() &&
  clock.now() < (changedOnlineAt?.getTime() ?? 0) + UNDO_MS;

/** @returns the booking as it is then. */
async function setStatus(
  tx: TenantTransaction,
  businessId: BusinessId,
  before: Booking,
  {
    status,
    doubleBooked = false,
    onlineAt = null,
  }: {
    readonly status: Booking['status'];
    readonly doubleBooked?: boolean;
    /** When its customer cancelled it on its page; null: otherwise. */
    readonly onlineAt?: Date | null;
  },
): Promise<Booking> {
  const sequence = before.sequence + 1;
  const changedOnline = onlineAt === null ? null : ('cancelled' as const);
  const online = { changedOnline, changedOnlineAt: onlineAt };
  await tx
    .update(booking)
    .set({ status, doubleBooked, sequence, ...online, updatedAt: sql`now()` })
    .where(and(eq(booking.businessId, businessId), eq(booking.id, before.id)));
  return { ...before, status, sequence, ...online };
}
