/** What is written of a conversation when it is over: its summary, its flags, and the facts that the customer told. */
import { sql } from 'drizzle-orm';
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ConversationId, CustomerId } from '../ids.ts';
import { businessId, createdAt, moment } from './columns.ts';
import { customer, ofConversation } from './conversations.ts';

export const SENTIMENTS = ['good', 'neutral', 'bad'] as const;

/** What a conversation came to; written once when it is over, from its transcript, and gone with that. */
export const conversationSummary = pgTable(
  'conversation_summary',
  {
    businessId: businessId(),
    conversationId: uuid('conversation_id').$type<ConversationId>().notNull(),
    /** In sentences for the owner; empty: it did not become clear, or nothing was done. */
    wanted: text('wanted').notNull(),
    done: text('done').notNull(),
    /** What somebody still has to do or to answer. */
    open: jsonb('open').$type<readonly string[]>().notNull(),
    sentiment: text('sentiment', { enum: SENTIMENTS }).notNull(),
    writtenBy: text('written_by', { enum: ['model', 'rules'] }).notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.conversationId] }),
    ofConversation('conversation_summary_conversation', t).onDelete('cascade'),
  ],
);

/**
 * What an owner may want to look at in a conversation. `unanswered`: a question found no answer. `talked-over`: the caller
 * interrupted more than once. `dead-air`: the caller waited long for an answer. `repeated`: the receptionist said the same
 * again.
 */
export const FLAG_KINDS = ['unanswered', 'unhappy', 'talked-over', 'dead-air', 'repeated'] as const;

export const conversationFlag = pgTable(
  'conversation_flag',
  {
    businessId: businessId(),
    conversationId: uuid('conversation_id').$type<ConversationId>().notNull(),
    kind: text('kind', { enum: FLAG_KINDS }).notNull(),
    /** Of the turn that it is about. */
    position: integer('position').notNull(),
    /** When that turn began. */
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.conversationId, t.kind, t.position] }),
    ofConversation('conversation_flag_conversation', t).onDelete('cascade'),
    index('conversation_flag_kind').on(t.businessId, t.kind, t.conversationId),
  ],
);

/** What a customer told of themselves, to be remembered: words for people to read, never an instruction to anything. */
export const customerFact = pgTable(
  'customer_fact',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    customerId: uuid('customer_id').$type<CustomerId>().notNull(),
    /** In which they told it. */
    conversationId: uuid('conversation_id').$type<ConversationId>().notNull(),
    fact: text('fact').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    foreignKey({
      name: 'customer_fact_customer',
      columns: [t.businessId, t.customerId],
      foreignColumns: [customer.businessId, customer.id],
    }).onDelete('cascade'),
    ofConversation('customer_fact_conversation', t).onDelete('cascade'),
    uniqueIndex('customer_fact_said_once').on(t.businessId, t.customerId, sql`lower(${t.fact})`),
    index('customer_fact_conversation').on(t.businessId, t.conversationId),
  ],
);
