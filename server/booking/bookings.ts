/** Appointments as the calendar, the desk and the caller know them. */
import { and, asc, desc, eq, gt, gte, inArray, lt, ne, type SQL, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type {
  BookingId,
  BusinessId,
  ConversationId,
  CustomerId,
  ServiceId,
  StaffId,
  UserId,
} from '../../db/ids.ts';
import { booking, customer, service, serviceStaff, staff } from '../../db/schema.ts';
import { type BusinessProfile, readBusiness, type Service } from '../business/business.ts';
import type { DomainEvent } from '../events/events.ts';

const MINUTE = 60_000;

export interface Booking {
  readonly id: BookingId;
  readonly serviceId: ServiceId;
  readonly service: string;
  readonly staffId: StaffId;
  readonly staff: string;
  readonly customerId: CustomerId;
  /** For whom it is. */
  readonly name: string;
  /** Of the customer who booked it, E.164; null once the customer was erased. */
  readonly phone: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The time that it takes with its buffers. */
  readonly occupiedFrom: Date;
  readonly occupiedTo: Date;
  readonly status: 'booked' | 'cancelled' | 'no-show';
  /** What the business has to know for it, in its own words. */
  readonly note: string;
  /** How often it has changed since it was made. */
  readonly sequence: number;
  /** What its customer did last, on its page, and when; null: the last change was made otherwise. */
  readonly changedOnline: 'moved' | 'cancelled' | null;
  readonly changedOnlineAt: Date | null;
  readonly conversationId: ConversationId | null;
  readonly updatedAt: Date;
}

export interface BookingsPage {
  readonly from: Date;
  readonly to: Date;
  /** Null: everybody's. */
  readonly staffId?: StaffId | null;
  /** The last of the page before; null: from the first on. */
  readonly after?: Pick<Booking, 'startsAt' | 'id'> | null;
  readonly limit: number;
}

/** Bookings that begin at or after `from` and before `to`, in order of time. */
export const listBookings = (
  db: Database,
  businessId: BusinessId,
  { from, to, staffId = null, after = null, limit }: BookingsPage,
): Promise<Booking[]> =>
  db.tenant(businessId, (tx) =>
    readBookings(
      tx,
      businessId,
      and(
        gte(booking.startsAt, from),
        lt(booking.startsAt, to),
        staffId === null ? undefined : eq(booking.staffId, staffId),
        after === null ? undefined : isBehind(after),
      ),
      { limit },
    ),
  );

const isBehind = ({ startsAt, id }: Pick<Booking, 'startsAt' | 'id'>): SQL =>
  sql`(${booking.startsAt}, ${booking.id}) > (${startsAt.toISOString()}::timestamptz, ${id}::uuid)`;

/** One booking, also one that was cancelled; null: there is none of that id. */
export const findBooking = (db: Database, businessId: BusinessId, id: BookingId): Promise<Booking | null> =>
  db.tenant(businessId, (tx) => readBooking(tx, businessId, id));

/** The coming bookings of whoever has this number (E.164). */
export const bookingsOfCustomer = (
  tx: TenantTransaction,
  businessId: BusinessId,
  phone: string,
  now: Date,
): Promise<Booking[]> =>
  readBookings(
    tx,
    businessId,
    and(eq(customer.phone, phone), eq(booking.status, 'booked'), gt(booking.startsAt, now)),
  );

/** The bookings of these ids, also those that were cancelled. */
export const bookingsOf = (
  db: Database,
  businessId: BusinessId,
  ids: readonly BookingId[],
): Promise<Booking[]> =>
  db.tenant(businessId, (tx) => readBookings(tx, businessId, inArray(booking.id, [...ids])));

/** The bookings that a call made. */
export const bookingsOfConversation = (
  db: Database,
  businessId: BusinessId,
  conversationId: ConversationId,
): Promise<Booking[]> =>
  db.tenant(businessId, (tx) => readBookings(tx, businessId, eq(booking.conversationId, conversationId)));

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

/** More than one call makes, one customer has to come, or anybody looks at; who wants more asks page by page. */
const MOST = 200;

/**
 * Bookings in order of time, or from the last one backwards. Prepared, like every query that booking and moving stand on:
 * planning this one takes twice as long as running it.
 */
export function readBookings(
  tx: TenantTransaction,
  businessId: BusinessId,
  condition: SQL | undefined,
  { limit = MOST, lastFirst = false }: { readonly limit?: number; readonly lastFirst?: boolean } = {},
): Promise<Booking[]> {
  const order = lastFirst ? desc : asc;
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
      occupiedFrom: booking.occupiedFrom,
      occupiedTo: booking.occupiedTo,
      status: booking.status,
      note: booking.note,
      sequence: booking.sequence,
      changedOnline: booking.changedOnline,
      changedOnlineAt: booking.changedOnlineAt,
      conversationId: booking.conversationId,
      updatedAt: booking.updatedAt,
    })
    .from(booking)
    .innerJoin(service, and(eq(service.businessId, booking.businessId), eq(service.id, booking.serviceId)))
    .innerJoin(staff, and(eq(staff.businessId, booking.businessId), eq(staff.id, booking.staffId)))
    .innerJoin(
      customer,
      and(eq(customer.businessId, booking.businessId), eq(customer.id, booking.customerId)),
    )
    .where(and(eq(booking.businessId, businessId), condition))
    .orderBy(order(booking.startsAt), order(booking.id))
    .limit(limit)
    .prepare('bookings')
    .execute();
}

/** A booking is shorter than this: one that began earlier cannot reach into a range. */
const LONGEST_BOOKING = 24 * 60 * MINUTE;

export interface OccupiedSpan {
  /** Null: anybody's. */
  readonly staffId: StaffId | null;
  readonly from: Date;
  readonly to: Date;
  /** A booking that is about to move. */
  readonly except?: BookingId;
  readonly limit: number;
}

/** The bookings that stand and occupy some of a range, in order of time. */
export const readOccupied = (
  tx: TenantTransaction,
  businessId: BusinessId,
  { staffId, from, to, except, limit }: OccupiedSpan,
): Promise<Booking[]> =>
  readBookings(
    tx,
    businessId,
    and(
      eq(booking.status, 'booked'),
      gt(booking.occupiedFrom, new Date(from.getTime() - LONGEST_BOOKING)),
      lt(booking.occupiedFrom, to),
      gt(booking.occupiedTo, from),
      staffId === null ? undefined : eq(booking.staffId, staffId),
      except === undefined ? undefined : ne(booking.id, except),
    ),
    { limit },
  );

/** The same for who has no transaction. */
export const bookingsDuring = (
  db: Database,
  businessId: BusinessId,
  span: OccupiedSpan,
): Promise<Booking[]> => db.tenant(businessId, (tx) => readOccupied(tx, businessId, span));

/** Writes down what the business has to know for a booking. */
export const setNote = (
  db: Database,
  businessId: BusinessId,
  id: BookingId,
  note: string,
): Promise<unknown> =>
  db.tenant(businessId, (tx) =>
    tx
      .update(booking)
      .set({ note, updatedAt: sql`now()` })
      .where(and(eq(booking.businessId, businessId), eq(booking.id, id))),
  );

/** The service as a booking has it: retired or not, with the length and the buffers of the booking itself. */
export async function serviceOf(
  tx: TenantTransaction,
  business: BusinessProfile,
  of: Booking,
): Promise<Service> {
  const offered = business.services.find(({ id }) => id === of.serviceId);
  const minutes = (from: Date, to: Date) => (to.getTime() - from.getTime()) / MINUTE;
  return {
    id: of.serviceId,
    name: of.service,
    durationMinutes: minutes(of.startsAt, of.endsAt),
    bufferBeforeMinutes: minutes(of.occupiedFrom, of.startsAt),
    bufferAfterMinutes: minutes(of.endsAt, of.occupiedTo),
    priceCents: offered?.priceCents ?? null,
    staffIds: offered?.staffIds ?? (await whoDid(tx, business.id, of.serviceId)),
  };
}

/** The same by the booking's id; null: there is no such booking. */
export const serviceOfBooking = (
  db: Database,
  businessId: BusinessId,
  id: BookingId,
): Promise<Service | null> =>
  db.tenant(businessId, async (tx) => {
    const found = await readBooking(tx, businessId, id);
    return found && serviceOf(tx, await readBusiness(tx, businessId), found);
  });

/** The staff of a service before it was retired. */
async function whoDid(
  tx: TenantTransaction,
  businessId: BusinessId,
  serviceId: ServiceId,
): Promise<StaffId[]> {
  const rows = await tx
    .select({ staffId: serviceStaff.staffId })
    .from(serviceStaff)
    .where(and(eq(serviceStaff.businessId, businessId), eq(serviceStaff.serviceId, serviceId)));
  return rows.map(({ staffId }) => staffId);
}

/** Who changes a booking: a customer keeps the business's rules for customers, by phone or online. */
export type ChangedBy = 'customer' | 'owner';

/** The fields of a booking in an event. @param callId the conversation in which it happened. */
export const eventFields = (
  made: Booking,
  callId: ConversationId | null,
  by: ChangedBy,
  userId?: UserId,
) => ({
  bookingId: made.id,
  callId,
  service: made.service,
  staff: made.staff,
  name: made.name,
  startsAt: made.startsAt.toISOString(),
  endsAt: made.endsAt.toISOString(),
  by,
  ...(userId === undefined ? {} : { userId }),
});

export type BookingEvent = Extract<DomainEvent, { type: `booking.${string}` }>;
