/** What members of a business are told, and how: their wishes, the notices themselves, the devices that get a push. */
import { sql } from 'drizzle-orm';
import {
  type ExtraConfigColumn,
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { MemberNoticeId, PushDeviceId, UserId } from '../ids.ts';
import { business, member } from './business.ts';
import { businessId, createdAt, moment } from './columns.ts';

/** What a member can be told of as it happens. */
export const NOTICE_KINDS = [
  'urgent',
  'message',
  'booking',
  'missed-transfer',
  'unhappy',
  'question',
  'limit',
  'vendor',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_CHANNELS = ['mail', 'sms', 'push'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** The channels on which each kind is told; none: it is not told. */
export type NoticeChannels = Readonly<Record<NoticeKind, readonly NoticeChannel[]>>;

const ofMember = (t: { readonly businessId: ExtraConfigColumn; readonly userId: ExtraConfigColumn }) =>
  foreignKey({
    columns: [t.businessId, t.userId],
    foreignColumns: [member.businessId, member.userId],
  }).onDelete('cascade');

/** What a member wants to hear of; without a row it is what their role hears by default. */
export const memberNoticeSettings = pgTable(
  'member_notice_settings',
  {
    businessId: businessId(),
    userId: text('user_id').$type<UserId>().notNull(),
    channels: jsonb('channels').$type<NoticeChannels>().notNull(),
    /** The kinds with a channel: whoever records an event looks at these only. */
    kinds: text('kinds').array().$type<readonly NoticeKind[]>().notNull(),
    /** `HH:MM` by the business's clock; an end that is before its start is on the next day. Null: no quiet hours. */
    quietFrom: text('quiet_from'),
    quietTo: text('quiet_to'),
    /** The hour at which the day's appointments are mailed, by the business's clock; null: they are not. */
    agendaHour: integer('agenda_hour'),
    weeklyReport: boolean('weekly_report').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.userId] }), ofMember(t)],
);

/** A notice to one member on one channel. Its words are not kept here: they are made from the event. */
export const memberNotice = pgTable(
  'member_notice',
  {
    businessId: businessId(),
    id: uuid('id').$type<MemberNoticeId>().notNull(),
    userId: text('user_id').$type<UserId>().notNull(),
    /** What it tells of, such as `event:17` or `agenda:2026-11-30`: told once on each channel. */
    about: text('about').notNull(),
    kind: text('kind').$type<NoticeKind | 'agenda' | 'week' | 'test'>().notNull(),
    channel: text('channel', { enum: NOTICE_CHANNELS }).notNull(),
    /** The event that it tells of; null: it is a report. */
    seq: bigint('seq', { mode: 'number' }),
    /** `held`: it goes with others, in one mail, at `dueAt`. `skipped`: there was nothing to report. */
    status: text('status', { enum: ['held', 'queued', 'sent', 'failed', 'skipped'] }).notNull(),
    /** Why it failed, without anything personal. */
    error: text('error'),
    dueAt: moment('due_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    ofMember(t),
    uniqueIndex('member_notice_once').on(t.businessId, t.userId, t.channel, t.about),
    index('member_notice_lately').on(t.businessId, t.userId, t.kind, t.createdAt),
    index('member_notice_held')
      .on(t.dueAt)
      .where(sql`status = 'held'`),
    index('member_notice_age').on(t.createdAt),
  ],
);

/** A browser that shows a member's notices. Whoever knows its address can send to it, so that is told to nobody. */
export const pushDevice = pgTable(
  'push_device',
  {
    businessId: businessId(),
    id: uuid('id').$type<PushDeviceId>().notNull(),
    userId: text('user_id').$type<UserId>().notNull(),
    endpoint: text('endpoint').notNull(),
    /** The browser's keys for the encryption, base64url. */
    p256dh: text('p256dh').notNull(),
    auth: text('auth').notNull(),
    /** What its owner knows it by, such as "Firefox on Windows". */
    name: text('name').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    ofMember(t),
    uniqueIndex('push_device_endpoint').on(t.businessId, t.endpoint),
    index('push_device_member').on(t.businessId, t.userId),
  ],
);

/** A vendor that fails, from when until when; one row for all instances. */
export const vendorOutage = pgTable(
  'vendor_outage',
  {
    id: uuid('id').primaryKey(),
    vendor: text('vendor').notNull(),
    since: moment('since').notNull().defaultNow(),
    endedAt: moment('ended_at'),
  },
  (t) => [
    uniqueIndex('vendor_outage_open')
      .on(t.vendor)
      .where(sql`ended_at is null`),
  ],
);

/** A business that was told of an outage, and whether of its end. */
export const toldOutage = pgTable(
  'told_outage',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    outageId: uuid('outage_id')
      .notNull()
      .references(() => vendorOutage.id, { onDelete: 'cascade' }),
    restored: boolean('restored').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.outageId] })],
);
