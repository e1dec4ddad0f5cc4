/** The tables of the service itself: events in their order, keys, mails on their way, its instances. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import type { ApiKeyId, BookingId, BusinessId, CustomerId, MessageId, UserId } from '../ids.ts';
import { business } from './business.ts';
import { businessId, createdAt, moment } from './columns.ts';

/** The events, in the order of a counter per business; the dashboard's feed reads it from any place on. */
export const event = pgTable(
  'event',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    payload: jsonb('payload').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.seq] })],
);

/** The last event number of each business, incremented in the writing transaction. */
export const eventCounter = pgTable('event_counter', {
  businessId: businessId()
    .primaryKey()
    .references(() => business.id, { onDelete: 'cascade' }),
  last: bigint('last', { mode: 'number' }).notNull(),
});

/** A key to the public API; shown once, known by its hash. */
export const apiKey = pgTable(
  'api_key',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').$type<ApiKeyId>().notNull(),
    name: text('name').notNull(),
    /** Its first characters, to tell keys apart in a list. */
    prefix: text('prefix').notNull(),
    hash: text('hash').notNull().unique(),
    scopes: jsonb('scopes').$type<readonly string[]>().notNull(),
    createdBy: text('created_by').$type<UserId>().notNull(),
    createdAt: createdAt(),
    lastUsedAt: moment('last_used_at'),
    revokedAt: moment('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.id] })],
);

/** An e-mail on its way out, written in the transaction that it belongs to. No business: an account's own mail. */
export const mail = pgTable(
  'mail',
  {
    id: uuid('id').primaryKey(),
    businessId: uuid('business_id')
      .$type<BusinessId>()
      .references(() => business.id, { onDelete: 'cascade' }),
    recipient: text('recipient').notNull(),
    /** The customer whom it is to, by whom it goes when they are erased; null: it is to none. */
    customerId: uuid('customer_id').$type<CustomerId>(),
    /** The caller's message that it answers or tells of. */
    messageId: uuid('message_id').$type<MessageId>(),
    /** The booking that it tells of. */
    bookingId: uuid('booking_id').$type<BookingId>(),
    /** Who gets the answer; null: nobody reads one. */
    replyTo: text('reply_to'),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    /** The same as a page; null: it is in plain text only. */
    html: text('html'),
    /** An invitation (iCalendar, with its method) for the recipient's calendar. */
    calendar: text('calendar'),
    status: text('status', { enum: ['queued', 'sent', 'failed'] })
      .notNull()
      .default('queued'),
    attempts: integer('attempts').notNull().default(0),
    error: text('error'),
    createdAt: createdAt(),
    sentAt: moment('sent_at'),
    /** Until when the link in it lets somebody in; null: it has none. */
    linkExpiresAt: moment('link_expires_at'),
  },
  (t) => [
    index('mail_links')
      .on(t.linkExpiresAt)
      .where(sql`link_expires_at is not null`),
    index('mail_queued')
      .on(t.createdAt)
      .where(sql`status = 'queued'`),
    index('mail_business').on(t.businessId, t.createdAt),
    index('mail_customer')
      .on(t.businessId, t.customerId)
      .where(sql`customer_id is not null`),
    index('mail_message')
      .on(t.businessId, t.messageId)
      .where(sql`message_id is not null`),
    index('mail_booking')
      .on(t.businessId, t.bookingId)
      .where(sql`booking_id is not null`),
  ],
);

/** The number of mails of a kind on a day, by business and by recipient. */
export const mailCount = pgTable(
  'mail_count',
  {
    day: date('day').notNull(),
    kind: text('kind').notNull(),
    /** The id of a business, or the hash of a recipient's address. */
    whose: text('whose').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.kind, t.whose] })],
);

/** A running process of the service; one that stops saying so is dead, and its calls are made final. */
export const instance = pgTable('instance', {
  id: text('id').primaryKey(),
  address: text('address').notNull(),
  seenAt: moment('seen_at').notNull().defaultNow(),
});

/** The last notice to the operator about each vendor, so that all instances together send one an hour at most. */
export const operatorNotice = pgTable('operator_notice', {
  vendor: text('vendor').primaryKey(),
  state: text('state', { enum: ['open', 'closed'] }).notNull(),
  toldAt: moment('told_at').notNull().defaultNow(),
});

/** The counts of the limits, by hashed keys; unlogged. rate-limiter-flexible writes it, by these names. */
export const rateLimit = pgTable(
  'rate_limit',
  {
    key: varchar('key', { length: 255 }).primaryKey(),
    points: integer('points').notNull().default(0),
    /** Milliseconds since 1970. */
    expire: bigint('expire', { mode: 'number' }),
  },
  (t) => [index('rate_limit_expire').on(t.expire)],
);
