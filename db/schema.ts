/**
 * Every table. A tenant's table is keyed by `(business_id, id)` and so are its foreign keys, so that a row of one
 * business cannot even point at another's. What Drizzle cannot say (roles, row-level security, the exclusion
 * constraint, counters) stands in the hand-written migrations beside this file.
 */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type {
  ApiKeyId,
  BookingId,
  BusinessId,
  CalendarFeedId,
  CallId,
  CustomerId,
  MessageId,
  OfferId,
  ServiceId,
  StaffId,
  UserId,
} from './ids.ts';

export * from './schema-auth.ts';
export * from './schema-billing.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });
const tstzrange = customType<{ data: string }>({ dataType: () => 'tstzrange' });
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const businessId = () => uuid('business_id').$type<BusinessId>().notNull();
const createdAt = () => moment('created_at').notNull().defaultNow();

/** A stretch of a day by the wall clock, `HH:MM`; an end that is not after its start lies on the next day. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** Stretches for each day of the week, Monday first; an empty list is a closed day. */
export type WeeklyHours = readonly (readonly Stretch[])[];

export interface BookingPolicy {
  /** How long before its start an appointment can still be booked, in minutes. */
  readonly noticeMinutes: number;
  /** How many days ahead appointments can be booked. */
  readonly daysAhead: number;
  /** The grid on which appointments start, in minutes from the start of a stretch. */
  readonly stepMinutes: number;
  /** How long before its start an appointment can still be moved or cancelled by its customer, in minutes. */
  readonly cancelNoticeMinutes: number;
}

/** How the receptionist speaks. */
export const MANNERS = ['warm', 'brief', 'formal'] as const;
export type Manner = (typeof MANNERS)[number];

export const business = pgTable('business', {
  id: uuid('id').$type<BusinessId>().primaryKey(),
  name: text('name').notNull(),
  /** What kind of business it is (barber, dentist ...): chooses its danger words. */
  trade: text('trade').notNull(),
  zone: text('zone').notNull(),
  /** ISO 3166 alpha-2: how its phone numbers and prices are read. */
  country: text('country').notNull(),
  currency: text('currency').notNull(),
  language: text('language').notNull().default('en-US'),
  address: text('address').notNull().default(''),
  greeting: text('greeting').notNull().default(''),
  /** Whether the greeting says that it is an automated assistant. */
  disclosesAssistant: boolean('discloses_assistant').notNull().default(true),
  hours: jsonb('hours').$type<WeeklyHours>().notNull(),
  policy: jsonb('policy').$type<BookingPolicy>().notNull(),
  /** What the receptionist calls itself; empty: it gives no name. */
  receptionistName: text('receptionist_name').notNull().default(''),
  /** The voice vendor's id; null: the installation's own voice. */
  voiceId: text('voice_id'),
  manner: text('manner', { enum: MANNERS }).notNull().default('warm'),
  /** What it is to mention or do, and what it must not, in the owner's words; the model reads both. */
  mayDo: text('may_do').notNull().default(''),
  mayNotDo: text('may_not_do').notNull().default(''),
  recordsCalls: boolean('records_calls').notNull().default(false),
  /** Said before the first question where calls are recorded. */
  consentText: text('consent_text').notNull().default(''),
  /** How long transcripts and recordings are kept. */
  keepDays: integer('keep_days').notNull().default(90),
  /** The number of the receptionist's published version; 0: as the business was set up. */
  receptionistVersion: integer('receptionist_version').notNull().default(0),
  createdAt: createdAt(),
});

/** What an owner drafts, tries and publishes: how the receptionist sounds, and what it knows by heart. */
export interface ReceptionistSettings {
  readonly receptionistName: string;
  readonly voiceId: string | null;
  readonly language: string;
  readonly greeting: string;
  readonly disclosesAssistant: boolean;
  readonly manner: Manner;
  readonly mayDo: string;
  readonly mayNotDo: string;
  readonly recordsCalls: boolean;
  readonly consentText: string;
  readonly knowledge: readonly { readonly id: string; readonly question: string; readonly answer: string }[];
}

/** What was published, once and for all; publishing an old one again makes a new version. */
export const receptionistVersion = pgTable(
  'receptionist_version',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    settings: jsonb('settings').$type<ReceptionistSettings>().notNull(),
    /** Why, in the owner's words. */
    note: text('note').notNull().default(''),
    publishedBy: text('published_by').$type<UserId>(),
    publishedAt: moment('published_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.version] })],
);

/** The one draft of a business; `basedOn` is the version that was published when it was begun. */
export const receptionistDraft = pgTable('receptionist_draft', {
  businessId: businessId()
    .primaryKey()
    .references(() => business.id, { onDelete: 'cascade' }),
  settings: jsonb('settings').$type<ReceptionistSettings>().notNull(),
  basedOn: integer('based_on').notNull(),
  updatedBy: text('updated_by').$type<UserId>(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

export const member = pgTable(
  'member',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    userId: text('user_id').$type<UserId>().notNull(),
    role: text('role', { enum: ['owner', 'manager', 'staff'] }).notNull(),
    /** The staff member that this user is; those of role `staff` see this one's calendar only. */
    staffId: uuid('staff_id').$type<StaffId>(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.userId] }),
    foreignKey({ columns: [t.businessId, t.staffId], foreignColumns: [staff.businessId, staff.id] }),
    index('member_user').on(t.userId),
  ],
);

/** An invitation by e-mail; the link's token is known by its hash only. */
export const invitation = pgTable(
  'invitation',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    email: text('email').notNull(),
    role: text('role', { enum: ['owner', 'manager', 'staff'] }).notNull(),
    staffId: uuid('staff_id').$type<StaffId>(),
    tokenHash: text('token_hash').notNull().unique(),
    invitedBy: text('invited_by').$type<UserId>().notNull(),
    createdAt: createdAt(),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    foreignKey({ columns: [t.businessId, t.staffId], foreignColumns: [staff.businessId, staff.id] }),
  ],
);

/** A telephone number that leads to a business. */
export const phoneNumber = pgTable('phone_number', {
  e164: text('e164').primaryKey(),
  businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
  active: boolean('active').notNull().default(true),
  /** A claim that no call ever proved does not hold for ever. */
  connectedAt: moment('connected_at').notNull().defaultNow(),
});

/** A day that does not follow the weekly hours, of the whole business; no stretches means closed. */
export const specialDay = pgTable(
  'special_day',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    day: date('day', { mode: 'string' }).notNull(),
    stretches: jsonb('stretches').$type<readonly Stretch[]>().notNull(),
    note: text('note').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.day] })],
);

export const staff = pgTable(
  'staff',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').$type<StaffId>().notNull(),
    name: text('name').notNull(),
    /** Null: works whenever the business is open. */
    hours: jsonb('hours').$type<WeeklyHours>(),
    active: boolean('active').notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.id] })],
);

export const timeOff = pgTable(
  'time_off',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    staffId: uuid('staff_id').$type<StaffId>().notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    note: text('note').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    foreignKey({ columns: [t.businessId, t.staffId], foreignColumns: [staff.businessId, staff.id] }).onDelete(
      'cascade',
    ),
    index('time_off_when').on(t.businessId, t.staffId, t.endsAt),
  ],
);

export const service = pgTable(
  'service',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').$type<ServiceId>().notNull(),
    name: text('name').notNull(),
    durationMinutes: integer('duration_minutes').notNull(),
    bufferBeforeMinutes: integer('buffer_before_minutes').notNull().default(0),
    bufferAfterMinutes: integer('buffer_after_minutes').notNull().default(0),
    /** In the currency's smallest unit; null: not told on the phone. */
    priceCents: integer('price_cents'),
    active: boolean('active').notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.id] })],
);

/** Who does which service. */
export const serviceStaff = pgTable(
  'service_staff',
  {
    businessId: businessId(),
    serviceId: uuid('service_id').$type<ServiceId>().notNull(),
    staffId: uuid('staff_id').$type<StaffId>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.serviceId, t.staffId] }),
    foreignKey({
      columns: [t.businessId, t.serviceId],
      foreignColumns: [service.businessId, service.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.businessId, t.staffId], foreignColumns: [staff.businessId, staff.id] }).onDelete(
      'cascade',
    ),
  ],
);

/** Questions that callers ask, with the answers the business gave. */
export const knowledge = pgTable(
  'knowledge',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    question: text('question').notNull(),
    answer: text('answer').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.id] })],
);

export const customer = pgTable(
  'customer',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').$type<CustomerId>().notNull(),
    /** E.164; null once everything personal was taken out. */
    phone: text('phone'),
    name: text('name').notNull().default(''),
    email: text('email').notNull().default(''),
    notes: text('notes').notNull().default(''),
    /** Calls from this number are answered with a polite refusal. */
    blocked: boolean('blocked').notNull().default(false),
    /** When everything personal was taken out at the customer's request. */
    erasedAt: moment('erased_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    unique('customer_phone').on(t.businessId, t.phone),
    // In the order of the list: by name, and those without one at its end.
    index('customer_name').on(t.businessId, sql`(${t.name} = '')`, sql`lower(${t.name})`, t.id),
  ],
);

export const call = pgTable(
  'call',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').$type<CallId>().notNull(),
    /** The carrier's id of the call, or one we made for a browser's. */
    sid: text('sid').notNull(),
    line: text('line', { enum: ['carrier', 'browser'] }).notNull(),
    /** E.164; null when the caller withheld it. */
    fromPhone: text('from_phone'),
    toPhone: text('to_phone').notNull(),
    customerId: uuid('customer_id').$type<CustomerId>(),
    status: text('status', { enum: ['ringing', 'active', 'ended'] }).notNull(),
    /** The instance that holds the call's stream. */
    instanceId: text('instance_id'),
    /** How often the stream was connected again after it was lost. */
    reconnects: integer('reconnects').notNull().default(0),
    startedAt: moment('started_at').notNull().defaultNow(),
    answeredAt: moment('answered_at'),
    endedAt: moment('ended_at'),
    outcome: text('outcome', {
      enum: ['booked', 'moved', 'cancelled', 'message', 'answered', 'abandoned', 'failed'],
    }),
    summary: text('summary').notNull().default(''),
    /** The receptionist's version that answered; null until it is answered. */
    receptionistVersion: integer('receptionist_version'),
    /** What the owner thinks of it. */
    flag: text('flag', { enum: ['good', 'bad'] }),
    note: text('note').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    uniqueIndex('call_sid').on(t.sid),
    index('call_outcome').on(t.businessId, t.outcome, t.startedAt, t.id),
    index('call_from').on(t.businessId, t.fromPhone, t.startedAt, t.id),
    index('call_history').on(t.businessId, t.startedAt, t.id),
    index('call_customer').on(t.businessId, t.customerId, t.startedAt),
    index('call_open')
      .on(t.instanceId)
      .where(sql`status <> 'ended'`),
  ],
);

/** When each step of answering one turn happened, in milliseconds after the caller's last word; null: not known. */
export interface TurnTimings {
  readonly endOfTurn: number | null;
  readonly firstToken: number | null;
  readonly firstAudio: number | null;
  readonly firstFrame: number | null;
}

export const turn = pgTable(
  'turn',
  {
    businessId: businessId(),
    callId: uuid('call_id').$type<CallId>().notNull(),
    /** Counts from 0 through both speakers' turns. */
    position: integer('position').notNull(),
    /** `person`: of the business, who took the call over. */
    speaker: text('speaker', { enum: ['caller', 'receptionist', 'person'] }).notNull(),
    /** What was said; of the receptionist, what was generated. */
    said: text('said').notNull(),
    /** What the caller heard of it; shorter than `said` when interrupted. */
    heard: text('heard').notNull(),
    interrupted: boolean('interrupted').notNull().default(false),
    at: moment('at').notNull(),
    timings: jsonb('timings').$type<TurnTimings>(),
    /** The words for the full-text search; its index stands in a hand-written migration. */
    words: tsvector('words').generatedAlwaysAs(sql`to_tsvector('english', said)`),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.callId, t.position] }),
    foreignKey({ columns: [t.businessId, t.callId], foreignColumns: [call.businessId, call.id] }).onDelete(
      'cascade',
    ),
  ],
);

/** One run of a tool in a call. `key` makes a write idempotent: the same tool with the same arguments runs once. */
export const toolRun = pgTable(
  'tool_run',
  {
    businessId: businessId(),
    callId: uuid('call_id').$type<CallId>().notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    arguments: jsonb('arguments').$type<Readonly<Record<string, unknown>>>().notNull(),
    result: jsonb('result').$type<Readonly<Record<string, unknown>>>().notNull(),
    at: moment('at').notNull().defaultNow(),
    durationMs: integer('duration_ms').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.callId, t.key] }),
    foreignKey({ columns: [t.businessId, t.callId], foreignColumns: [call.businessId, call.id] }).onDelete(
      'cascade',
    ),
  ],
);

/** The audio of a call, both sides; the sound itself lies in the storage under `key`. */
export const recording = pgTable(
  'recording',
  {
    businessId: businessId(),
    callId: uuid('call_id').$type<CallId>().notNull(),
    key: text('key').notNull(),
    startedAt: moment('started_at').notNull(),
    durationMs: integer('duration_ms').notNull(),
    bytes: integer('bytes').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.callId, t.key] }),
    foreignKey({ columns: [t.businessId, t.callId], foreignColumns: [call.businessId, call.id] }).onDelete(
      'cascade',
    ),
  ],
);

/** What a caller asked that the receptionist could not answer, until somebody teaches it. */
export const openQuestion = pgTable(
  'open_question',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    callId: uuid('call_id').$type<CallId>().notNull(),
    question: text('question').notNull(),
    at: moment('at').notNull().defaultNow(),
    /** The answer in the knowledge that it became. */
    knowledgeId: uuid('knowledge_id'),
    dismissed: boolean('dismissed').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    foreignKey({ columns: [t.businessId, t.callId], foreignColumns: [call.businessId, call.id] }).onDelete(
      'cascade',
    ),
    index('open_question_when').on(t.businessId, t.at),
  ],
);

/** Who listened in to a call or took it over, and when. */
export const callVisit = pgTable(
  'call_visit',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    callId: uuid('call_id').$type<CallId>().notNull(),
    userId: text('user_id').$type<UserId>().notNull(),
    what: text('what', {
      enum: ['listen', 'whisper', 'take-over', 'hand-back', 'hang-up', 'leave'],
    }).notNull(),
    /** What was whispered. */
    note: text('note').notNull().default(''),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    foreignKey({ columns: [t.businessId, t.callId], foreignColumns: [call.businessId, call.id] }).onDelete(
      'cascade',
    ),
    index('call_visit_call').on(t.businessId, t.callId, t.at),
  ],
);

/** A time that was offered in a call. It holds nothing: booking it may still find it taken. */
export const offer = pgTable(
  'offer',
  {
    businessId: businessId(),
    id: uuid('id').$type<OfferId>().notNull(),
    callId: uuid('call_id').$type<CallId>(),
    serviceId: uuid('service_id').$type<ServiceId>().notNull(),
    staffId: uuid('staff_id').$type<StaffId>().notNull(),
    startsAt: moment('starts_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    foreignKey({ columns: [t.businessId, t.callId], foreignColumns: [call.businessId, call.id] }).onDelete(
      'cascade',
    ),
    foreignKey({
      columns: [t.businessId, t.serviceId],
      foreignColumns: [service.businessId, service.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.businessId, t.staffId], foreignColumns: [staff.businessId, staff.id] }).onDelete(
      'cascade',
    ),
  ],
);

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
    callId: uuid('call_id').$type<CallId>(),
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
    foreignKey({ columns: [t.businessId, t.callId], foreignColumns: [call.businessId, call.id] }),
    index('booking_when').on(t.businessId, t.occupiedFrom, t.occupiedTo),
    index('booking_customer').on(t.businessId, t.customerId, t.startsAt),
  ],
);

export const message = pgTable(
  'message',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').$type<MessageId>().notNull(),
    callId: uuid('call_id').$type<CallId>(),
    name: text('name').notNull().default(''),
    /** E.164; null when the caller gave none. */
    phone: text('phone'),
    body: text('body').notNull(),
    urgent: boolean('urgent').notNull().default(false),
    status: text('status', { enum: ['open', 'done'] })
      .notNull()
      .default('open'),
    assignedTo: text('assigned_to').$type<UserId>(),
    /** What was written back by e-mail. */
    answer: text('answer'),
    answeredAt: moment('answered_at'),
    /** The e-mail that took the answer; how it fared stands there. */
    answerMailId: uuid('answer_mail_id'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    foreignKey({ columns: [t.businessId, t.callId], foreignColumns: [call.businessId, call.id] }),
    index('message_list').on(t.businessId, t.status, t.createdAt),
    index('message_call').on(t.businessId, t.callId),
    index('message_phone').on(t.businessId, t.phone),
  ],
);

/** What happened, in the order of a counter per business; the dashboard's feed reads it from any place on. */
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

/** An e-mail on its way out, written in the transaction that it belongs to. No business: an account's own mail. */
export const mail = pgTable(
  'mail',
  {
    id: uuid('id').primaryKey(),
    businessId: uuid('business_id')
      .$type<BusinessId>()
      .references(() => business.id, { onDelete: 'cascade' }),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    status: text('status', { enum: ['queued', 'sent', 'failed'] })
      .notNull()
      .default('queued'),
    attempts: integer('attempts').notNull().default(0),
    error: text('error'),
    createdAt: createdAt(),
    sentAt: moment('sent_at'),
  },
  (t) => [
    index('mail_queued')
      .on(t.createdAt)
      .where(sql`status = 'queued'`),
    index('mail_business').on(t.businessId, t.createdAt),
  ],
);

/** A one-time token that lets one call's stream in; only its hash is kept. */
export const mediaToken = pgTable('media_token', {
  hash: text('hash').primaryKey(),
  businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
  callId: uuid('call_id').$type<CallId>().notNull(),
  sid: text('sid').notNull(),
  expiresAt: moment('expires_at').notNull(),
});

/** A running process of the service; one that stops saying so is dead, and its calls are made final. */
export const instance = pgTable('instance', {
  id: text('id').primaryKey(),
  address: text('address').notNull(),
  seenAt: moment('seen_at').notNull().defaultNow(),
});
