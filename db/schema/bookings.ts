/** The results of conversations: offers, bookings and messages; and the feeds of calendars. */
import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type {
  BookingId,
  CalendarFeedId,
  ConversationId,
  CustomerId,
  MessageId,
  OfferId,
  ServiceId,
  StaffId,
  UserId,
} from '../ids.ts';
import { business, service, staff } from './business.ts';
import { businessId, createdAt, moment, tstzrange } from './columns.ts';
import { customer, ofConversation } from './conversations.ts';

/** A time that was offered in a conversation. It holds nothing: booking it may still find it taken. */
export const offer = pgTable(
  'offer',
  {
    businessId: businessId(),
    id: uuid('id').$type<OfferId>().notNull(),
    conversationId: uuid('conversation_id').$type<ConversationId>(),
    serviceId: uuid('service_id').$type<ServiceId>().notNull(),
    staffId: uuid('staff_id').$type<StaffId>().notNull(),
    startsAt: moment('starts_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    ofConversation('offer_conversation', t).onDelete('cascade'),
    foreignKey({
      columns: [t.businessId, t.serviceId],
      foreignColumns: [service.businessId, service.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.businessId, t.staffId], foreignColumns: [staff.businessId, staff.id] }).onDelete(
      'cascade',
    ),
    index('offer_age').on(t.createdAt),
  ],
);

/** The end of a booking's id, which the link to it carries. */
export const bookingIdTail = (id: AnyPgColumn): SQL<string> => sql<string>`right(${id}::text, 12)`;

export const booking = pgTable(
  'booking',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').$type<BookingId>().notNull(),
    serviceId: uuid('service_id').$type<ServiceId>().notNull(),
    staffId: uuid('staff_id').$type<StaffId>().notNull(),
    customerId: uuid('customer_id').$type<CustomerId>().notNull(),
    /** For whom it is; may differ from the customer who rang. */
    name: text('name').notNull(),
    /** The appointment as the customer knows it. */
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    /** The occupied time, with the service's buffers, half-open; availability compares these plain columns. */
    occupiedFrom: moment('occupied_from').notNull(),
    occupiedTo: moment('occupied_to').notNull(),
    /** The same as a range, generated, for the exclusion constraint. */
    during: tstzrange('during').generatedAlwaysAs(sql`tstzrange(occupied_from, occupied_to, '[)')`),
    status: text('status', { enum: ['booked', 'cancelled', 'no-show'] }).notNull(),
    live: boolean('live').generatedAlwaysAs(sql`status = 'booked'`),
    /** That its business put it over another one on purpose: the exclusion constraint leaves it out. */
    doubleBooked: boolean('double_booked').notNull().default(false),
    /** What the business has to know for it, in its own words. */
    note: text('note').notNull().default(''),
    /** How often it has changed since it was made, by which calendars know the newer invitation. */
    sequence: integer('sequence').notNull().default(0),
    /** What its customer did last, on its page; null: the last change was made otherwise. */
    changedOnline: text('changed_online', { enum: ['moved', 'cancelled'] }),
    changedOnlineAt: moment('changed_online_at'),
    conversationId: uuid('conversation_id').$type<ConversationId>(),
    /** The offer that it came from, or a key that the dashboard made: the same booking is never made twice. */
    idempotencyKey: text('idempotency_key').notNull(),
    createdAt: createdAt(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    unique('booking_once').on(t.businessId, t.idempotencyKey),
    foreignKey({ columns: [t.businessId, t.serviceId], foreignColumns: [service.businessId, service.id] }),
    foreignKey({ columns: [t.businessId, t.staffId], foreignColumns: [staff.businessId, staff.id] }),
    foreignKey({ columns: [t.businessId, t.customerId], foreignColumns: [customer.businessId, customer.id] }),
    ofConversation('booking_conversation', t),
    index('booking_when').on(t.businessId, t.occupiedFrom, t.occupiedTo),
    index('booking_customer').on(t.businessId, t.customerId, t.startsAt),
    index('booking_conversation_id')
      .on(t.businessId, t.conversationId)
      .where(sql`conversation_id is not null`),
    index('booking_link').on(bookingIdTail(t.id)),
  ],
);

export const message = pgTable(
  'message',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').$type<MessageId>().notNull(),
    conversationId: uuid('conversation_id').$type<ConversationId>(),
    name: text('name').notNull().default(''),
    /** E.164; null when the caller gave none. */
    phone: text('phone'),
    body: text('body').notNull(),
    /** Where the carrier keeps what the caller said after the tone; null: the message is in words. */
    recordingUrl: text('recording_url'),
    urgent: boolean('urgent').notNull().default(false),
    status: text('status', { enum: ['open', 'done'] })
      .notNull()
      .default('open'),
    assignedTo: text('assigned_to').$type<UserId>(),
    /** Until when it is out of the list of open messages; null: it is in it. */
    snoozedUntil: moment('snoozed_until'),
    /** When somebody called back; null: nobody has said so. */
    calledAt: moment('called_at'),
    /** What was written back, by e-mail or by text. */
    answer: text('answer'),
    answeredAt: moment('answered_at'),
    /** The e-mail or the text that took the answer; its row says how it fared. */
    answerMailId: uuid('answer_mail_id'),
    answerTextId: uuid('answer_text_id'),
    /** When a recorded message was turned into words. */
    transcribedAt: moment('transcribed_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    ofConversation('message_conversation', t),
    index('message_list').on(t.businessId, t.status, t.createdAt),
    index('message_conversation_id').on(t.businessId, t.conversationId),
    index('message_phone').on(t.businessId, t.phone),
  ],
);

/** An address under which a calendar can be subscribed to; revoking it makes the address lead nowhere. */
export const calendarFeed = pgTable(
  'calendar_feed',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').$type<CalendarFeedId>().notNull(),
    /** Null: the whole business. */
    staffId: uuid('staff_id').$type<StaffId>(),
    createdBy: text('created_by').$type<UserId>().notNull(),
    createdAt: createdAt(),
    revokedAt: moment('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    foreignKey({ columns: [t.businessId, t.staffId], foreignColumns: [staff.businessId, staff.id] }),
  ],
);
