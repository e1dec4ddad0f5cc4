/**
 * Every table. A tenant's table is keyed by `(business_id, id)` and so are its foreign keys, so that a row of one
 * business cannot even point at another's. What Drizzle cannot say (roles, row-level security, the exclusion
 * constraint, counters) stands in the hand-written migrations beside this file.
 */
export * from './schema/auth.ts';
export * from './schema/billing.ts';
export * from './schema/booking-notices.ts';
export * from './schema/bookings.ts';
export * from './schema/business.ts';
export * from './schema/calls.ts';
export * from './schema/conversations.ts';
export * from './schema/destinations.ts';
export * from './schema/member-notices.ts';
export * from './schema/numbers.ts';
export * from './schema/service.ts';
export * from './schema/summaries.ts';
export * from './schema/transfers.ts';
export * from './schema/texts.ts';
export * from './schema/website.ts';
