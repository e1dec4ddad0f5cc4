/** The free times that an appointment could move to, in the two weeks that its page shows. */
import type { Database } from '../../../db/client.ts';
import type { StaffId } from '../../../db/ids.ts';
import { lastDay, type Opening } from '../../booking/availability.ts';
import { listOpenings } from '../../booking/opening-pages.ts';
import type { BusinessProfile } from '../../business/business.ts';
import type { Clock } from '../../clock.ts';
import type { AppointmentView } from './view.ts';

const DAYS_SHOWN = 14;
/** More than two weeks have at steps of five minutes. */
const MOST_OPENINGS = 5_000;

export interface TimeWish {
  /** The first day shown, `YYYY-MM-DD`; null: today. */
  readonly from: string | null;
  /** The day whose times are shown; null: the first that has any. */
  readonly day: string | null;
  /** With whomever; else with whom it is booked. */
  readonly anybody: boolean;
}

export interface FreeTimes {
  readonly wish: TimeWish;
  /** The days shown, each with its openings in order of time. */
  readonly days: readonly { readonly day: Temporal.PlainDate; readonly openings: readonly Opening[] }[];
  /** The first day of the two weeks before; null: it is past. */
  readonly earlier: Temporal.PlainDate | null;
  /** The first day of the two weeks after; null: nobody can book as far ahead. */
  readonly later: Temporal.PlainDate | null;
  /** Whether somebody else does the service too. */
  readonly others: boolean;
}

const todayOf = ({ zone }: BusinessProfile, now: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();

/** The openings that this appointment could move to, as a customer may: with notice, and on the grid. */
export async function findTimes(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  { booking, business }: AppointmentView,
  wish: TimeWish,
): Promise<FreeTimes> {
  const now = clock.now();
  const today = todayOf(business, now);
  const last = lastDay(business, now);
  const asked = wish.from === null ? today : Temporal.PlainDate.from(wish.from);
  const first = isBefore(asked, today) || isBefore(last, asked) ? today : asked;
  const end = first.add({ days: DAYS_SHOWN });
  const able = business.services.find(({ id }) => id === booking.serviceId)?.staffIds ?? [];
  const anybody = wish.anybody || !able.includes(booking.staffId);
  const startOf = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(business.zone).epochMilliseconds);
  const found = await listOpenings(
    db,
    business.id,
    {
      serviceId: booking.serviceId,
      staffId: anybody ? null : booking.staffId,
      from: startOf(first),
      to: startOf(end),
      except: booking.id,
      keepsNotice: true,
      oneEachTime: true,
      after: null,
      limit: MOST_OPENINGS,
    },
    clock,
  );
  const elsewhere = (found?.openings ?? []).filter((each) => !isThere(each, booking));
  const byDay = Map.groupBy(elsewhere, ({ startsAt }) => todayOf(business, startsAt).toString());
  const days = Array.from({ length: DAYS_SHOWN }, (_, index) => first.add({ days: index }));
  const before = first.subtract({ days: DAYS_SHOWN });
  return {
    wish: { ...wish, anybody },
    days: days.map((day) => ({ day, openings: byDay.get(day.toString()) ?? [] })),
    earlier: isBefore(today, first) ? (isBefore(before, today) ? today : before) : null,
    later: isBefore(last, end) ? null : end,
    others: able.some((id) => id !== booking.staffId) && able.includes(booking.staffId),
  };
}

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(a, b) < 0;

/** Where it is already it need not be moved to. */
const isThere = (
  { startsAt, staffId }: Opening,
  booking: { readonly startsAt: Date; readonly staffId: StaffId },
): boolean => startsAt === booking.startsAt.getTime() && staffId === booking.staffId;
