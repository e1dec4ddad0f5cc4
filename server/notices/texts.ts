/** Text messages on their way out: written in the transaction of what they tell of, so that neither is ever there alone. */
import { eq, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import {
  type BookingId,
  type BusinessId,
  type ConversationId,
  type CustomerId,
  type MessageId,
  newId,
  type TextId,
  type TextThreadId,
  type UserId,
} from '../../db/ids.ts';
import { business, customer, type TEXT_KINDS, textMessage, textThread } from '../../db/schema.ts';
import { readDialPolicy } from '../business/dial-policy.ts';
import { mayDial } from '../business/dialling.ts';
import { recordEvents } from '../events/record.ts';
import { enqueue, enqueueAt } from '../jobs/enqueue.ts';
import { isOverLimit } from './texts/limits.ts';
import { isOptedOut } from './texts/opt-outs.ts';
import { afterNight } from './texts/by-day.ts';
import { isRegistrationMissing } from './texts/registration.ts';
import { countSegments, LONGEST_TEXT } from './texts/segments.ts';
import { senderFor } from './texts/senders.ts';

export type TextKind = (typeof TEXT_KINDS)[number];

/**
 * `opted-out`: they wrote STOP. `not-allowed`: numbers of this kind or country are not texted. `no-number`: no number of
 * the business may text there. `limit`: enough today. `not-registered`: carriers of the United States refuse its texts.
 */
export type TextRefusal = 'opted-out' | 'not-allowed' | 'no-number' | 'limit' | 'not-registered';

export interface OutgoingText {
  readonly businessId: BusinessId;
  /** E.164. */
  readonly to: string;
  /** Beyond 1,600 characters, which no carrier takes, it is cut. */
  readonly body: string;
  /** `notice` is for a member of the business; the others are for customers, and belong to their thread. */
  readonly kind: TextKind;
  /** The writer's own, where it wants to know later how the text fared. */
  readonly id?: TextId;
  readonly conversationId?: ConversationId;
  readonly customerId?: CustomerId;
  readonly bookingId?: BookingId;
  /** The caller's message that it answers or tells of. */
  readonly messageId?: MessageId;
  /** The member who wrote it by hand. */
  readonly writtenBy?: UserId;
  /** It is not sent earlier. Reminders and requests for a review wait for the morning, too, where it is night. */
  readonly notBefore?: Date;
  /** From then on it is of no use: rather by night than after it. */
  readonly endsAt?: Date;
}

/**
 * Puts a text on its way, from the number of the business that the customer knows, unless it is refused.
 * It leaves after the transaction has committed, once; whether they wrote STOP meanwhile is looked at again then.
 */
export async function queueText(tx: TenantTransaction, text: OutgoingText): Promise<'queued' | TextRefusal> {
  const { businessId, to, kind, id = newId<TextId>() } = text;
  const { conversationId, customerId, bookingId, messageId, writtenBy } = text;
  const from = await senderOrRefusal(tx, text);
  if ('refusal' in from) return from.refusal;
  const body = text.body.slice(0, LONGEST_TEXT);
  const due = await dueAt(tx, text);
  await tx.insert(textMessage).values({
    businessId,
    id,
    conversationId,
    customerId,
    bookingId,
    messageId,
    writtenBy,
    threadId: kind === 'notice' ? null : await threadWith(tx, businessId, to),
    direction: 'outbound',
    kind,
    address: from.sender,
    phone: to,
    body,
    status: 'queued',
    segments: countSegments(body),
    notBefore: due,
  });
  const job = { businessId, textId: id };
  await (due === null
    ? enqueue(tx, 'send-text', job)
    : enqueueAt(tx, 'send-text', [{ job, notBefore: due }]));
  await tellOfText(tx, text, id);
  return 'queued';
}

/** Why a text to this number (E.164) would be refused right now; null: it would not. */
export async function refusalOf(
  tx: TenantTransaction,
  about: Pick<OutgoingText, 'businessId' | 'to' | 'kind'>,
): Promise<TextRefusal | null> {
  const from = await senderOrRefusal(tx, about);
  return 'refusal' in from ? from.refusal : null;
}

async function senderOrRefusal(
  tx: TenantTransaction,
  { businessId, to, kind }: Pick<OutgoingText, 'businessId' | 'to' | 'kind'>,
): Promise<{ readonly sender: string } | { readonly refusal: TextRefusal }> {
  if (mayDial(to, await readDialPolicy(tx, businessId)) !== null) return { refusal: 'not-allowed' };
  if (await isOptedOut(tx, businessId, to)) return { refusal: 'opted-out' };
  const sender = await senderFor(tx, businessId, to);
  if (sender === null) return { refusal: 'no-number' };
  if (await isRegistrationMissing(tx, businessId, { from: sender, to })) return { refusal: 'not-registered' };
  return (await isOverLimit(tx, { businessId, to, kind })) ? { refusal: 'limit' } : { sender };
}

/** Null: at once. */
async function dueAt(
  tx: TenantTransaction,
  { businessId, kind, to, notBefore, endsAt }: OutgoingText,
): Promise<Date | null> {
  if (kind !== 'reminder' && kind !== 'review') return notBefore ?? null;
  const [row] = await tx
    .select({ zone: business.zone, now: sql<string>`now()` })
    .from(business)
    .where(eq(business.id, businessId));
  if (row === undefined) throw new Error('the business is gone');
  const wanted = notBefore ?? new Date(row.now);
  const morning = afterNight(wanted, to, row.zone);
  const due = endsAt !== undefined && morning >= endsAt ? wanted : morning;
  return notBefore === undefined && due.getTime() === wanted.getTime() ? null : due;
}

/** The thread with a customer's number, which is there from now on. */
export async function threadWith(
  tx: TenantTransaction,
  businessId: BusinessId,
  phone: string,
): Promise<TextThreadId> {
  const known = tx
    .select({ id: customer.id })
    .from(customer)
    .where(sql`${customer.businessId} = ${businessId} and ${customer.phone} = ${phone}`);
  const [row] = await tx
    .insert(textThread)
    .values({ businessId, id: newId<TextThreadId>(), phone, customerId: sql`(${known})` })
    .onConflictDoUpdate({
      target: [textThread.businessId, textThread.phone],
      set: { lastAt: sql`now()`, customerId: sql`coalesce((${known}), ${textThread.customerId})` },
    })
    .returning({ id: textThread.id });
  if (row === undefined) throw new Error('a thread of texts is neither there nor written');
  return row.id;
}

/** Tells the dashboard that a text is there, or has changed. Call it last, as `recordEvents`. */
export const tellOfText = (
  tx: TenantTransaction,
  { businessId, bookingId, messageId }: Pick<OutgoingText, 'businessId' | 'bookingId' | 'messageId'>,
  textId: TextId,
): Promise<void> =>
  recordEvents(tx, businessId, [
    { type: 'text.changed', textId, bookingId: bookingId ?? null, messageId: messageId ?? null },
  ]);
