import { and, eq, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BookingId, BusinessId, ConversationId, OfferId, StaffId, UserId } from '../../db/ids.ts';
import { booking } from '../../db/schema.ts';
import { type BusinessProfile, readBusiness, type Service } from '../business/business.ts';
import type { Clock } from '../clock.ts';
import { recordEvents } from '../events/record.ts';
import { planNotices } from '../notices/appointments/plan.ts';
import { alternativesTo } from './book.ts';
import {
  type Booking,
  type ChangedBy,
  eventFields,
  lockBooking,
  readBooking,
  serviceOf,
} from './bookings.ts';
import { type Offer, readOffer } from './offers.ts';
import { findPlace, lockStaff, timesOf, unlessTaken } from './place.ts';

export type Moved =
  | { readonly status: 'moved'; readonly booking: Booking }
  | { readonly status: 'taken'; readonly alternatives: readonly Offer[] }
  /** Its customer may not change it any more; the owner may. */
  | { readonly status: 'too-late' }
  | { readonly status: 'gone' };

export interface Place {
  readonly staffId: StaffId;
  readonly startsAt: Date;
  /** Without it the booking stays as long as it is. */
  readonly endsAt?: Date;
}

export interface Move {
  readonly bookingId: BookingId;
  readonly to: { readonly offerId: OfferId } | Place;
  readonly conversationId: ConversationId | null;
  readonly by: ChangedBy;
  /** The member who moves it at the dashboard. */
  readonly userId?: UserId | undefined;
  /** The business wants it there, whatever stands in its way. */
  readonly anyway?: boolean;
}

interface Target {
  readonly service: Service;
  readonly staffId: StaffId;
  readonly startsAt: Date;
}

/** Moves or stretches a booking; moving it to where it is already changes nothing and succeeds. */
export async function reschedule(
  db: Database,
  businessId: BusinessId,
  move: Move,
  clock: Clock,
): Promise<Moved> {
  const moved = await unlessTaken(
    db.tenant(businessId, async (tx): Promise<Moved | 'taken'> => {
      const business = await readBusiness(tx, businessId);
      const before = await lockBooking(tx, businessId, move.bookingId);
      const target = await findTarget(tx, business, move, before);
      if (before?.status !== 'booked' || target === null) return { status: 'gone' };
      return moveTo(tx, business, { move, before, target }, clock);
    }),
  );
  if (moved !== 'taken') return moved;
  const alternatives = await db.tenant(businessId, async (tx) => {
    const business = await readBusiness(tx, businessId);
    const target = await findTarget(tx, business, move, await readBooking(tx, businessId, move.bookingId));
    return target === null ? [] : otherTimes(tx, business, move, target, clock);
  });
  return { status: 'taken', alternatives };
}

async function findTarget(
  tx: TenantTransaction,
  business: BusinessProfile,
  move: Move,
  seen: Booking | null,
): Promise<Target | null> {
  if (seen === null) return null;
  const { to } = move;
  if ('offerId' in to) {
    const offered = await readOffer(tx, business.id, to.offerId, move.conversationId);
    const service =
      offered === null || offered.serviceId === seen.serviceId
        ? await serviceOf(tx, business, seen)
        : business.services.find(({ id }) => id === offered.serviceId);
    if (offered === null || service === undefined) return null;
    return { service, staffId: offered.staffId, startsAt: offered.startsAt };
  }
  const { staffId, startsAt, endsAt } = to;
  const service = await serviceOf(tx, business, seen);
  if (endsAt === undefined) return { service, staffId, startsAt };
  const durationMinutes = (endsAt.getTime() - startsAt.getTime()) / 60_000;
  return { service: { ...service, durationMinutes }, staffId, startsAt };
}

/** The free times near a target that is taken. */
const otherTimes = (
  tx: TenantTransaction,
  business: BusinessProfile,
  { conversationId, bookingId, by }: Move,
  { service, startsAt }: Target,
  clock: Clock,
) =>
  alternativesTo(
    tx,
    business,
    { service, startsAt, conversationId, except: bookingId, keepsNotice: by === 'customer' },
    clock,
  );

async function moveTo(
  tx: TenantTransaction,
  business: BusinessProfile,
  { move, before, target }: { readonly move: Move; readonly before: Booking; readonly target: Target },
  clock: Clock,
): Promise<Moved | 'taken'> {
  const { service, staffId, startsAt } = target;
  const times = timesOf(service, startsAt);
  const begins = before.startsAt.getTime() === startsAt.getTime();
  const there = before.staffId === staffId && begins && before.endsAt.getTime() === times.endsAt.getTime();
  if (there && before.serviceId === service.id) return { status: 'moved', booking: before };
  if (move.by === 'customer' && isTooLate(business, before, clock)) return { status: 'too-late' };
  // What has begun can still be stretched.
  const now = begins ? Math.min(clock.now(), startsAt.getTime()) : clock.now();
  const anyway = move.by === 'owner' && move.anyway === true;
  const rules = { now, keepsNotice: move.by === 'customer', anyway, except: before.id };
  // Most of what is taken was taken long ago: nobody queues for the lock to learn that.
  if ((await findPlace(tx, business, target, rules)) === null) {
    return { status: 'taken', alternatives: await otherTimes(tx, business, move, target, clock) };
  }
  // Only the time that is taken needs the lock; the time that is left becomes free with the commit.
  await lockStaff(tx, business.id, [staffId]);
  const place = await findPlace(tx, business, target, rules);
  if (place === null) return 'taken';
  const online = move.by === 'customer' && move.conversationId === null;
  const changedOnline = online ? ('moved' as const) : null;
  const changedOnlineAt = online ? new Date(clock.now()) : null;
  const [changed] = await tx
    .update(booking)
    .set({
      serviceId: service.id,
      ...place,
      ...times,
      sequence: sql`${booking.sequence} + 1`,
      changedOnline,
      changedOnlineAt,
      updatedAt: sql`now()`,
    })
    .where(and(eq(booking.businessId, business.id), eq(booking.id, before.id)))
    .returning({ updatedAt: booking.updatedAt });
  const staff = business.staff.find(({ id }) => id === staffId)?.name ?? before.staff;
  const moved: Booking = {
    ...before,
    serviceId: service.id,
    service: service.name,
    staffId,
    staff,
    ...times,
    sequence: before.sequence + 1,
    changedOnline,
    changedOnlineAt,
    updatedAt: changed?.updatedAt ?? before.updatedAt,
  };
  // Its length alone is the business's own matter.
  const told = begins && before.staffId === staffId && before.serviceId === service.id ? null : 'changed';
  const asked = move.by === 'customer';
  await planNotices(tx, business, { appointment: moved, told, asked }, clock.now());
  const previousStartsAt = before.startsAt.toISOString();
  await recordEvents(tx, business.id, [
    {
      type: 'booking.moved',
      ...eventFields(moved, move.conversationId, move.by, move.userId),
      previousStartsAt,
    },
  ]);
  return { status: 'moved', booking: moved };
}

/** Whether a customer is past the moment until which the business lets them change a booking. */
export const isTooLate = (business: BusinessProfile, of: Booking, clock: Clock): boolean =>
  clock.now() > of.startsAt.getTime() - business.policy.cancelNoticeMinutes * 60_000;
