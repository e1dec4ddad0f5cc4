/** Transfers: calls that are put through to a person, and the phones that ring for each. */
import { sql } from 'drizzle-orm';
import {
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
import type { CallId, TransferId, TransferLegId, UserId } from '../ids.ts';
import { business } from './business.ts';
import { call } from './calls.ts';
import { businessId, createdAt, moment } from './columns.ts';

/** `warm`: a person presses 1 before the caller is moved. `cold`: the caller is moved at once. `test`: no caller at all. */
export const TRANSFER_MODES = ['warm', 'cold', 'test'] as const;
/** `dialling`: a cold transfer, whose caller has left the receptionist. */
export const TRANSFER_STATES = ['ringing', 'dialling', 'accepted', 'connected', 'ended'] as const;
/** `voicemail`: it was answered and no key was pressed. `caller-hung-up`: the transfer was missed. */
export const TRANSFER_OUTCOMES = [
  'answered',
  'no-answer',
  'busy',
  'voicemail',
  'declined',
  'failed',
  'caller-hung-up',
  'cancelled',
] as const;
export const LEG_STATES = ['waiting', 'placing', 'ringing', 'answered', 'accepted', 'ended'] as const;

export const transfer = pgTable(
  'transfer',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').$type<TransferId>().notNull(),
    /** Null: a test of a destination. */
    callId: uuid('call_id').$type<CallId>(),
    mode: text('mode', { enum: TRANSFER_MODES }).notNull(),
    state: text('state', { enum: TRANSFER_STATES }).notNull(),
    outcome: text('outcome', { enum: TRANSFER_OUTCOMES }),
    /** Whom the caller asked for, as the owner named them. */
    who: text('who').notNull(),
    /** What it is about, in a sentence; empty where nobody said so. */
    reason: text('reason').notNull().default(''),
    /** The member who asked for it; null: the caller did. */
    requestedBy: text('requested_by').$type<UserId>(),
    /** The carrier that carries it. */
    carrier: text('carrier').notNull(),
    /** The business's number, which the phones show. */
    fromNumber: text('from_number').notNull(),
    /** The longest time that the two may talk. */
    seconds: integer('seconds').notNull(),
    /** The caller has left the receptionist's stream for it. */
    callerMoved: boolean('caller_moved').notNull().default(false),
    /** The carrier's ids of the conferences that the two have joined: they hear each other when both are the same. */
    personConference: text('person_conference'),
    callerConference: text('caller_conference'),
    createdAt: createdAt(),
    acceptedAt: moment('accepted_at'),
    connectedAt: moment('connected_at'),
    endedAt: moment('ended_at'),
    /** The phone at which somebody has taken the call. */
    takenBy: uuid('taken_by').$type<TransferLegId>(),
    /** When the receptionist told the caller how it ended; null: not yet, or there was nothing to tell. */
    toldAt: moment('told_at'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    foreignKey({
      name: 'transfer_call',
      columns: [t.businessId, t.callId],
      foreignColumns: [call.businessId, call.id],
    }).onDelete('cascade'),
    index('transfer_of_call').on(t.businessId, t.callId, t.createdAt),
    // A call is put through to one person at a time.
    uniqueIndex('transfer_running')
      .on(t.businessId, t.callId)
      .where(sql`state <> 'ended'`),
    index('transfer_open')
      .on(t.createdAt)
      .where(sql`state <> 'ended'`),
  ],
);

/** A phone that rings for a transfer. */
export const transferLeg = pgTable(
  'transfer_leg',
  {
    businessId: businessId(),
    id: uuid('id').$type<TransferLegId>().notNull(),
    transferId: uuid('transfer_id').$type<TransferId>().notNull(),
    /** Those with the same position ring at once, the others one after the other. */
    position: integer('position').notNull(),
    who: text('who').notNull(),
    /** E.164; empty once it was erased. */
    phone: text('phone').notNull(),
    ringSeconds: integer('ring_seconds').notNull(),
    state: text('state', { enum: LEG_STATES }).notNull(),
    outcome: text('outcome', { enum: TRANSFER_OUTCOMES }),
    /** The carrier's id of the call; null until it has one. */
    sid: text('sid'),
    /** The highest number of the carrier's states so far. */
    sequence: integer('sequence').notNull().default(-1),
    /** The hash of the token in the addresses of its webhooks. */
    tokenHash: text('token_hash').notNull(),
    placedAt: moment('placed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    foreignKey({
      name: 'transfer_leg_transfer',
      columns: [t.businessId, t.transferId],
      foreignColumns: [transfer.businessId, transfer.id],
    }).onDelete('cascade'),
    index('transfer_leg_transfer').on(t.businessId, t.transferId, t.position),
    uniqueIndex('transfer_leg_token').on(t.tokenHash),
  ],
);
