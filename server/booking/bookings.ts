/** Appointments as the calendar, the desk and the caller know them. */
import { and, asc, eq, gt, gte, lt, type SQL } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BookingId, BusinessId, CallId, CustomerId, ServiceId, StaffId } from '../../db/ids.ts';
import { booking, customer, service, staff } from '../../db/schema.ts';
import type { Clock } from '../clock.ts';
import type { DomainEvent } from '../events/events.ts';

export interface Booking {
  readonly id: BookingId;
  readonly serviceId: ServiceId;
  readonly service: string;
  readonly staffId: StaffId;
  readonly staff: string;
  readonly customerId: CustomerId;
  /** For whom it is. */
  readonly name: string;
  /** Of the customer who booked it, E.164. */
  readonly phone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly status: 'booked' | 'cancelled' | 'no-show';
  readonly callId: CallId | null;
}

/** Bookings that begin at or after `from` and before `to`, in order of time. */
export const listBookings = (
  db: Database,
  businessId: BusinessId,
  range: { readonly from: Date; readonly to: Date },
): Promise<Booking[]> =>
  db.tenant(businessId, (tx) =>
    readBookings(tx, businessId, and(gte(booking.startsAt, range.from), lt(booking.startsAt, range.to))),
  );

/** The coming bookings of whoever has this number (E.164). */
export const bookingsOfCustomer = (
  db: Database,
  businessId: BusinessId,
  phone: string,
  clock: Clock,
): Promise<Booking[]> =>
  db.tenant(businessId, (tx) =>
    readBookings(
      tx,
      businessId,
      and(
        eq(customer.phone, phone),
        eq(booking.status, 'booked'),
        gt(booking.startsAt, new Date(clock.now())),
      ),
    ),
  );

/** The bookings that a call made. */
export const bookingsOfCall = (db: Database, businessId: BusinessId, callId: CallId): Promise<Booking[]> =>
  db.tenant(businessId, (tx) => readBookings(tx, businessId, eq(booking.callId, callId)));

export async function readBooking(
  tx: TenantTransaction,
  businessId: BusinessId,
  id: BookingId,
): Promise<Booking | null> {
  const [row] = await readBookings(tx, businessId, eq(booking.id, id));
  return row ?? null;
}

/** The same, held against every other change until the transaction ends. Always taken before any staff member's lock. */
export async function lockBooking(
  tx: TenantTransaction,
  businessId: BusinessId,
  id: BookingId,
): Promise<Booking | null> {
  await tx
    .select({ id: booking.id })
    .from(booking)
    .where(and(eq(booking.businessId, businessId), eq(booking.id, id)))
    .for('update')
    .prepare('lock booking')
    .execute();
  return readBooking(tx, businessId, id);
}

/** Prepared, like every query that booking and moving stand on: planning this one takes twice as long as running it. */
export function readBookings(
  tx: TenantTransaction,
  businessId: BusinessId,
  condition: SQL | undefined,
): Promise<Booking[]> {
  return tx
    .select({
      id: booking.id,
      serviceId: booking.serviceId,
      service: service.name,
      staffId: booking.staffId,
      staff: staff.name,
      customerId: booking.customerId,
      name: booking.name,
      phone: customer.phone,
      startsAt: booking.startsAt,
      endsAt: booking.endsAt,
      status: booking.status,
      callId: booking.callId,
    })
    .from(booking)
    .innerJoin(service, and(eq(service.businessId, booking.businessId), eq(service.id, booking.serviceId)))
    .innerJoin(staff, and(eq(staff.businessId, booking.businessId), eq(staff.id, booking.staffId)))
    .innerJoin(
      customer,
      and(eq(customer.businessId, booking.businessId), eq(customer.id, booking.customerId)),
    )
    .where(and(eq(booking.businessId, businessId), condition))
    .orderBy(asc(booking.startsAt), asc(booking.id))
    .prepare('bookings')
    .execute();
}

/** What an event tells of a booking. `callId` is the call in which it happened. */
export const eventFields = (made: Booking, callId: CallId | null) => ({
  bookingId: made.id,
  callId,
  service: made.service,
  staff: made.staff,
  name: made.name,
  startsAt: made.startsAt.toISOString(),
  endsAt: made.endsAt.toISOString(),
});

export type BookingEvent = Extract<DomainEvent, { type: `booking.${string}` }>;
