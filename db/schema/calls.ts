/** Calls and what was kept of them; who calls. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CallId, CustomerId, UserId } from '../ids.ts';
import { business } from './business.ts';
import { businessId, createdAt, moment, tsvector } from './columns.ts';

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
    /** Who rang from the browser; null for a telephone's call. */
    userId: text('user_id').$type<UserId>(),
    /** E.164; null when the caller withheld it. */
    fromPhone: text('from_phone'),
    toPhone: text('to_phone').notNull(),
    /** Whether the carrier vouches that the call comes from that number. */
    vouched: boolean('vouched').notNull().default(false),
    customerId: uuid('customer_id').$type<CustomerId>(),
    status: text('status', { enum: ['ringing', 'active', 'ended'] }).notNull(),
    /** The instance that holds the call's stream. */
    instanceId: text('instance_id'),
    /** How often the stream was connected again after it was lost. */
    reconnects: integer('reconnects').notNull().default(0),
    /**
     * Its caller is handed on: an instance that stops let go of the stream, and the next stream takes this back; or it has
     * ended while its caller stays, to be put through or to leave a message.
     */
    handedOver: boolean('handed_over').notNull().default(false),
    /** Streams that were lost, the handed over ones not among them. */
    losses: integer('losses').notNull().default(0),
    startedAt: moment('started_at').notNull().defaultNow(),
    answeredAt: moment('answered_at'),
    endedAt: moment('ended_at'),
    /** How long its finished streams were connected. */
    connectedMs: integer('connected_ms').notNull().default(0),
    /** When the stream that goes on began; null: none does. */
    connectedSince: moment('connected_since'),
    /** When it was last seen connected; null: not yet, or not written down. */
    lastConnectedAt: moment('last_connected_at'),
    /** When its caller was put through to a telephone. */
    putThroughAt: moment('put_through_at'),
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
    index('call_browser')
      .on(t.businessId, t.startedAt)
      .where(sql`line = 'browser'`),
    index('call_user')
      .on(t.userId, t.startedAt)
      .where(sql`user_id is not null`),
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
    /** Indexed where there are any, in a hand-written migration. */
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

/** How often in a row callers from a number said a wrong name or day, and when last. */
export const wrongProof = pgTable(
  'wrong_proof',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    phone: text('phone').notNull(),
    tries: integer('tries').notNull(),
    lastAt: moment('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.phone] })],
);

/** A one-time token that lets one call's stream in; only its hash is kept. */
export const mediaToken = pgTable('media_token', {
  hash: text('hash').primaryKey(),
  businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
  callId: uuid('call_id').$type<CallId>().notNull(),
  sid: text('sid').notNull(),
  expiresAt: moment('expires_at').notNull(),
});
