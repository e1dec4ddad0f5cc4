/** What a business has on file of whoever has a number: their visits, what is coming, what is open, and what they told. */
import { and, desc, eq, isNull, lte } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { booking, customer, customerFact, message } from '../../db/schema.ts';
import { type Booking, bookingsOfCustomer, readBookings } from '../booking/bookings.ts';

/** Nobody speaks of the eleventh visit, message or fact. */
const MOST = 10;

/** All of a number, also where several people share it: each row has its name. */
export interface History {
  readonly coming: readonly Booking[];
  /** Those that were kept, the last first. */
  readonly visits: readonly Booking[];
  /** Messages that nobody has answered yet, the newest first. */
  readonly messages: readonly { readonly name: string; readonly body: string; readonly createdAt: Date }[];
  /** What the customer told of themselves, the newest first. */
  readonly facts: readonly { readonly name: string; readonly fact: string }[];
}

/** @param phone E.164 */
export async function readHistory(
  tx: TenantTransaction,
  businessId: BusinessId,
  phone: string,
  now: Date,
): Promise<History> {
  const isPast = and(eq(customer.phone, phone), eq(booking.status, 'booked'), lte(booking.startsAt, now));
  const [coming, visits, messages, facts] = await Promise.all([
    bookingsOfCustomer(tx, businessId, phone, now),
    readBookings(tx, businessId, isPast, { limit: MOST, lastFirst: true }),
    tx
      .select({ name: message.name, body: message.body, createdAt: message.createdAt })
      .from(message)
      .where(and(eq(message.businessId, businessId), eq(message.phone, phone), eq(message.status, 'open')))
      .orderBy(desc(message.createdAt))
      .limit(MOST),
    tx
      .select({ name: customer.name, fact: customerFact.fact })
      .from(customerFact)
      .innerJoin(
        customer,
        and(eq(customer.businessId, customerFact.businessId), eq(customer.id, customerFact.customerId)),
      )
      .where(
        and(eq(customerFact.businessId, businessId), eq(customer.phone, phone), isNull(customer.erasedAt)),
      )
      .orderBy(desc(customerFact.createdAt))
      .limit(MOST),
  ]);
  return { coming, visits, messages, facts };
}
