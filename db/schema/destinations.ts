/** Whom callers can be put through to, and the phones of the staff that ring before the receptionist answers. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CallId, DestinationId, ServiceId, StaffId, UserId } from '../ids.ts';
import { business, member, service, staff, type WeeklyHours } from './business.ts';
import { call } from './calls.ts';
import { businessId, createdAt, moment } from './columns.ts';

/** When somebody can be rung; `business`: while the business is open. */
export type DestinationHours =
  | { readonly type: 'always' }
  | { readonly type: 'business' }
  | { readonly type: 'weekly'; readonly week: WeeklyHours };

/** `warm`: they hear who calls, and press 1 to take it. `cold`: they are connected when they pick up. */
export const DESTINATION_MODES = ['warm', 'cold'] as const;

export const destination = pgTable(
  'destination',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').$type<DestinationId>().notNull(),
    name: text('name').notNull(),
    /** What they are rung for, in the owner's words; the model reads it. */
    purpose: text('purpose').notNull().default(''),
    /** E.164; null: the phone of the member. */
    phone: text('phone'),
    memberId: text('member_id').$type<UserId>(),
    /** The staff member that callers mean when they say this name. */
    staffId: uuid('staff_id').$type<StaffId>(),
    hours: jsonb('hours').$type<DestinationHours>().notNull(),
    /** The lowest is rung first; those of one position are rung at once. */
    position: integer('position').notNull(),
    ringSeconds: integer('ring_seconds').notNull().default(25),
    mode: text('mode', { enum: DESTINATION_MODES }).notNull().default('warm'),
    /** Whether it rings for incoming calls where the staff answer first. */
    ringsFirst: boolean('rings_first').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    foreignKey({
      columns: [t.businessId, t.memberId],
      foreignColumns: [member.businessId, member.userId],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.businessId, t.staffId], foreignColumns: [staff.businessId, staff.id] }),
    check('destination_number_or_member', sql`num_nonnulls(${t.phone}, ${t.memberId}) = 1`),
    check('destination_ring_seconds', sql`${t.ringSeconds} BETWEEN 10 AND 60`),
  ],
);

/** The services that somebody is rung for; none: all of them. */
export const destinationService = pgTable(
  'destination_service',
  {
    businessId: businessId(),
    destinationId: uuid('destination_id').$type<DestinationId>().notNull(),
    serviceId: uuid('service_id').$type<ServiceId>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.destinationId, t.serviceId] }),
    foreignKey({
      columns: [t.businessId, t.destinationId],
      foreignColumns: [destination.businessId, destination.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.businessId, t.serviceId],
      foreignColumns: [service.businessId, service.id],
    }).onDelete('cascade'),
  ],
);

/** Phones of the staff that rang at once for a call before the receptionist answered it. */
export const staffRing = pgTable(
  'staff_ring',
  {
    businessId: businessId(),
    callId: uuid('call_id').$type<CallId>().notNull(),
    /** From 0: the phones of one step ring after those of the one before. */
    step: integer('step').notNull(),
    /** Of those who were rung. */
    names: text('names').array().$type<readonly string[]>().notNull(),
    /** Of the token in the address that is asked when one of the phones is picked up. */
    tokenHash: text('token_hash').notNull().unique(),
    rangAt: moment('rang_at').notNull().defaultNow(),
    /** When somebody pressed the key to take it; null: nobody has. */
    acceptedAt: moment('accepted_at'),
    acceptedBy: text('accepted_by'),
    /** When the carrier told that the phones were done with; null: they ring, or somebody talks. */
    endedAt: moment('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.callId, t.step] }),
    foreignKey({ columns: [t.businessId, t.callId], foreignColumns: [call.businessId, call.id] }).onDelete(
      'cascade',
    ),
  ],
);
