/** Calls, which are conversations with a line, and what only a line has. */
import { and, eq, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CallId, UserId } from '../ids.ts';
import { business } from './business.ts';
import { businessId, moment } from './columns.ts';
import { conversation } from './conversations.ts';

/** The line of the conversation with the same key. */
export const call = pgTable(
  'call',
  {
    businessId: businessId(),
    id: uuid('id').$type<CallId>().notNull(),
    /** Null: it comes from a browser. */
    carrier: text('carrier'),
    /** The carrier's id of the call, or one we made for a browser's. */
    sid: text('sid').notNull(),
    /** Who rang from the browser; null for a telephone's call. */
    userId: text('user_id').$type<UserId>(),
    /** It has ended when its conversation has. */
    status: text('status', { enum: ['ringing', 'active', 'ended'] }).notNull(),
    /** The instance that holds the call's stream. */
    instanceId: text('instance_id'),
    /** How often the stream was connected again after it was lost. */
    reconnects: integer('reconnects').notNull().default(0),
    /**
     * Its caller is handed on: an instance that stops released the stream, and the next stream clears this; or it has
     * ended while its caller stays, to be put through or to leave a message.
     */
    handedOver: boolean('handed_over').notNull().default(false),
    /** Streams that were lost, the handed over ones not among them. */
    losses: integer('losses').notNull().default(0),
    /** How long its finished streams were connected. */
    connectedMs: integer('connected_ms').notNull().default(0),
    /** The start of the running stream; null: none is running. */
    connectedSince: moment('connected_since'),
    /** When it was last seen connected; null: not yet, or not written down. */
    lastConnectedAt: moment('last_connected_at'),
    /** When its caller was put through to a telephone. */
    putThroughAt: moment('put_through_at'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    foreignKey({
      name: 'call_conversation',
      columns: [t.businessId, t.id],
      foreignColumns: [conversation.businessId, conversation.id],
    }).onDelete('cascade'),
    uniqueIndex('call_sid').on(t.sid),
    index('call_user')
      .on(t.userId)
      .where(sql`user_id is not null`),
    index('call_open')
      .on(t.instanceId)
      .where(sql`status <> 'ended'`),
  ],
);

/** Joins a call with its conversation. */
export const conversationOfCall = and(
  eq(conversation.businessId, call.businessId),
  eq(conversation.id, call.id),
);

/** The foreign key of what belongs to a call. */
const ofCall = <Table extends string>(
  name: string,
  t: Record<'businessId' | 'callId', AnyPgColumn<{ tableName: Table }>>,
) => foreignKey({ name, columns: [t.businessId, t.callId], foreignColumns: [call.businessId, call.id] });

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
    ofCall('recording_call', t).onDelete('cascade'),
  ],
);

export const SUPERVISION_KINDS = ['listen', 'whisper', 'take-over', 'hand-back', 'hang-up', 'leave'] as const;

/** The actions of supervisors during calls, with their time. */
export const supervision = pgTable(
  'supervision',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    callId: uuid('call_id').$type<CallId>().notNull(),
    userId: text('user_id').$type<UserId>().notNull(),
    what: text('what', { enum: SUPERVISION_KINDS }).notNull(),
    /** What was whispered. */
    note: text('note').notNull().default(''),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    ofCall('supervision_call', t).onDelete('cascade'),
    index('supervision_when').on(t.businessId, t.callId, t.at),
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
