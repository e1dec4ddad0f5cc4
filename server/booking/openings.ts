/** Openings over what the database knows. */
import { and, asc, eq, gt, lt, ne } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import type { BookingId, StaffId } from '../../db/ids.ts';
import { booking, type BookingPolicy } from '../../db/schema.ts';
import type { BusinessProfile, Service } from '../business/business.ts';
import { bookable, openings, type Opening, type StaffTime } from './availability.ts';

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
  /** Up to when they were looked for, in epoch milliseconds. */
  readonly to: number;
  readonly openings: readonly Opening[];
  /** How many bookings a staff member has on the day of a time, by the business's clock. */
  readonly load: (staffId: StaffId, startsAt: number) => number;
}

/** The owner may book at any notice. */
export const ownersPolicy = (policy: BookingPolicy): BookingPolicy => ({ ...policy, noticeMinutes: 0 });

const MINUTE = 60_000;
/** A booking is shorter than this: one that began earlier cannot reach into the range. */
const LONGEST_BOOKING = 24 * 60 * MINUTE;

/**
 * So many days of one person are searched at once: a hundred days of two people, one day of two hundred. At five minutes
 * a step that is 57,600 openings at most (about 4 MB), whatever the range and the staff.
 */
const DAYS_OF_STAFF = 200;

/**
 * All openings, in order of days: each piece is some whole days, and read when it is asked for. Who has found enough
 * stops, so that neither time nor memory grows with what nobody looks at.
 */
export async function* readOpenings(
  tx: TenantTransaction,
  business: BusinessProfile,
  wish: OpeningsWish,
): AsyncGenerator<FoundOpenings> {
  const able = business.staff.filter(
    ({ id }) => wish.service.staffIds.includes(id) && (wish.staffId === null || id === wish.staffId),
  );
  if (able.length === 0) return;
  const asked = { from: wish.from.getTime(), to: wish.to.getTime() };
  const whole = bookable({ zone: business.zone, policy: wish.policy, now: wish.now, ...asked });
  const days = Math.max(1, Math.floor(DAYS_OF_STAFF / able.length));
  for (let from = whole.from; from < whole.to;) {
    const to = Math.min(whole.to, midnightAfter(from, days, business.zone));
    yield await readPiece(tx, business, able, { ...wish, from, to });
    from = to;
  }
}

const midnightAfter = (epochMs: number, days: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).startOfDay().add({ days })
    .epochMilliseconds;

async function readPiece(
  tx: TenantTransaction,
  business: BusinessProfile,
  able: BusinessProfile['staff'],
  wish: Omit<OpeningsWish, 'from' | 'to'> & { readonly from: number; readonly to: number },
): Promise<FoundOpenings> {
  const { from, to } = wish;
  // A day around, so that the load of the first and last day is counted whole.
  const rows = await tx
    .select({ id: booking.id, staffId: booking.staffId, from: booking.occupiedFrom, to: booking.occupiedTo })
    .from(booking)
    .where(
      and(
        eq(booking.businessId, business.id),
        eq(booking.live, true),
        gt(booking.occupiedFrom, new Date(from - LONGEST_BOOKING)),
        lt(booking.occupiedFrom, new Date(to + LONGEST_BOOKING)),
        wish.staffId === null ? undefined : eq(booking.staffId, wish.staffId),
        wish.except === undefined ? undefined : ne(booking.id, wish.except),
      ),
    )
    .orderBy(asc(booking.occupiedFrom))
    .prepare('occupied')
    .execute();
  const booked = Map.groupBy(rows, ({ staffId }) => staffId);
  const span = (each: { readonly from: Date; readonly to: Date }) => ({
    from: each.from.getTime(),
    to: each.to.getTime(),
  });
  const staff: StaffTime[] = able.map(({ id, hours, timeOff }) => ({
    id,
    hours,
    busy: [...timeOff, ...(booked.get(id) ?? [])].map(span),
  }));
  const { zone, hours, specialDays } = business;
  const { service, policy, now } = wish;
  return {
    to,
    openings: openings({ zone, hours, specialDays, staff, service, policy, now, from, to }),
    load: countLoad(zone, rows),
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
