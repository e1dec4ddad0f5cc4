/** Whether it is open at a moment, by hours of the week or by those of the business. */
import type { Stretch, WeeklyHours } from '../../db/schema.ts';
import { type BusinessProfile, hoursOn } from './business.ts';

/** Whether the business is open, special days included. @param now in epoch milliseconds. */
export const isBusinessOpen = (
  business: Pick<BusinessProfile, 'zone' | 'hours' | 'specialDays'>,
  now: number,
): boolean => isWithin((day) => hoursOn(business, day), business.zone, now);

/** Whether a moment lies in the hours of a week, by the clocks of a zone. @param now in epoch milliseconds. */
export const isInWeek = (week: WeeklyHours, zone: string, now: number): boolean =>
  isWithin((day) => week[day.dayOfWeek - 1] ?? [], zone, now);

/** A stretch of the day before may reach over midnight. */
function isWithin(
  stretchesOn: (day: Temporal.PlainDate) => readonly Stretch[],
  zone: string,
  now: number,
): boolean {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDateTime();
  const today = here.toPlainDate();
  return [today.subtract({ days: 1 }), today].some((day) =>
    stretchesOn(day).some(({ from, to }) => {
      const end = (to > from ? day : day.add({ days: 1 })).toPlainDateTime(to);
      return (
        Temporal.PlainDateTime.compare(day.toPlainDateTime(from), here) <= 0 &&
        Temporal.PlainDateTime.compare(here, end) < 0
      );
    }),
  );
}
