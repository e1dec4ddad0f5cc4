/** Telephone numbers: those that lead to a business, who claimed which, and the codes that prove them. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { BusinessId } from '../ids.ts';
import { type Answering, business } from './business.ts';
import { businessId, moment } from './columns.ts';

/** The telephone numbers that lead to a business, and those that did: what it gave up is remembered, and is anybody's. */
export const phoneNumber = pgTable(
  'phone_number',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    e164: text('e164').notNull(),
    /** Whether it leads here now. */
    active: boolean('active').notNull().default(true),
    /** For the first time: a claim that no call ever proved does not hold for ever, and does not begin anew. */
    connectedAt: moment('connected_at').notNull().defaultNow(),
    /** When a code that was sent to it came back; null: none did, though a call may have. */
    provenAt: moment('proven_at'),
    /** The name of the carrier that it is at, as far as is known: calls show it. */
    carrier: text('carrier').notNull().default('twilio'),
    /** Who answers the calls of this number; null: as the business says. */
    answering: jsonb('answering').$type<Answering>(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.e164] }),
    uniqueIndex('phone_number_leads_to_one')
      .on(t.e164)
      .where(sql`active`),
    check('phone_number_carrier', sql`${t.carrier} ~ '^[a-z]{1,30}$'`),
  ],
);

/** The first claim to a number: hashes of a person and of the number, kept beyond the end of a business. */
export const numberClaim = pgTable(
  'number_claim',
  {
    person: text('person').notNull(),
    number: text('number').notNull(),
    claimedFor: uuid('claimed_for').$type<BusinessId>().notNull(),
    claimedAt: moment('claimed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.person, t.number] })],
);

/** The code that was last sent to a number on behalf of a business, by its hash. */
export const numberCode = pgTable(
  'number_code',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    e164: text('e164').notNull(),
    codeHash: text('code_hash').notNull(),
    /** How often another code was given in its place. */
    tries: integer('tries').notNull().default(0),
    expiresAt: moment('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.e164] })],
);
