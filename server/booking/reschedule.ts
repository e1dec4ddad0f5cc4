import { and, eq, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BookingId, BusinessId, CallId, OfferId, StaffId } from '../../db/ids.ts';
import { booking } from '../../db/schema.ts';
import { type BusinessProfile, readBusiness, type Service } from '../business/business.ts';
import type { Clock } from '../clock.ts';
import { recordEvents } from '../events/record.ts';
import { alternativesTo } from './book.ts';
import { type Booking, eventFields, lockBooking } from './bookings.ts';
import { type Offer, readOffer } from './offers.ts';
import { lockStaff, timesOf, whoIsFree } from './place.ts';

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
export async function reschedule(
  db: Database,
  businessId: BusinessId,
  move: Move,
  clock: Clock,
): Promise<Moved> {
  const tried = await db.tenant(businessId, async (tx) => {
    const business = await readBusiness(tx, businessId);
    const before = await lockBooking(tx, businessId, move.bookingId);
    const target = await findTarget(tx, business, move, before);
    if (before?.status !== 'booked' || target === null) return null;
    return { business, target, moved: await moveTo(tx, business, { move, before, target }, clock) };
  });
  if (tried === null) return { status: 'gone' };
  const { business, target, moved } = tried;
  if (moved !== 'taken') return moved;
  const alternatives = await db.tenant(businessId, (tx) => alternativesTo(tx, business, target, clock));
  return { status: 'taken', alternatives };
}

async function findTarget(
  tx: TenantTransaction,
  business: BusinessProfile,
  move: Move,
  seen: Booking | null,
): Promise<Target | null> {
  const { to, callId } = move;
  const offered = 'offerId' in to ? await readOffer(tx, business.id, to.offerId, callId) : null;
  const place = 'offerId' in to ? offered : to;
  const service = business.services.find(({ id }) => id === (offered?.serviceId ?? seen?.serviceId));
  if (place === null || service === undefined) return null;
  return { service, staffId: place.staffId, startsAt: place.startsAt, callId };
}

async function moveTo(
  tx: TenantTransaction,
  business: BusinessProfile,
  { move, before, target }: { readonly move: Move; readonly before: Booking; readonly target: Target },
  clock: Clock,
): Promise<Moved | 'taken'> {
  const { service, staffId, startsAt } = target;
  const there = before.staffId === staffId && before.startsAt.getTime() === startsAt.getTime();
  if (there && before.serviceId === service.id) return { status: 'moved', booking: before };
  if (move.by === 'customer' && isTooLate(business, before, clock)) return { status: 'too-late' };
  const rules = { now: clock.now(), keepsNotice: move.by === 'customer', except: before.id };
  // Most of what is taken was taken long ago: nobody queues for the lock to learn that.
  if ((await whoIsFree(tx, business, target, rules)) === null) {
    return { status: 'taken', alternatives: await alternativesTo(tx, business, target, clock) };
  }
  // Only the time that is taken needs the lock; the time that is left becomes free with the commit.
  await lockStaff(tx, business.id, [staffId]);
  if ((await whoIsFree(tx, business, target, rules)) === null) return 'taken';
  const times = timesOf(service, startsAt);
  await tx
    .update(booking)
    .set({ serviceId: service.id, staffId, ...times, updatedAt: sql`now()` })
    .where(and(eq(booking.businessId, business.id), eq(booking.id, before.id)));
  const staff = business.staff.find(({ id }) => id === staffId)?.name ?? before.staff;
  const { endsAt } = times;
  const moved: Booking = {
    ...before,
    serviceId: service.id,
    service: service.name,
    staffId,
    staff,
    startsAt,
    endsAt,
  };
  const previousStartsAt = before.startsAt.toISOString();
  await recordEvents(tx, business.id, [
    { type: 'booking.moved', ...eventFields(moved, move.callId), previousStartsAt },
  ]);
  return { status: 'moved', booking: moved };
}

/** Whether a customer is past the moment until which the business lets them change a booking. */
export const isTooLate = (business: BusinessProfile, of: Booking, clock: Clock): boolean =>
  clock.now() > of.startsAt.getTime() - business.policy.cancelNoticeMinutes * 60_000;
