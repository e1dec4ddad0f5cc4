/** Openings over what the database knows. */
import { and, asc, eq, gt, lt, ne } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import type { BookingId, StaffId } from '../../db/ids.ts';
import { booking, type BookingPolicy } from '../../db/schema.ts';
import type { BusinessProfile, Service } from '../business/business.ts';
import { openings, type Opening, type StaffTime } from './availability.ts';

export interface OpeningsWish {
  readonly service: Service;
  /** Null: anybody who does the service. */
  readonly staffId: StaffId | null;
  readonly from: Date;
  readonly to: Date;
  readonly now: number;
  /** A booking that is about to move does not stand in its own way. */
  readonly except?: BookingId;
  /** The business's own, or what is left of it for the owner. */
  readonly policy: BookingPolicy;
}

export interface FoundOpenings {
  readonly openings: readonly Opening[];
  /** How many bookings a staff member has on the day of a time, by the business's clock. */
  readonly load: (staffId: StaffId, startsAt: number) => number;
}

/** The owner may book at any notice. */
export const ownersPolicy = (policy: BookingPolicy): BookingPolicy => ({ ...policy, noticeMinutes: 0 });

const MINUTE = 60_000;
/** A booking is shorter than this: one that began earlier cannot reach into the range. */
const LONGEST_BOOKING = 24 * 60 * MINUTE;

export async function readOpenings(
  tx: TenantTransaction,
  business: BusinessProfile,
  wish: OpeningsWish,
): Promise<FoundOpenings> {
  const { service } = wish;
  const able = business.staff.filter(
    ({ id }) => service.staffIds.includes(id) && (wish.staffId === null || id === wish.staffId),
  );
  // A day around, so that the load of the first and last day is counted whole.
  const rows = await tx
    .select({ id: booking.id, staffId: booking.staffId, from: booking.occupiedFrom, to: booking.occupiedTo })
    .from(booking)
    .where(
      and(
        eq(booking.businessId, business.id),
        eq(booking.live, true),
        gt(booking.occupiedFrom, new Date(wish.from.getTime() - LONGEST_BOOKING)),
        lt(booking.occupiedFrom, new Date(wish.to.getTime() + LONGEST_BOOKING)),
        wish.except === undefined ? undefined : ne(booking.id, wish.except),
      ),
    )
    .orderBy(asc(booking.occupiedFrom))
    .prepare('occupied')
    .execute();
  const staff: StaffTime[] = able.map((person) => ({
    id: person.id,
    hours: person.hours,
    busy: [
      ...person.timeOff.map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() })),
      ...rows
        .filter(({ staffId }) => staffId === person.id)
        .map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() })),
    ],
  }));
  return {
    openings: openings({
      zone: business.zone,
      hours: business.hours,
      specialDays: business.specialDays,
      staff,
      service,
      policy: wish.policy,
      now: wish.now,
      from: wish.from.getTime(),
      to: wish.to.getTime(),
    }),
    load: countLoad(business.zone, rows),
  };
}

function countLoad(
  zone: string,
  rows: readonly { readonly staffId: StaffId; readonly from: Date }[],
): FoundOpenings['load'] {
  const counts = new Map<string, number>();
  // Times are mostly asked for in order, so the day is mostly the one that was asked for last.
  let day = { from: 0, to: 0 };
  const dayOf = (epochMs: number) => {
    if (epochMs < day.from || epochMs >= day.to) {
      const start = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).startOfDay();
      day = { from: start.epochMilliseconds, to: start.add({ days: 1 }).epochMilliseconds };
    }
    return day.from;
  };
  for (const { staffId, from } of rows) {
    const key = `${staffId} ${dayOf(from.getTime())}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (staffId, startsAt) => counts.get(`${staffId} ${dayOf(startsAt)}`) ?? 0;
}
