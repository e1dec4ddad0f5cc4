/** Calendars that can be subscribed to from outside, of one staff member or of the whole business. */
import { and, asc, eq, gte, isNull, lt } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import { type BusinessId, type CalendarFeedId, newId, type StaffId, type UserId } from '../../db/ids.ts';
import { booking, calendarFeed, member, staff } from '../../db/schema.ts';
import { type BusinessProfile, readBusiness } from '../business/business.ts';
import { withinMaximum } from '../business/maxima.ts';
import type { Clock } from '../clock.ts';
import { type Booking, readBookings } from './bookings.ts';

export interface CalendarFeed {
  readonly id: CalendarFeedId;
  /** Null: the whole business. */
  readonly staffId: StaffId | null;
  readonly staff: string | null;
  readonly createdAt: Date;
}

/** The feed that a subscriber reads. */
export interface FeedContent {
  readonly business: BusinessProfile;
  readonly staff: string | null;
  readonly bookings: readonly Booking[];
}

const DAY_MS = 86_400_000;
/** A subscriber keeps what it has seen no better than a calendar on the wall: a month back is enough. */
const DAYS_BACK = 31;
const DAYS_AHEAD = 400;
/**
 * A file of 2,500 appointments is 1 MB, and written in 100 ms. In a business that has more, the nearest to now are in it:
 * a feed of each person holds more of them.
 */
const MOST_COMING = 2_000;
const MOST_PAST = 500;

const columns = {
  id: calendarFeed.id,
  staffId: calendarFeed.staffId,
  staff: staff.name,
  createdAt: calendarFeed.createdAt,
};

/** The feeds that lead somewhere, the oldest first; of one staff member where one is named. */
export const listFeeds = (
  db: Database,
  businessId: BusinessId,
  only: StaffId | null,
): Promise<CalendarFeed[]> =>
  db.tenant(businessId, (tx) =>
    tx
      .select(columns)
      .from(calendarFeed)
      .leftJoin(staff, and(eq(staff.businessId, calendarFeed.businessId), eq(staff.id, calendarFeed.staffId)))
      .where(and(valid(businessId), only === null ? undefined : eq(calendarFeed.staffId, only)))
      .orderBy(asc(calendarFeed.createdAt), asc(calendarFeed.id)),
  );

/** @throws DatabaseError 23503 when there is no such staff member. */
export const makeFeed = (
  db: Database,
  businessId: BusinessId,
  wish: { readonly staffId: StaffId | null; readonly createdBy: UserId },
): Promise<CalendarFeedId> =>
  db.tenant(businessId, async (tx) => {
    const id = newId<CalendarFeedId>();
    await withinMaximum(tx, businessId, 'feeds', () =>
      tx.insert(calendarFeed).values({ businessId, id, ...wish }),
    );
    return id;
  });

/** Makes a feed's address lead nowhere. @returns whether it led anywhere. */
export async function revokeFeed(
  db: Database,
  businessId: BusinessId,
  id: CalendarFeedId,
  only: StaffId | null,
): Promise<boolean> {
  const own = only === null ? undefined : eq(calendarFeed.staffId, only);
  const revoked = await db.tenant(businessId, (tx) =>
    tx
      .update(calendarFeed)
      .set({ revokedAt: new Date() })
      .where(and(valid(businessId), eq(calendarFeed.id, id), own))
      .returning({ id: calendarFeed.id }),
  );
  return revoked.length > 0;
}

/** The contents of a feed; null once it was revoked, or once its maker may not see that calendar any more. */
export const readFeed = (
  db: Database,
  businessId: BusinessId,
  id: CalendarFeedId,
  clock: Clock,
): Promise<FeedContent | null> =>
  db.tenant(businessId, async (tx) => {
    const feed = await findFeed(tx, businessId, id);
    if (feed === null) return null;
    const now = clock.now();
    const within = (from: number, to: number) =>
      and(
        eq(booking.status, 'booked'),
        gte(booking.startsAt, new Date(from)),
        lt(booking.startsAt, new Date(to)),
        feed.staffId === null ? undefined : eq(booking.staffId, feed.staffId),
      );
    const past = await readBookings(tx, businessId, within(now - DAYS_BACK * DAY_MS, now), {
      limit: MOST_PAST,
      lastFirst: true,
    });
    const coming = await readBookings(tx, businessId, within(now, now + DAYS_AHEAD * DAY_MS), {
      limit: MOST_COMING,
    });
    const bookings = [...past.reverse(), ...coming];
    return { business: await readBusiness(tx, businessId), staff: feed.staff, bookings };
  });

async function findFeed(
  tx: TenantTransaction,
  businessId: BusinessId,
  id: CalendarFeedId,
): Promise<CalendarFeed | null> {
  const [row] = await tx
    .select({ ...columns, role: member.role, ownStaffId: member.staffId })
    .from(calendarFeed)
    .innerJoin(
      member,
      and(eq(member.businessId, calendarFeed.businessId), eq(member.userId, calendarFeed.createdBy)),
    )
    .leftJoin(staff, and(eq(staff.businessId, calendarFeed.businessId), eq(staff.id, calendarFeed.staffId)))
    .where(and(valid(businessId), eq(calendarFeed.id, id)));
  if (row === undefined) return null;
  return row.role === 'staff' && row.staffId !== row.ownStaffId ? null : row;
}

const valid = (businessId: BusinessId) =>
  and(eq(calendarFeed.businessId, businessId), isNull(calendarFeed.revokedAt));
