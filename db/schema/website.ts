/** The receptionist on the website of a business: how it is shown there, and who talked with it. */
import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CallId } from '../ids.ts';
import { business } from './business.ts';
import { call } from './calls.ts';
import { businessId } from './columns.ts';

/** The lower corner of the page that the button is in. */
export const WEBSITE_SIDES = ['right', 'left'] as const;

/** A business without a row has it switched off. */
export const website = pgTable('website', {
  businessId: businessId()
    .primaryKey()
    .references(() => business.id, { onDelete: 'cascade' }),
  enabled: boolean('enabled').notNull().default(false),
  /** The sites that may show it, as browsers name them: `https://www.example.com`. Our own page always may. */
  origins: text('origins').array().$type<readonly string[]>().notNull().default([]),
  /** `#rrggbb`. */
  color: text('color').notNull().default('#0b6b63'),
  side: text('side', { enum: WEBSITE_SIDES }).notNull().default('right'),
});

/** Who talked from a website, by hashes that name nobody: allowances are counted by them. */
export const websiteVisit = pgTable(
  'website_visit',
  {
    businessId: businessId(),
    callId: uuid('call_id').$type<CallId>().notNull(),
    /** Of the id that the visitor's browser keeps. */
    visitor: text('visitor').notNull(),
    /** Of the address that they came from. */
    address: text('address').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.callId] }),
    foreignKey({
      name: 'website_visit_call',
      columns: [t.businessId, t.callId],
      foreignColumns: [call.businessId, call.id],
    }).onDelete('cascade'),
    index('website_visit_visitor').on(t.businessId, t.visitor),
    index('website_visit_address').on(t.businessId, t.address),
  ],
);
