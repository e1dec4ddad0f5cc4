/** Customers, and what they and the receptionist said and did on any channel. */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ConversationId, CustomerId, UserId } from '../ids.ts';
import { business } from './business.ts';
import { businessId, createdAt, moment, tsvector } from './columns.ts';

export const CHANNELS = ['phone', 'web', 'sms'] as const;
export const DIRECTIONS = ['inbound', 'outbound'] as const;
/**
 * What a conversation came to. `answered`: the customer's questions were answered, and they wanted nothing else.
 * `unresolved`: they wanted something and did not get it. `abandoned`: they left before they asked for anything.
 */
export const OUTCOMES = [
  'booked',
  'moved',
  'cancelled',
  'message',
  'answered',
  'unresolved',
  'abandoned',
  'failed',
] as const;
/** `person`: the human agent, somebody of the business who took over. The API says this word, so it stays. */
export const SPEAKERS = ['caller', 'receptionist', 'person'] as const;

/** The language of PostgreSQL's text search; the function `conversations_saying` of the migrations has it too. */
export const SEARCH_LANGUAGE = sql.raw("'english'");

/** The ways by which a customer hears of appointments. */
export const NOTIFY_CHOICES = ['sms', 'mail', 'both', 'none'] as const;

/** Why a number is blocked or trusted. */
export const BLOCK_REASONS = ['spam', 'by-hand'] as const;

/** The signs of an unwanted call. */
export const SPAM_SIGNS = [
  'forged-number',
  'silent-start',
  'recording',
  'key-press',
  'sales',
  'reported',
] as const;
export type SpamSign = (typeof SPAM_SIGNS)[number];

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
    /** By which ways they want to hear of appointments; null: as the business does. */
    notify: text('notify', { enum: NOTIFY_CHOICES }),
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

/** A number that a business treats in its own way: `blocked` is refused, `trusted` is never taken for an unwanted caller. */
export const numberStanding = pgTable(
  'number_standing',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    /** E.164. */
    phone: text('phone').notNull(),
    standing: text('standing', { enum: ['blocked', 'trusted'] }).notNull(),
    /** `spam`: because of an unwanted call; `by-hand`: for whatever reason a member has. */
    reason: text('reason', { enum: BLOCK_REASONS }).notNull(),
    since: moment('since').notNull().defaultNow(),
    /** The member; null: not known. */
    setBy: text('set_by').$type<UserId>(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.phone] }),
    index('number_standing_when').on(t.businessId, t.standing, t.since, t.phone),
  ],
);

const blockedStanding = sql`exists (select 1 from ${numberStanding}
  where ${numberStanding.businessId} = ${customer.businessId} and ${numberStanding.phone} = ${customer.phone}
  and ${numberStanding.standing} = 'blocked')`;
/**
 * Of a customer, in a query: whether calls from their number are refused. A query within the field: of the field itself
 * Drizzle leaves out the names of the tables, and any two numbers would be the same.
 */
export const isBlockedCustomer = sql<boolean>`${blockedStanding}`;

/** A conversation of a customer with the receptionist. A transaction that changes a call locks its conversation first. */
export const conversation = pgTable(
  'conversation',
  {
    businessId: businessId().references(() => business.id, { onDelete: 'cascade' }),
    id: uuid('id').$type<ConversationId>().notNull(),
    channel: text('channel', { enum: CHANNELS }).notNull(),
    /** On the channel `web`: a visitor of the business's website, and not one of its members. */
    fromWebsite: boolean('from_website').notNull().default(false),
    direction: text('direction', { enum: DIRECTIONS }).notNull(),
    /** The customer's: on the phone a number in E.164; null when it is withheld, or was erased. */
    customerAddress: text('customer_address'),
    /** The business's: the number that was rung. */
    address: text('address').notNull(),
    /** Whether the carrier vouches for the customer's address. */
    vouched: boolean('vouched').notNull().default(false),
    /** Whether a signature says that the caller may not use that address. */
    forged: boolean('forged').notNull().default(false),
    customerId: uuid('customer_id').$type<CustomerId>(),
    startedAt: moment('started_at').notNull().defaultNow(),
    answeredAt: moment('answered_at'),
    endedAt: moment('ended_at'),
    outcome: text('outcome', { enum: OUTCOMES }),
    summary: text('summary').notNull().default(''),
    /** `marked`: unwanted, told by the receptionist or by a member; `cleared`: a member said that it was not. */
    spam: text('spam', { enum: ['marked', 'cleared'] }),
    /** By which signs the receptionist told that it was unwanted; none where a member did. */
    spamSigns: text('spam_signs')
      .array()
      .$type<readonly SpamSign[]>()
      .notNull()
      .default(sql`'{}'`),
    /** The receptionist's version that answered; null until it is answered. */
    receptionistVersion: integer('receptionist_version'),
    /** What the owner thinks of it. */
    flag: text('flag', { enum: ['good', 'bad'] }),
    note: text('note').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    index('conversation_history').on(t.businessId, t.startedAt, t.id),
    index('conversation_outcome').on(t.businessId, t.outcome, t.startedAt, t.id),
    index('conversation_customer').on(t.businessId, t.customerId, t.startedAt),
    index('conversation_customer_address').on(t.businessId, t.customerAddress, t.startedAt, t.id),
    index('conversation_spam')
      .on(t.customerAddress, t.startedAt)
      .where(sql`spam = 'marked'`),
    index('conversation_web')
      .on(t.businessId, t.startedAt)
      .where(sql`channel = 'web'`),
  ],
);

/** The origin of a call, as in the API and the feed: a telephone, a member's browser phone, a visitor of the website. */
export const LINES = ['carrier', 'browser', 'website'] as const;
export type Line = (typeof LINES)[number];
/** The same of a conversation. */
export const line = sql<Line>`case when ${conversation.channel} <> 'web' then 'carrier' when ${conversation.fromWebsite} then 'website' else 'browser' end`;

/** Whether it is a test: a member of the business talked, from the browser phone. */
export const isTest = sql<boolean>`(${conversation.channel} = 'web' and not ${conversation.fromWebsite})`;

/** The foreign key of what belongs to a conversation. */
export const ofConversation = <Table extends string>(
  name: string,
  t: Record<'businessId' | 'conversationId', AnyPgColumn<{ tableName: Table }>>,
) =>
  foreignKey({
    name,
    columns: [t.businessId, t.conversationId],
    foreignColumns: [conversation.businessId, conversation.id],
  });

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
    conversationId: uuid('conversation_id').$type<ConversationId>().notNull(),
    /** Counts from 0 through all speakers' turns. */
    position: integer('position').notNull(),
    speaker: text('speaker', { enum: SPEAKERS }).notNull(),
    /** What was said; of the receptionist, what was generated. */
    said: text('said').notNull(),
    /** What the caller heard of it; shorter than `said` when interrupted. */
    heard: text('heard').notNull(),
    interrupted: boolean('interrupted').notNull().default(false),
    at: moment('at').notNull(),
    /** Indexed where there are any, in a hand-written migration. */
    timings: jsonb('timings').$type<TurnTimings>(),
    /** The words for the full-text search; its index stands in a hand-written migration. */
    words: tsvector('words').generatedAlwaysAs(sql`to_tsvector(${SEARCH_LANGUAGE}, said)`),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.conversationId, t.position] }),
    ofConversation('turn_conversation', t).onDelete('cascade'),
  ],
);

/** One run of a tool. `key` makes a write idempotent: the same tool with the same arguments runs once. */
export const toolRun = pgTable(
  'tool_run',
  {
    businessId: businessId(),
    conversationId: uuid('conversation_id').$type<ConversationId>().notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    arguments: jsonb('arguments').$type<Readonly<Record<string, unknown>>>().notNull(),
    result: jsonb('result').$type<Readonly<Record<string, unknown>>>().notNull(),
    at: moment('at').notNull().defaultNow(),
    durationMs: integer('duration_ms').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.conversationId, t.key] }),
    ofConversation('tool_run_conversation', t).onDelete('cascade'),
  ],
);

/** The questions that the receptionist could not answer, until somebody teaches it. */
export const openQuestion = pgTable(
  'open_question',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    conversationId: uuid('conversation_id').$type<ConversationId>().notNull(),
    question: text('question').notNull(),
    at: moment('at').notNull().defaultNow(),
    /** The answer in the knowledge that it became. */
    knowledgeId: uuid('knowledge_id'),
    dismissed: boolean('dismissed').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    ofConversation('open_question_conversation', t).onDelete('cascade'),
    index('open_question_when').on(t.businessId, t.at),
  ],
);

/** The count of wrong names or days in a row that callers from a number said, and the time of the last. */
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
