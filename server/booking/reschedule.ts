import { and, eq, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BookingId, BusinessId, CallId, OfferId, StaffId } from '../../db/ids.ts';
import { booking } from '../../db/schema.ts';
import { type BusinessProfile, readBusiness, type Service } from '../business/business.ts';
import type { Clock } from '../clock.ts';
import { recordEvents } from '../events/record.ts';
import { alternativesTo } from './book.ts';
import { type Booking, eventFields, readBooking } from './bookings.ts';
import { type Offer, readOffer } from './offers.ts';
import { isOverlap, lockStaff, timesOf, whoIsFree } from './place.ts';

export type Moved =
  | { readonly status: 'moved'; readonly booking: Booking }
  | { readonly status: 'taken'; readonly alternatives: readonly Offer[] }
  /** Its customer may not change it any more; the owner may. */
  | { readonly status: 'too-late' }
  | { readonly status: 'gone' };

export interface Move {
  readonly bookingId: BookingId;
  readonly to: { readonly offerId: OfferId } | { readonly staffId: StaffId; readonly startsAt: Date };
  readonly callId: CallId | null;
  readonly by: 'customer' | 'owner';
}

interface Target {
  readonly service: Service;
  readonly staffId: StaffId;
  readonly startsAt: Date;
  readonly callId: CallId | null;
}

/** Moves a booking; moving it to where it is already changes nothing and succeeds. */
export async function reschedule(db: Database, businessId: BusinessId, move: Move, clock: Clock): Promise<Moved> {
  let target: Target | null = null;
  try {
    const moved = await db.tenant(businessId, async (tx): Promise<Moved | 'taken'> => {
      const business = await readBusiness(tx, businessId);
      const seen = await readBooking(tx, businessId, move.bookingId);
      target = await findTarget(tx, business, move, seen);
      if (seen === null || target === null) return { status: 'gone' };
      await lockStaff(tx, businessId, [seen.staffId, target.staffId]);
      return moveLocked(tx, business, move, target, clock);
    });
    if (moved !== 'taken') return moved;
  } catch (error) {
    if (!isOverlap(error)) throw error;
  }
  return { status: 'taken', alternatives: target === null ? [] : await alternativesTo(db, businessId, target, clock) };
}

async function findTarget(tx: TenantTransaction, business: BusinessProfile, move: Move, seen: Booking | null): Promise<Target | null> {
  const { to, callId } = move;
  const offered = 'offerId' in to ? await readOffer(tx, business.id, to.offerId, callId) : null;
  const place = 'offerId' in to ? offered : to;
  const service = business.services.find(({ id }) => id === (offered?.serviceId ?? seen?.serviceId));
  if (place === null || service === undefined) return null;
  return { service, staffId: place.staffId, startsAt: place.startsAt, callId };
}

async function moveLocked(tx: TenantTransaction, business: BusinessProfile, move: Move, target: Target, clock: Clock): Promise<Moved | 'taken'> {
  // Read again under the lock: it may have been moved or cancelled while we waited.
  const before = await readBooking(tx, business.id, move.bookingId);
  if (before?.status !== 'booked') return { status: 'gone' };
  const there = before.staffId === target.staffId && before.startsAt.getTime() === target.startsAt.getTime();
  if (there && before.serviceId === target.service.id) return { status: 'moved', booking: before };
  if (move.by === 'customer' && isTooLate(business, before, clock)) return { status: 'too-late' };
  const free = await whoIsFree(tx, business, target, {
    now: clock.now(),
    keepsNotice: move.by === 'customer',
    except: move.bookingId,
  });
  if (free === null) return 'taken';
  await tx
    .update(booking)
    .set({ serviceId: target.service.id, staffId: free, ...timesOf(target.service, target.startsAt), updatedAt: sql`now()` })
    .where(and(eq(booking.businessId, business.id), eq(booking.id, move.bookingId)));
  const moved = await readBooking(tx, business.id, move.bookingId);
  if (moved === null) throw new Error('a booking that was just moved cannot be read');
  const previousStartsAt = before.startsAt.toISOString();
  await recordEvents(tx, business.id, [{ type: 'booking.moved', ...eventFields(moved, move.callId), previousStartsAt }]);
  return { status: 'moved', booking: moved };
}

/** Whether a customer is past the moment until which the business lets them change a booking. */
export const isTooLate = (business: BusinessProfile, of: Booking, clock: Clock): boolean =>
  clock.now() > of.startsAt.getTime() - business.policy.cancelNoticeMinutes * 60_000;
