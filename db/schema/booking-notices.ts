/** What customers are told of their appointments. */
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { BookingId, BookingNoticeId, TextId } from '../ids.ts';
import { booking } from './bookings.ts';
import { business, type Stretch } from './business.ts';
import { businessId, createdAt, moment } from './columns.ts';

/** `late`: the business runs late. `review`: a request for one, after the visit. */
export const BOOKING_NOTICE_KINDS = [
  'confirmation',
  'changed',
  'cancelled',
  'reminder',
  'late',
  'review',
] as const;
export type BookingNoticeKind = (typeof BOOKING_NOTICE_KINDS)[number];

export const BOOKING_NOTICE_CHANNELS = ['sms', 'mail'] as const;
export type BookingNoticeChannel = (typeof BOOKING_NOTICE_CHANNELS)[number];

/** Words with variables in braces, such as `{day}`. */
export interface NoticeTemplate {
  readonly sms: string;
  readonly subject: string;
  /** Of the mail, in plain text. */
  readonly body: string;
}

export interface BookingNoticeSettings {
  /** By which channels each kind goes out; the customer's wish chooses among them. */
  readonly channels: Readonly<Record<BookingNoticeKind, Readonly<Record<BookingNoticeChannel, boolean>>>>;
  /** How long before the appointment each reminder goes out, in minutes. */
  readonly reminderMinutes: readonly number[];
  readonly review: {
    /** How long after the end of the visit. */
    readonly hoursAfter: number;
    /** Where the review is written, `https://`; empty: no request goes out. */
    readonly link: string;
  };
  /** When nothing goes out that can wait, by the business's clock; null: there is no such time. */
  readonly quiet: Stretch | null;
  /** The business's own words; a kind or a part that is missing has those of its language. */
  readonly templates: Readonly<Partial<Record<BookingNoticeKind, Partial<NoticeTemplate>>>>;
}

export const bookingNoticeSettings = pgTable('notice_settings', {
  businessId: businessId()
    .primaryKey()
    .references(() => business.id, { onDelete: 'cascade' }),
  settings: jsonb('settings').$type<BookingNoticeSettings>().notNull(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

/** Why a notice was not handed on, or was not delivered. */
export const BOOKING_NOTICE_REASONS = [
  // The appointment has changed since.
  'out-of-date',
  // It would have come after what it tells of.
  'too-late',
  'switched-off',
  'not-wanted',
  'no-address',
  'opted-out',
  'not-allowed',
  'no-number',
  'limit',
  'not-registered',
] as const;
export type BookingNoticeReason = (typeof BOOKING_NOTICE_REASONS)[number];

/** One notice of one appointment by one channel. How it fared after it was handed on, its text or its mail knows. */
export const bookingNotice = pgTable(
  'booking_notice',
  {
    businessId: businessId(),
    id: uuid('id').$type<BookingNoticeId>().notNull(),
    bookingId: uuid('booking_id').$type<BookingId>().notNull(),
    kind: text('kind', { enum: BOOKING_NOTICE_KINDS }).notNull(),
    channel: text('channel', { enum: BOOKING_NOTICE_CHANNELS }).notNull(),
    /** The booking's sequence that it tells of. */
    sequence: integer('sequence').notNull(),
    status: text('status', { enum: ['queued', 'sent', 'skipped'] }).notNull(),
    /** Why it was skipped. */
    reason: text('reason', { enum: BOOKING_NOTICE_REASONS }),
    sendAt: moment('send_at').notNull(),
    sentAt: moment('sent_at'),
    textId: uuid('text_id').$type<TextId>(),
    mailId: uuid('mail_id'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    foreignKey({
      columns: [t.businessId, t.bookingId],
      foreignColumns: [booking.businessId, booking.id],
    }).onDelete('cascade'),
    index('booking_notice_booking').on(t.businessId, t.bookingId),
  ],
);
