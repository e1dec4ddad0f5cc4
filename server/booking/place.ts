/** The common part of booking and moving: the lock on a person's time, and the check that the time is still free. */
import { sql } from 'drizzle-orm';
import { DatabaseError, type TenantTransaction } from '../../db/client.ts';
import type { BookingId, BusinessId, StaffId } from '../../db/ids.ts';
import type { BusinessProfile, Service } from '../business/business.ts';
import type { Clock } from '../clock.ts';
import { readOccupied } from './bookings.ts';
import { leastBusy } from './choose-openings.ts';
import { ownersPolicy, readOpenings } from './openings.ts';

const MINUTE = 60_000;
const EXCLUSION_VIOLATION = '23P01';

/**
 * Takes the staff members' time for this transaction, always in the same order. Whoever holds it sees all bookings of
 * theirs, so the exclusion constraint behind it never has to refuse; alone it would deadlock under contention.
 */
export async function lockStaff(
  tx: TenantTransaction,
  businessId: BusinessId,
  staffIds: readonly StaffId[],
): Promise<void> {
  for (const id of [...new Set(staffIds)].sort()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${businessId} ${id}`}, 0))`);
  }
}

/** A moment to be booked. Staff null: whoever is free then and has the fewest bookings that day. */
export interface Slot {
  readonly service: Service;
  readonly staffId: StaffId | null;
  readonly startsAt: Date;
}

/** Runs a write of somebody's time. Whoever wrote without the lock was faster: then the time is taken. */
export async function unlessTaken<T>(write: Promise<T>): Promise<T | 'taken'> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === EXCLUSION_VIOLATION) return 'taken';
    throw error;
  }
}

/** The staff member who is free in this slot; null: nobody. The owner's times need not lie on the grid of the phone. */
export async function whoIsFree(
  tx: TenantTransaction,
  business: BusinessProfile,
  slot: Slot,
  options: { readonly now: number; readonly keepsNotice: boolean; readonly except?: BookingId },
): Promise<StaffId | null> {
  const { service, staffId, startsAt } = slot;
  const { keepsNotice, ...rest } = options;
  const pieces = readOpenings(tx, business, {
    service,
    staffId,
    from: startsAt,
    to: new Date(startsAt.getTime() + 1),
    policy: keepsNotice ? business.policy : { ...ownersPolicy(business.policy), stepMinutes: 1 },
    ...rest,
  });
  // One moment lies in one piece.
  for await (const piece of pieces) return leastBusy(piece)[0]?.staffId ?? null;
  return null;
}

/** Where a booking goes: to whom, and whether it lies over another one. */
export interface Place {
  readonly staffId: StaffId;
  readonly doubleBooked: boolean;
}

/** The rules by which a time is given. `anyway`: the business wants it there, whatever stands in its way. */
export interface PlaceRules {
  readonly now: number;
  readonly keepsNotice: boolean;
  readonly anyway: boolean;
  readonly except?: BookingId;
}

/** The place for a booking in this slot; null: there is none. Only under the staff member's lock does it hold. */
export async function findPlace(
  tx: TenantTransaction,
  business: BusinessProfile,
  slot: Slot,
  { anyway, ...rules }: PlaceRules,
): Promise<Place | null> {
  const wanted = business.staff.find(({ id }) => id === slot.staffId);
  if (anyway && wanted !== undefined) {
    const { occupiedFrom, occupiedTo } = timesOf(slot.service, slot.startsAt);
    const span = { staffId: wanted.id, from: occupiedFrom, to: occupiedTo };
    const inTheWay = await readOccupied(tx, business.id, { ...span, limit: 1, ...exceptOf(rules.except) });
    return { staffId: wanted.id, doubleBooked: inTheWay.length > 0 };
  }
  const staffId = await whoIsFree(tx, business, slot, rules);
  return staffId === null ? null : { staffId, doubleBooked: false };
}

const exceptOf = (except: BookingId | undefined) => (except === undefined ? {} : { except });

/** The times that a booking of this service takes when it begins at `startsAt`. */
export function timesOf(service: Service, startsAt: Date) {
  const start = startsAt.getTime();
  const end = start + service.durationMinutes * MINUTE;
  return {
    startsAt,
    endsAt: new Date(end),
    occupiedFrom: new Date(start - service.bufferBeforeMinutes * MINUTE),
    occupiedTo: new Date(end + service.bufferAfterMinutes * MINUTE),
  };
}

/** Whether a time to come is sooner than the business promises to be ready. */
export function isShortNotice({ policy }: BusinessProfile, startsAt: Date, clock: Clock): boolean {
  const ahead = startsAt.getTime() - clock.now();
  return ahead >= 0 && ahead < policy.noticeMinutes * MINUTE;
}
