/** A business: its profile and the receptionist's knowledge, its people, hours and services. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { BusinessId, ServiceId, StaffId, UserId } from '../ids.ts';
import { businessId, createdAt, moment } from './columns.ts';

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

/** The way in which the receptionist speaks. */
export const MANNERS = ['warm', 'brief', 'formal'] as const;

export type Manner = (typeof MANNERS)[number];

/** The proof that an appointment is the caller's: a name may do where the carrier vouches for the number. */
export const CALLER_PROOFS = ['name-when-vouched', 'name-and-day'] as const;

export type CallerProof = (typeof CALLER_PROOFS)[number];

/** How soon a call counts as unwanted. `off`: never, whatever is said. */
export const SPAM_FILTERS = ['off', 'careful', 'strict'] as const;

export type SpamFilter = (typeof SPAM_FILTERS)[number];

/**
 * Who answers a call. In every way but the first the phones of the staff ring, and the receptionist answers when nobody
 * has taken the call after so many seconds.
 */
export type Answering =
  | { readonly mode: 'receptionist' }
  | {
      readonly mode:
        | 'staff-first'
        /** The staff are rung during opening hours only. */
        | 'out-of-hours'
        /** The receptionist answers at once where every phone is in use. */
        | 'lines-busy';
      readonly seconds: number;
    };

export const business = pgTable('business', {
  id: uuid('id').$type<BusinessId>().primaryKey(),
  name: text('name').notNull(),
  /** What kind of business it is (barber, dentist ...): chooses its danger words. */
  trade: text('trade').notNull(),
  zone: text('zone').notNull(),
  /** ISO 3166 alpha-2: how its phone numbers and prices are read. */
  country: text('country').notNull(),
  currency: text('currency').notNull(),
  /** The countries whose numbers may be rung besides its own, ISO 3166 alpha-2. */
  dialCountries: text('dial_countries')
    .array()
    .$type<readonly string[]>()
    .notNull()
    .default(sql`'{}'`),
  language: text('language').notNull().default('en-US'),
  address: text('address').notNull().default(''),
  /** Where customers' replies to e-mails go; empty: nowhere, and the e-mails say so. */
  email: text('email').notNull().default(''),
  /** What the receptionist also speaks beside `language`, BCP 47. */
  alsoSpeaks: text('also_speaks').array().notNull().default([]),
  /** Whether the greeting offers them by key: "para español, oprima 2". */
  offersLanguageKeys: boolean('offers_language_keys').notNull().default(false),
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
  callerProof: text('caller_proof', { enum: CALLER_PROOFS }).notNull().default('name-when-vouched'),
  spamFilter: text('spam_filter', { enum: SPAM_FILTERS }).notNull().default('careful'),
  /** Whether who wants to sell something may leave a message; if not, their call is ended. */
  salesMayLeaveMessage: boolean('sales_may_leave_message').notNull().default(true),
  recordsCalls: boolean('records_calls').notNull().default(false),
  /** Said before the first question where calls are recorded. */
  consentText: text('consent_text').notNull().default(''),
  /** How long transcripts and recordings are kept. */
  keepDays: integer('keep_days').notNull().default(90),
  /** The number of the receptionist's published version; 0: as the business was set up. */
  receptionistVersion: integer('receptionist_version').notNull().default(0),
  answering: jsonb('answering').$type<Answering>().notNull().default({ mode: 'receptionist' }),
  createdAt: createdAt(),
});

/** The part that an owner drafts, tries and publishes: how the receptionist sounds, and what it knows. */
export interface ReceptionistSettings {
  readonly receptionistName: string;
  readonly voiceId: string | null;
  readonly language: string;
  readonly alsoSpeaks: readonly string[];
  readonly offersLanguageKeys: boolean;
  readonly greeting: string;
  readonly disclosesAssistant: boolean;
  readonly manner: Manner;
  readonly mayDo: string;
  readonly mayNotDo: string;
  readonly recordsCalls: boolean;
  readonly consentText: string;
  readonly knowledge: readonly { readonly id: string; readonly question: string; readonly answer: string }[];
}

/** A published version, which never changes; publishing an old one again makes a new version. */
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
    /** The phone on which callers reach them, E.164; null: none. */
    phone: text('phone'),
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
    /** Null: everybody's, time that the business blocked. */
    staffId: uuid('staff_id').$type<StaffId>(),
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

/** The services that each staff member does. */
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
