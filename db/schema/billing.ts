/** Payments and usage of a business, and Stripe's events. Stripe decides about money, these rows about usage. */
import { boolean, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { BusinessId, ConversationId } from '../ids.ts';
import { business } from './business.ts';
import { businessId, moment } from './columns.ts';
import { ofConversation } from './conversations.ts';

export const PLAN_IDS = ['starter', 'growth', 'scale'] as const;
export type PlanId = (typeof PLAN_IDS)[number];
export type BillingInterval = 'month' | 'year';

/** The state of a business at Stripe when it was last fetched, and the limits that its owner set. */
export const billingAccount = pgTable('billing_account', {
  businessId: businessId()
    .primaryKey()
    .references(() => business.id, { onDelete: 'cascade' }),
  trialEndsAt: moment('trial_ends_at').notNull(),
  trialMinutes: integer('trial_minutes').notNull(),
  /** Whose trial it would have been that was had already, with another business; null: nobody's. */
  trialRefused: text('trial_refused', { enum: ['person', 'card'] }),
  /** Stripe's customer; null until the first checkout. */
  customerId: text('customer_id').unique(),
  subscriptionId: text('subscription_id'),
  /** Stripe's own word for the subscription's state; null: there never was one. */
  subscriptionStatus: text('subscription_status'),
  plan: text('plan', { enum: PLAN_IDS }),
  interval: text('interval').$type<BillingInterval>(),
  periodStart: moment('period_start'),
  periodEnd: moment('period_end'),
  /** When a subscription that was cancelled runs out. */
  cancelsAt: moment('cancels_at'),
  endedAt: moment('ended_at'),
  /** When the invoice was made that is still not paid. */
  unpaidSince: moment('unpaid_since'),
  /** What may be spent on minutes above those included, each period, in the plan's cents; null: no limit. */
  overageCapCents: integer('overage_cap_cents'),
  /** Minutes a day, by the business's clock; null: no limit. */
  dailyCapMinutes: integer('daily_cap_minutes'),
  /** E.164: who is rung when the receptionist may not answer; null: a message is taken. */
  fallbackPhone: text('fallback_phone'),
  lookedAt: moment('looked_at'),
  /** Whose turn it is to ask Stripe about this business; null: nobody's. */
  turnHolder: uuid('turn_holder'),
  /** When the turn is over if nobody renews it: who had it has died. */
  turnUntil: moment('turn_until'),
});

/** The ledger: what one conversation used of one kind. Written once, in the transaction that ends it. */
export const usage = pgTable(
  'usage',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    conversationId: uuid('conversation_id').$type<ConversationId>().notNull(),
    /** `short` and `spam`: calls that nobody pays for, since they were over at once or unwanted. */
    kind: text('kind', { enum: ['talk', 'short', 'spam', 'browser', 'transfer', 'sms'] }).notNull(),
    /** Seconds; for `sms` messages. */
    quantity: integer('quantity').notNull(),
    at: moment('at').notNull(),
    /** Whether a subscription pays for it: not in a trial, and not without Stripe. */
    billable: boolean('billable').notNull(),
    /** When Stripe's meter took it. */
    reportedAt: moment('reported_at'),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.conversationId, t.kind] }),
    ofConversation('usage_conversation', t),
    index('usage_when').on(t.businessId, t.at),
  ],
);

/** The used trials, by hashes of a person and of a card; no tenant reads it: `claim_trial` writes it. */
export const trialClaim = pgTable('trial_claim', {
  key: text('key').primaryKey(),
  /** The business that had it, which may be gone. */
  hadBy: uuid('had_by').$type<BusinessId>().notNull(),
  claimedAt: timestamp('claimed_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
});

/** A notice that was given in a period: each once. */
export const billingNotice = pgTable(
  'billing_notice',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    /** The period or the trial that it is about. */
    periodStart: moment('period_start').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.kind, t.periodStart] })],
);

/** The result of the daily comparison with Stripe's meter, and the correction that was sent. */
export const reconciliation = pgTable(
  'reconciliation',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    periodStart: moment('period_start').notNull(),
    /** Seconds by the ledger, and by Stripe's meter. */
    ours: integer('ours').notNull(),
    theirs: integer('theirs').notNull(),
    repaired: integer('repaired').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.periodStart, t.at] })],
);

/** An event of Stripe's, kept once by its id. It has no business until it is processed. */
export const stripeEvent = pgTable(
  'stripe_event',
  {
    id: text('id').primaryKey(),
    type: text('type').notNull(),
    customerId: text('customer_id'),
    createdAt: moment('created_at').notNull(),
    receivedAt: moment('received_at').notNull().defaultNow(),
    status: text('status', { enum: ['waiting', 'done', 'unknown-customer', 'failed'] })
      .notNull()
      .default('waiting'),
    error: text('error'),
    handledAt: moment('handled_at'),
  },
  (t) => [
    index('stripe_event_status').on(t.status, t.receivedAt),
    index('stripe_event_customer').on(t.customerId),
  ],
);
