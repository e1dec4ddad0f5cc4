/** The demo business before the month begins, and what the month adds to it. */
import type { BusinessId, ServiceId, StaffId } from '../../db/ids.ts';
import type {
  booking,
  call,
  conversation,
  customer,
  message,
  openQuestion,
  toolRun,
  turn,
  WeeklyHours,
} from '../../db/schema.ts';

export type NonEmpty<T> = readonly [T, ...T[]];

/** @throws Error when there is nothing. */
export function some<T>([first, ...others]: readonly T[]): NonEmpty<T> {
  if (first === undefined) throw new Error('the demo business lacks what its calls are about');
  return [first, ...others];
}

export interface Shop {
  readonly businessId: BusinessId;
  readonly number: string;
  readonly zone: string;
  readonly hours: WeeklyHours;
  readonly greeting: string;
  readonly staff: NonEmpty<{ readonly id: StaffId; readonly name: string }>;
  readonly services: NonEmpty<{
    readonly id: ServiceId;
    readonly name: string;
    readonly durationMinutes: number;
  }>;
  readonly knowledge: NonEmpty<{ readonly question: string; readonly answer: string }>;
  /** What is in the diary already. */
  readonly bookings: readonly Slot[];
}

/** A time in somebody's chair. */
export interface Slot {
  readonly staffId: StaffId;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Rows as they are written. */
export interface Month {
  readonly customers: (typeof customer.$inferInsert)[];
  readonly conversations: (typeof conversation.$inferInsert)[];
  readonly calls: (typeof call.$inferInsert)[];
  readonly turns: (typeof turn.$inferInsert)[];
  readonly tools: (typeof toolRun.$inferInsert)[];
  readonly bookings: (typeof booking.$inferInsert)[];
  readonly messages: (typeof message.$inferInsert)[];
  readonly questions: (typeof openQuestion.$inferInsert)[];
}

/** The clock on the shop's wall. */
export const wallClock = (at: Date, zone: string): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDateTime();
