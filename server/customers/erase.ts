/** Erases a customer who asks for it. What the business did, and when, stays in its books without a name. */
import { and, eq, inArray, isNull, or, type SQL, sql, notInArray } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BookingId, BusinessId, CallId, CustomerId, MessageId } from '../../db/ids.ts';
import {
  booking,
  call,
  conversation,
  conversationOfCall,
  customer,
  customerFact,
  event,
  mail,
  message,
  numberStanding,
  textMessage,
  textThread,
  toolRun,
  wrongProof,
} from '../../db/schema.ts';
import { eraseEvents } from '../events/erase.ts';
import { recordEvents } from '../events/record.ts';
import { eraseCalls, eraseSpokenMessages } from '../calls/retention.ts';

export type Erased =
  | { readonly status: 'erased' }
  /** They are on the line: what they say next would be written down after the erasing. */
  | { readonly status: 'in-call' }
  | { readonly status: 'gone' };

/** The name of an erased customer's bookings in the calendar. */
const NOBODY = 'Erased customer';

type Known = Pick<typeof customer.$inferSelect, 'id' | 'phone'>;

/**
 * Takes everything personal out: of the customer, of every call that was theirs or names their number, of their bookings,
 * messages and e-mails, and of the events that told of them. Recordings leave the storage by jobs of their own.
 */
export function eraseCustomer(db: Database, businessId: BusinessId, id: CustomerId): Promise<Erased> {
  return db.tenant(businessId, async (tx) => {
    const [known] = await tx
      .select({ id: customer.id, phone: customer.phone })
      .from(customer)
      .where(and(eq(customer.businessId, businessId), eq(customer.id, id)))
      .for('update');
    if (known === undefined) return { status: 'gone' };
    const bookingIds = await bookingsOf(tx, businessId, id);
    const calls = await callsOf(tx, businessId, known, bookingIds);
    if (calls.some(({ status }) => status !== null && status !== 'ended')) return { status: 'in-call' };
    const callIds = calls.map((each) => each.id);
    await eraseTexts(tx, businessId, known, callIds);

    const messages = await eraseMessages(tx, businessId, known, callIds);
    const messageIds = messages.map((each) => each.id);
    await eraseMails(tx, businessId, id, messageIds);
    await eraseSpokenMessages(
      tx,
      messages.map((each) => each.recordingUrl),
    );
    await eraseCalls(tx, businessId, callIds);
    if (known.phone !== null)
      for (const table of [wrongProof, numberStanding])
        await tx.delete(table).where(and(eq(table.businessId, businessId), eq(table.phone, known.phone)));
    await tx
      .delete(customerFact)
      .where(and(eq(customerFact.businessId, businessId), eq(customerFact.customerId, id)));
    await tx
      .update(booking)
      .set({ name: NOBODY, note: '' })
      .where(and(eq(booking.businessId, businessId), inArray(booking.id, bookingIds)));
    await tx
      .update(customer)
      .set({ name: '', phone: null, email: '', notes: '', notify: null, erasedAt: sql`now()` })
      .where(and(eq(customer.businessId, businessId), eq(customer.id, id)));
    await eraseEvents(tx, businessId, { callIds, bookingIds, messageIds });
    await recordEvents(tx, businessId, [{ type: 'customer.changed', customerId: id }]);
    return { status: 'erased' };
  });
}

async function bookingsOf(
  tx: TenantTransaction,
  businessId: BusinessId,
  id: CustomerId,
): Promise<BookingId[]> {
  const rows = await tx
    .select({ id: booking.id })
    .from(booking)
    .where(and(eq(booking.businessId, businessId), eq(booking.customerId, id)));
  return rows.map((row) => row.id);
}

/** Finds a number (E.164) in a text, and no longer one that begins with it. */
const wholeNumber = (phone: string): string => `[+]${phone.slice(1)}(?![0-9])`;

/** The calls from this customer, those in which something was done for them, and those in which their number was given. */
function callsOf(
  tx: TenantTransaction,
  businessId: BusinessId,
  { id, phone }: Known,
  bookingIds: readonly BookingId[],
) {
  const inCalls = (ids: SQL) => sql`${conversation.id} in (${ids})`;
  const touched = [
    inCalls(
      sql`select ${booking.conversationId} from ${booking} where ${booking.businessId} = ${businessId} and ${booking.customerId} = ${id}`,
    ),
    ...(bookingIds.length === 0
      ? []
      : [
          inCalls(
            sql`select (${event.payload} ->> 'callId')::uuid from ${event} where ${event.businessId} = ${businessId} and ${inArray(sql`${event.payload} ->> 'bookingId'`, [...bookingIds])}`,
          ),
        ]),
  ];
  const named =
    phone === null
      ? []
      : [
          eq(conversation.customerAddress, phone),
          inCalls(
            sql`select ${message.conversationId} from ${message} where ${message.businessId} = ${businessId} and ${message.phone} = ${phone}`,
          ),
          inCalls(
            sql`select ${toolRun.conversationId} from ${toolRun} where ${toolRun.businessId} = ${businessId}
              and (${toolRun.arguments}::text ~ ${wholeNumber(phone)} or ${toolRun.result}::text ~ ${wholeNumber(phone)})`,
          ),
        ];
  return (
    tx
      // Null: it has no line, as those by text.
      .select({ id: sql<CallId>`${conversation.id}`, status: call.status })
      .from(conversation)
      .leftJoin(call, conversationOfCall)
      .where(
        and(
          eq(conversation.businessId, businessId),
          or(eq(conversation.customerId, id), ...touched, ...named),
        ),
      )
  );
}

/** The texts with them go, pictures too; a conversation by text that is open is over. That they want no texts stays known. */
async function eraseTexts(
  tx: TenantTransaction,
  businessId: BusinessId,
  { id, phone }: Known,
  conversationIds: readonly CallId[],
): Promise<void> {
  const theirs = or(eq(textThread.customerId, id), phone === null ? undefined : eq(textThread.phone, phone));
  await tx.delete(textThread).where(and(eq(textThread.businessId, businessId), theirs));
  // Whom a notice to a member names is not known: all that have left are emptied.
  await tx
    .update(textMessage)
    .set({ body: '' })
    .where(
      and(
        eq(textMessage.businessId, businessId),
        eq(textMessage.kind, 'notice'),
        notInArray(textMessage.status, ['queued', 'sending']),
      ),
    );
  await tx
    .update(conversation)
    .set({ endedAt: sql`now()`, outcome: 'answered' })
    .where(
      and(
        eq(conversation.businessId, businessId),
        inArray(conversation.id, [...conversationIds]),
        isNull(conversation.endedAt),
      ),
    );
}

/** Also of messages that came in no call of theirs, with the texts that tell members of them. @returns all that there were. */
async function eraseMessages(
  tx: TenantTransaction,
  businessId: BusinessId,
  { phone }: Known,
  callIds: readonly CallId[],
) {
  const theirs = or(
    inArray(message.conversationId, [...callIds]),
    phone === null ? undefined : eq(message.phone, phone),
  );
  const here = and(eq(message.businessId, businessId), theirs);
  const ids = tx.select({ id: message.id }).from(message).where(here);
  await tx
    .delete(textMessage)
    .where(and(eq(textMessage.businessId, businessId), inArray(textMessage.messageId, ids)));
  return tx.delete(message).where(here).returning({ id: message.id, recordingUrl: message.recordingUrl });
}

/**
 * E-mails to them, and those that told of their messages; one that has not left yet never does. By keys, and never by
 * what a mail says: the number or the address of one may be a part of another's.
 */
async function eraseMails(
  tx: TenantTransaction,
  businessId: BusinessId,
  id: CustomerId,
  messageIds: readonly MessageId[],
): Promise<void> {
  const theirs = or(eq(mail.customerId, id), inArray(mail.messageId, [...messageIds]));
  await tx.delete(mail).where(and(eq(mail.businessId, businessId), theirs));
}
