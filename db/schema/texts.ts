/** Text messages in both directions, who wants none, and what the carriers of the United States ask of whoever texts. */
import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type {
  BookingId,
  ConversationId,
  CustomerId,
  MessageId,
  TextId,
  TextThreadId,
  UserId,
} from '../ids.ts';
import { booking, message } from './bookings.ts';
import { business } from './business.ts';
import { bytea, businessId, createdAt, moment } from './columns.ts';
import { customer, ofConversation } from './conversations.ts';

/** Why a text is sent. `notice`: to a member of the business; the others go to its customers. */
export const TEXT_KINDS = ['reply', 'by-hand', 'booking', 'reminder', 'review', 'notice'] as const;
/**
 * `sending`: it is being handed to the carrier, which may have it already. `sent`: the carrier has it. The last three
 * of those that go out are final.
 */
export const TEXT_STATUSES = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'received',
] as const;
export const REGISTRATION_STATES = ['not-started', 'submitted', 'approved', 'failed'] as const;

/** All texts with one telephone of a customer. */
export const textThread = pgTable(
  'text_thread',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').$type<TextThreadId>().notNull(),
    /** The customer's, E.164. */
    phone: text('phone').notNull(),
    customerId: uuid('customer_id').$type<CustomerId>(),
    /** The one that is open; null: there is none, and the next text begins one. */
    conversationId: uuid('conversation_id').$type<ConversationId>(),
    /** The member who answers by hand; null: the receptionist answers. */
    heldBy: text('held_by').$type<UserId>(),
    heldAt: moment('held_at'),
    /** Who is making an answer right now, and until when it is believed that they live. */
    answering: uuid('answering'),
    answeringUntil: moment('answering_until'),
    /** When the newest text was written. */
    lastAt: moment('last_at').notNull().defaultNow(),
    /** When somebody of the business last looked at it. */
    seenAt: moment('seen_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    foreignKey({
      columns: [t.businessId, t.customerId],
      foreignColumns: [customer.businessId, customer.id],
    }).onDelete('set null'),
    ofConversation('text_thread_conversation', t).onDelete('set null'),
    unique('text_thread_phone').on(t.businessId, t.phone),
    index('text_thread_list').on(t.businessId, t.lastAt, t.id),
    index('text_thread_customer').on(t.businessId, t.customerId),
  ],
);

export const textMessage = pgTable(
  'text_message',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').$type<TextId>().notNull(),
    /** Null: it is to a member of the business. */
    threadId: uuid('thread_id').$type<TextThreadId>(),
    direction: text('direction', { enum: ['inbound', 'outbound'] }).notNull(),
    kind: text('kind', { enum: [...TEXT_KINDS, 'received'] }).notNull(),
    /** The business's number, E.164. */
    address: text('address').notNull(),
    /** The other one, E.164. */
    phone: text('phone').notNull(),
    body: text('body').notNull(),
    status: text('status', { enum: TEXT_STATUSES }).notNull(),
    /** The carrier's code of why it was not delivered. */
    errorCode: integer('error_code'),
    /** By how many of the carrier's messages it goes. */
    segments: integer('segments').notNull(),
    /** The carrier's id. */
    sid: text('sid'),
    conversationId: uuid('conversation_id').$type<ConversationId>(),
    customerId: uuid('customer_id').$type<CustomerId>(),
    bookingId: uuid('booking_id').$type<BookingId>(),
    messageId: uuid('message_id').$type<MessageId>(),
    /** The member who wrote it by hand. */
    writtenBy: text('written_by').$type<UserId>(),
    /** It is not sent earlier; null: at once. */
    notBefore: moment('not_before'),
    createdAt: createdAt(),
    sendingAt: moment('sending_at'),
    sentAt: moment('sent_at'),
    /** When its status became final. */
    endedAt: moment('ended_at'),
    /** Of a text that came in: when the receptionist was done with it. */
    answeredAt: moment('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    foreignKey({
      columns: [t.businessId, t.threadId],
      foreignColumns: [textThread.businessId, textThread.id],
    }).onDelete('cascade'),
    ofConversation('text_message_conversation', t).onDelete('set null'),
    foreignKey({
      columns: [t.businessId, t.customerId],
      foreignColumns: [customer.businessId, customer.id],
    }).onDelete('set null'),
    foreignKey({
      columns: [t.businessId, t.bookingId],
      foreignColumns: [booking.businessId, booking.id],
    }).onDelete('set null'),
    foreignKey({
      columns: [t.businessId, t.messageId],
      foreignColumns: [message.businessId, message.id],
    }).onDelete('set null'),
    index('text_message_thread').on(t.businessId, t.threadId, t.createdAt, t.id),
    index('text_message_day').on(t.businessId, t.direction, t.createdAt),
    index('text_message_phone').on(t.businessId, t.phone, t.createdAt),
    index('text_message_sid')
      .on(t.businessId, t.sid)
      .where(sql`sid is not null`),
    index('text_message_conversation_id')
      .on(t.businessId, t.conversationId)
      .where(sql`conversation_id is not null`),
    index('text_message_customer')
      .on(t.businessId, t.customerId)
      .where(sql`customer_id is not null`),
    index('text_message_booking')
      .on(t.businessId, t.bookingId)
      .where(sql`booking_id is not null`),
    index('text_message_message')
      .on(t.businessId, t.messageId)
      .where(sql`message_id is not null`),
  ],
);

/** The pictures that came with a text. */
export const textPicture = pgTable(
  'text_picture',
  {
    businessId: businessId(),
    textId: uuid('text_id').$type<TextId>().notNull(),
    position: integer('position').notNull(),
    /** Such as `image/jpeg`. */
    type: text('type').notNull(),
    bytes: bytea('bytes').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.textId, t.position] }),
    foreignKey({
      columns: [t.businessId, t.textId],
      foreignColumns: [textMessage.businessId, textMessage.id],
    }).onDelete('cascade'),
  ],
);

/** Who wants no texts of a business any more. */
export const textOptOut = pgTable(
  'text_opt_out',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    /** It stays when the customer is erased, so the number itself is not kept here. */
    phoneHash: text('phone_hash').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.phoneHash] })],
);

/** The ledger of texts: one row for each that the carrier took. */
export const textUsage = pgTable(
  'text_usage',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    textId: uuid('text_id').$type<TextId>().notNull(),
    segments: integer('segments').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.textId] }), index('text_usage_when').on(t.businessId, t.at)],
);

/** How far the registration is that the carriers of the United States ask for, as the owner says. */
export const textRegistration = pgTable('text_registration', {
  businessId: businessId()
    .primaryKey()
    .references(() => business.id, { onDelete: 'cascade' }),
  brand: text('brand', { enum: REGISTRATION_STATES }).notNull().default('not-started'),
  campaign: text('campaign', { enum: REGISTRATION_STATES }).notNull().default('not-started'),
  tollFree: text('toll_free', { enum: REGISTRATION_STATES }).notNull().default('not-started'),
  /** When the carriers refused a text for want of it; null: not since the owner last changed something here. */
  refusedAt: moment('refused_at'),
  refusedCode: integer('refused_code'),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});
