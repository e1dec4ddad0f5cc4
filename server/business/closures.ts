/** Exceptions to the weekly hours of a business or its staff: special days, holidays and time off. */
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { type BusinessId, newId } from '../../db/ids.ts';
import { specialDay, timeOff } from '../../db/schema.ts';
import { day, moment } from '../fields.ts';
import { withinMaximum } from './maxima.ts';
import { openDay, staffId } from './settings.ts';

export const specialDayInput = z.object({
  day,
  stretches: openDay,
  note: z.string().max(200),
});
export const timeOffInput = z
  .object({
    /** Null: everybody has it, time that the business blocks. */
    staffId: staffId.nullable(),
    from: moment,
    to: moment,
    note: z.string().max(200),
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), 'must end after it begins');
/** Sets the hours of one day that does not follow the weekly ones; null takes it back to them. */
export async function setSpecialDay(
  db: Database,
  businessId: BusinessId,
  day: string,
  special: Omit<z.infer<typeof specialDayInput>, 'day'> | null,
): Promise<void> {
  await db.tenant(businessId, async (tx) => {
    if (special === null) {
      await tx.delete(specialDay).where(and(eq(specialDay.businessId, businessId), eq(specialDay.day, day)));
    } else {
      await withinMaximum(tx, businessId, 'specialDays', () =>
        tx
          .insert(specialDay)
          .values({ businessId, day, ...special })
          .onConflictDoUpdate({ target: [specialDay.businessId, specialDay.day], set: special }),
      );
    }
  });
}

/**
 * Says of holidays that the business is closed then, or when it is open: callers are told so from then on, and no longer that
 * nobody has confirmed it. Days that are special already stay as somebody set them.
 */
export async function confirmHolidays(
  db: Database,
  businessId: BusinessId,
  days: readonly z.infer<typeof specialDayInput>[],
): Promise<void> {
  await db.tenant(businessId, (tx) =>
    withinMaximum(tx, businessId, 'specialDays', () =>
      tx
        .insert(specialDay)
        .values(days.map((each) => ({ ...each, businessId })))
        .onConflictDoNothing(),
    ),
  );
}

/** Gives a staff member, or everybody, time off; bookings that lie in it stay and have to be moved by somebody. @returns its id. */
export async function addTimeOff(
  db: Database,
  businessId: BusinessId,
  off: z.infer<typeof timeOffInput>,
): Promise<string> {
  const id: string = newId();
  const times = { startsAt: new Date(off.from), endsAt: new Date(off.to) };
  await db.tenant(businessId, (tx) =>
    withinMaximum(tx, businessId, 'timeOff', () =>
      tx.insert(timeOff).values({ businessId, id, staffId: off.staffId, note: off.note, ...times }),
    ),
  );
  return id;
}

/** @returns whether it was there. */
export async function removeTimeOff(db: Database, businessId: BusinessId, id: string): Promise<boolean> {
  const removed = await db.tenant(businessId, (tx) =>
    tx
      .delete(timeOff)
      .where(and(eq(timeOff.businessId, businessId), eq(timeOff.id, id)))
      .returning({ id: timeOff.id }),
  );
  return removed.length > 0;
}
