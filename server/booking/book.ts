import { and, eq, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import {
  type BookingId,
  type BusinessId,
  type ConversationId,
  type CustomerId,
  newId,
  type OfferId,
  type ServiceId,
  type StaffId,
  type UserId,
} from '../../db/ids.ts';
import { booking, customer } from '../../db/schema.ts';
import { type BusinessProfile, readBusiness } from '../business/business.ts';
import type { Clock } from '../clock.ts';
import { recordEvents } from '../events/record.ts';
import { planNotices } from '../notices/appointments/plan.ts';
import { type Booking, eventFields, readBooking } from './bookings.ts';
import { makeOffers, type Offer, readOffer } from './offers.ts';
import { findPlace, lockStaff, type Slot, timesOf, unlessTaken } from './place.ts';

export type Booked =
  | { readonly status: 'booked'; readonly booking: Booking }
  /** Somebody else was faster, or it is no longer a time at which the business takes bookings. */
  | { readonly status: 'taken'; readonly alternatives: readonly Offer[] }
  /** There is no such offer, service or staff member, or it was booked and cancelled since. */
  | { readonly status: 'gone' };

export interface BookingFor {
  /** For whom it is. */
  readonly name: string;
  /** Of the customer, E.164. */
  readonly customerPhone: string;
  readonly conversationId: ConversationId | null;
  /** The member who books it at the dashboard. */
  readonly userId?: UserId | undefined;
}

interface Wish extends BookingFor, Slot {
  readonly key: string;
  readonly keepsNotice: boolean;
  /** The business wants it there, whatever stands in its way. */
  readonly anyway: boolean;
  readonly note: string;
}

/** The number of other times that are offered when a time was just taken. */
const ALTERNATIVES = 3;
/** Nobody who asked for Tuesday is helped by a time two weeks later. */
const AROUND_MS = 4 * 24 * 3_600_000;

/** Books an offer of this call; the same offer twice is the same booking. */
export function book(
  db: Database,
  businessId: BusinessId,
  wish: BookingFor & { readonly offerId: OfferId },
  clock: Clock,
): Promise<Booked> {
  return attempt(db, businessId, clock, async (tx, business) => {
    const offered = await readOffer(tx, businessId, wish.offerId, wish.conversationId);
    const service = business.services.find(({ id }) => id === offered?.serviceId);
    if (offered === null || service === undefined) return null;
    const { staffId, startsAt } = offered;
    const rules = { keepsNotice: true, anyway: false };
    return { ...wish, ...rules, service, staffId, startsAt, key: `offer ${wish.offerId}`, note: '' };
  });
}

/**
 * Books a time that the business chose, by the same rules but at any notice, or `anyway`, by none; the same key twice is
 * the same booking.
 */
export function bookDirectly(
  db: Database,
  businessId: BusinessId,
  wish: BookingFor & {
    readonly serviceId: ServiceId;
    readonly staffId: StaffId | null;
    readonly startsAt: Date;
    readonly anyway?: boolean;
    readonly note?: string;
    readonly idempotencyKey: string;
  },
  clock: Clock,
): Promise<Booked> {
  return attempt(db, businessId, clock, (_tx, business) => {
    const service = business.services.find(({ id }) => id === wish.serviceId);
    const known = wish.staffId === null || service?.staffIds.includes(wish.staffId) === true;
    if (service === undefined || !known) return Promise.resolve(null);
    const { anyway = false, note = '' } = wish;
    const key = `direct ${wish.idempotencyKey}`;
    return Promise.resolve({ ...wish, service, key, anyway, note, keepsNotice: false });
  });
}

async function attempt(
  db: Database,
  businessId: BusinessId,
  clock: Clock,
  understand: (tx: TenantTransaction, business: BusinessProfile) => Promise<Wish | null>,
): Promise<Booked> {
  const read = async (tx: TenantTransaction) => {
    const business = await readBusiness(tx, businessId);
    return { business, wish: await understand(tx, business) };
  };
  const made = await unlessTaken(
    db.tenant(businessId, async (tx) => {
      const { business, wish } = await read(tx);
      return wish === null ? 'gone' : place(tx, business, wish, clock);
    }),
  );
  if (made === 'gone') return { status: 'gone' };
  if (made !== 'taken') return { status: 'booked', booking: made };
  const alternatives = await db.tenant(businessId, async (tx) => {
    const { business, wish } = await read(tx);
    return wish === null ? [] : alternativesTo(tx, business, wish, clock);
  });
  return { status: 'taken', alternatives };
}

async function place(
  tx: TenantTransaction,
  business: BusinessProfile,
  wish: Wish,
  clock: Clock,
): Promise<Booking | 'taken' | 'gone'> {
  const able = wish.staffId === null ? wish.service.staffIds : [wish.staffId];
  await lockStaff(tx, business.id, able);
  const before = await findByKey(tx, business.id, wish.key);
  // What was booked from it and cancelled since does not come back to life by asking again.
  if (before !== null) return before.status === 'booked' ? before : 'gone';
  const { keepsNotice, anyway } = wish;
  const place = await findPlace(tx, business, wish, { now: clock.now(), keepsNotice, anyway });
  if (place === null) return 'taken';
  const id = newId<BookingId>();
  await tx.insert(booking).values({
    businessId: business.id,
    id,
    serviceId: wish.service.id,
    ...place,
    customerId: await customerOf(tx, business.id, wish),
    name: wish.name,
    ...timesOf(wish.service, wish.startsAt),
    status: 'booked',
    note: wish.note,
    conversationId: wish.conversationId,
    idempotencyKey: wish.key,
  });
  const made = await readBooking(tx, business.id, id);
  if (made === null) throw new Error('a booking that was just written cannot be read');
  const asked = wish.conversationId !== null;
  await planNotices(tx, business, { appointment: made, told: 'confirmation', asked }, clock.now());
  await recordEvents(tx, business.id, [
    {
      type: 'booking.created',
      ...eventFields(made, wish.conversationId, keepsNotice ? 'customer' : 'owner', wish.userId),
    },
  ]);
  return made;
}

async function findByKey(
  tx: TenantTransaction,
  businessId: BusinessId,
  key: string,
): Promise<Booking | null> {
  const [row] = await tx
    .select({ id: booking.id })
    .from(booking)
    .where(and(eq(booking.businessId, businessId), eq(booking.idempotencyKey, key)))
    .prepare('booking once')
    .execute();
  return row === undefined ? null : readBooking(tx, businessId, row.id);
}

/** The customer with this number, made on the first booking; a name is kept once it is known. */
async function customerOf(
  tx: TenantTransaction,
  businessId: BusinessId,
  { customerPhone, name }: BookingFor,
): Promise<CustomerId> {
  const [row] = await tx
    .insert(customer)
    .values({ businessId, id: newId<CustomerId>(), phone: customerPhone, name })
    .onConflictDoUpdate({
      target: [customer.businessId, customer.phone],
      set: { name: sql`case when ${customer.name} = '' then excluded.name else ${customer.name} end` },
    })
    .returning({ id: customer.id });
  if (row === undefined) throw new Error('a customer was neither found nor made');
  return row.id;
}

/** The free times nearest to one that was taken. It is slow beside a booking: call it without any staff member's lock. */
export function alternativesTo(
  tx: TenantTransaction,
  business: BusinessProfile,
  wish: {
    readonly service: { readonly id: ServiceId };
    readonly startsAt: Date;
    readonly conversationId: ConversationId | null;
    readonly keepsNotice: boolean;
    /** The booking that was to move there. */
    readonly except?: BookingId;
  },
  clock: Clock,
): Promise<Offer[]> {
  const around = wish.startsAt.getTime();
  const search = {
    serviceId: wish.service.id,
    staffId: null,
    from: new Date(Math.max(clock.now(), around - AROUND_MS)),
    to: new Date(around + AROUND_MS),
    near: wish.startsAt,
    conversationId: wish.conversationId,
    limit: ALTERNATIVES,
    keepsNotice: wish.keepsNotice,
    ...(wish.except === undefined ? {} : { except: wish.except }),
  };
  return makeOffers(tx, business, search, clock);
}
