/** The people who ring or book: who they are, what they did so far, and whether they are answered. */
import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CustomerId, StaffId } from '../../db/ids.ts';
import {
  booking,
  call,
  conversation,
  conversationOfCall,
  customer,
  isBlockedCustomer,
  line,
  message,
  NOTIFY_CHOICES,
} from '../../db/schema.ts';
import { readBookings } from '../booking/bookings.ts';
import { emailAddress } from '../email-address.ts';
import { recordEvents } from '../events/record.ts';
import { matches } from './search.ts';
import { factsOf } from './facts.ts';

/** The fields of a customer that the business may change. */
export const customerChange = z
  .object({
    name: z.string().trim().max(100),
    email: z.union([z.literal(''), emailAddress]),
    notes: z.string().trim().max(5_000),
    /** The ways by which they want to hear of appointments; null: as the business does. */
    notify: z.enum(NOTIFY_CHOICES).nullable(),
  })
  .partial();
export type CustomerChange = z.infer<typeof customerChange>;

/** The end of a page of the list: the next one begins after it. */
export interface CustomerCursor {
  readonly name: string;
  readonly id: CustomerId;
}

const identity = {
  id: customer.id,
  name: customer.name,
  phone: customer.phone,
  email: customer.email,
  blocked: isBlockedCustomer,
};

const ofCustomer = (table: typeof booking | typeof conversation) =>
  sql`${table.businessId} = ${customer.businessId} and ${table.customerId} = ${customer.id}`;

/** By name, those without one at the end; those who were erased are not listed. */
export const listCustomers = (
  db: Database,
  businessId: BusinessId,
  page: {
    readonly search: string;
    readonly only: StaffId | null;
    readonly after: CustomerCursor | null;
    readonly limit: number;
  },
) =>
  db.tenant(businessId, (tx) =>
    tx
      .select({
        ...identity,
        lastCallAt:
          sql<Date | null>`(select max(${conversation.startedAt}) from ${conversation} where ${ofCustomer(conversation)})`.mapWith(
            conversation.startedAt,
          ),
        nextBookingAt:
          sql<Date | null>`(select min(${booking.startsAt}) from ${booking} where ${ofCustomer(booking)}
          and ${booking.status} = 'booked' and ${booking.startsAt} > now())`.mapWith(booking.startsAt),
      })
      .from(customer)
      .where(
        and(
          eq(customer.businessId, businessId),
          isNull(customer.erasedAt),
          isOwn(page.only),
          matches(page.search),
          page.after === null ? undefined : isBehind(page.after),
        ),
      )
      .orderBy(sql`(${customer.name} = '')`, sql`lower(${customer.name})`, asc(customer.id))
      .limit(page.limit)
      .prepare('customers')
      .execute(),
  );

const isBehind = ({ name, id }: CustomerCursor): SQL =>
  sql`(${customer.name} = '', lower(${customer.name}), ${customer.id}) > (${name}::text = '', lower(${name}), ${id}::uuid)`;

/** A staff member's own customers are those who have or had an appointment with them. */
const isOwn = (only: StaffId | null): SQL | undefined =>
  only === null
    ? undefined
    : sql`exists (select 1 from ${booking} where ${ofCustomer(booking)} and ${booking.staffId} = ${only})`;

/** The newest of each kind that a card shows. */
const SHOWN = 100;

/** Somebody with everything that they did; null: the business has no such customer. */
export const readCustomer = (db: Database, businessId: BusinessId, id: CustomerId, only: StaffId | null) =>
  db.tenant(businessId, async (tx) => {
    const [found] = await tx
      .select({
        ...identity,
        notes: customer.notes,
        notify: customer.notify,
        erasedAt: customer.erasedAt,
        createdAt: customer.createdAt,
      })
      .from(customer)
      .where(and(eq(customer.businessId, businessId), eq(customer.id, id), isOwn(only)));
    if (found === undefined) return null;
    const theirs = conversationsOf(businessId, id, found.phone);
    const [calls, bookings, messages, facts] = await Promise.all([
      tx
        .select({
          id: call.id,
          line,
          from: conversation.customerAddress,
          to: conversation.address,
          status: call.status,
          startedAt: conversation.startedAt,
          endedAt: conversation.endedAt,
          outcome: conversation.outcome,
          summary: conversation.summary,
        })
        .from(conversation)
        .innerJoin(call, conversationOfCall)
        .where(and(eq(conversation.businessId, businessId), sql`${conversation.id} in (${theirs})`))
        .orderBy(desc(conversation.startedAt), desc(conversation.id))
        .limit(SHOWN),
      readBookings(tx, businessId, eq(booking.customerId, id), { limit: SHOWN, lastFirst: true }),
      messagesOf(tx, businessId, found.phone, theirs),
      factsOf(tx, businessId, id),
    ]);
    return { ...found, calls, bookings, messages, facts };
  });

/**
 * The ids of somebody's conversations. Who rings for the first time becomes a customer in that call, so it is found by its number.
 * A union, and no `or`: each half has its index.
 */
const conversationsOf = (businessId: BusinessId, id: CustomerId, phone: string | null): SQL => sql`
  select ${conversation.id} from ${conversation} where ${conversation.businessId} = ${businessId} and ${conversation.customerId} = ${id}
  union select ${conversation.id} from ${conversation} where ${conversation.businessId} = ${businessId} and ${conversation.customerAddress} = ${phone}`;

const messagesOf = (
  tx: TenantTransaction,
  businessId: BusinessId,
  phone: string | null,
  conversations: SQL,
) => {
  const theirs = sql`
    select ${message.id} from ${message} where ${message.businessId} = ${businessId} and ${message.conversationId} in (${conversations})
    union select ${message.id} from ${message} where ${message.businessId} = ${businessId} and ${message.phone} = ${phone}`;
  return tx
    .select({
      id: message.id,
      callId: message.conversationId,
      body: message.body,
      urgent: message.urgent,
      status: message.status,
      answer: message.answer,
      createdAt: message.createdAt,
    })
    .from(message)
    .where(and(eq(message.businessId, businessId), sql`${message.id} in (${theirs})`))
    .orderBy(desc(message.createdAt))
    .limit(SHOWN);
};

/** Writes down what is known of somebody; what is left out stays. @returns whether there is such a customer. */
export const changeCustomer = (
  db: Database,
  businessId: BusinessId,
  id: CustomerId,
  change: CustomerChange,
  only: StaffId | null = null,
): Promise<boolean> =>
  db.tenant(businessId, async (tx) => {
    const changed = await tx
      .update(customer)
      .set(change)
      .where(
        and(eq(customer.businessId, businessId), eq(customer.id, id), isNull(customer.erasedAt), isOwn(only)),
      )
      .returning({ id: customer.id });
    if (changed.length === 0) return false;
    await recordEvents(tx, businessId, [{ type: 'customer.changed', customerId: id }]);
    return true;
  });
