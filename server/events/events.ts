/** The events of a business, as the dashboard's live feed tells them. Each is a row, numbered per business. */
import { z } from 'zod';
import type {
  BookingId,
  ConversationId,
  CustomerId,
  MessageId,
  TextId,
  TransferId,
  UserId,
} from '../../db/ids.ts';
import {
  FLAG_KINDS,
  LINES,
  OUTCOMES,
  SENTIMENTS,
  SPEAKERS,
  SUPERVISION_KINDS,
  TRANSFER_OUTCOMES,
} from '../../db/schema.ts';

const id = <T extends string>() => z.custom<T>((value) => typeof value === 'string');
/** Of whatever channel: the feed says so since there were calls only. */
const callId = id<ConversationId>();

const bookingFields = {
  bookingId: id<BookingId>(),
  callId: callId.nullable(),
  service: z.string(),
  staff: z.string(),
  name: z.string(),
  /** ISO 8601 instants. */
  startsAt: z.string(),
  endsAt: z.string(),
  /** Whose doing it was; a customer's outside of any call was done online. Rows of former times do not tell. */
  by: z.enum(['customer', 'owner']).optional(),
  /** The member who did it at the dashboard. */
  userId: id<UserId>().optional(),
};

export const turnTimings = z.object({
  endOfTurn: z.number().nullable(),
  firstToken: z.number().nullable(),
  firstAudio: z.number().nullable(),
  firstFrame: z.number().nullable(),
});

export const outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof outcome>;

/** How content the customer was. */
export const sentiment = z.enum(SENTIMENTS);
export type Sentiment = z.infer<typeof sentiment>;
export const flagKind = z.enum(FLAG_KINDS);
export type FlagKind = z.infer<typeof flagKind>;

export const speaker = z.enum(SPEAKERS);
export type Speaker = z.infer<typeof speaker>;

/** An action of a supervisor, a member of the business, during a call. */
export const supervisionKind = z.enum(SUPERVISION_KINDS);
export type SupervisionKind = z.infer<typeof supervisionKind>;

export const transferOutcome = z.enum(TRANSFER_OUTCOMES);
/** How putting a call through ended. `caller-hung-up`: they did not wait, so that nobody has talked with them. */
export type TransferOutcome = z.infer<typeof transferOutcome>;

export const domainEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('call.started'),
    callId,
    line: z.enum(LINES),
    from: z.string().nullable(),
    to: z.string(),
    customer: z.string().nullable(),
    at: z.string(),
  }),
  z.object({
    type: z.literal('call.turn'),
    callId,
    position: z.number(),
    speaker,
    said: z.string(),
    heard: z.string(),
    interrupted: z.boolean(),
    at: z.string(),
    timings: turnTimings.nullable(),
  }),
  z.object({
    type: z.literal('call.tool'),
    callId,
    name: z.string(),
    /** A short line for the owner: the result. */
    say: z.string(),
    status: z.string(),
    durationMs: z.number(),
    at: z.string(),
  }),
  z.object({ type: z.literal('call.ended'), callId, outcome, summary: z.string(), at: z.string() }),
  /** What it came to was written down; the words are kept with the conversation. */
  z.object({
    type: z.literal('call.summarised'),
    callId,
    sentiment,
    /** Each kind once. */
    flags: z.array(flagKind),
  }),
  z.object({
    type: z.literal('call.visited'),
    callId,
    what: supervisionKind,
    userId: id<UserId>(),
    /** Their name. */
    by: z.string(),
    /** What was whispered; empty otherwise. */
    note: z.string(),
    at: z.string(),
  }),
  z.object({ type: z.literal('booking.created'), ...bookingFields }),
  z.object({ type: z.literal('booking.moved'), ...bookingFields, previousStartsAt: z.string() }),
  z.object({ type: z.literal('booking.cancelled'), ...bookingFields }),
  z.object({ type: z.literal('booking.no-show'), ...bookingFields }),
  /** A cancelled or missed booking stands again. */
  z.object({ type: z.literal('booking.restored'), ...bookingFields }),
  /** The spelling of its name was corrected. */
  z.object({ type: z.literal('booking.renamed'), ...bookingFields }),
  z.object({
    type: z.literal('message.taken'),
    messageId: id<MessageId>(),
    callId: callId.nullable(),
    name: z.string(),
    body: z.string(),
    urgent: z.boolean(),
  }),
  /** Assigned, answered, done or open again. */
  z.object({ type: z.literal('message.changed'), messageId: id<MessageId>() }),
  /** A text message has come, is on its way, or has fared one way or another. */
  z.object({
    type: z.literal('text.changed'),
    textId: id<TextId>(),
    bookingId: id<BookingId>().nullable(),
    messageId: id<MessageId>().nullable(),
  }),
  /** What a call used, as it stands in the ledger. */
  z.object({ type: z.literal('usage.updated'), callId, seconds: z.number(), at: z.string() }),
  /** A call was not answered by the receptionist. */
  z.object({ type: z.literal('limit.exceeded'), why: z.string(), at: z.string() }),
  /** A customer asked what nobody has taught the receptionist yet. */
  z.object({ type: z.literal('question.asked'), callId, question: z.string() }),
  /** A part of the service fails, or works again, while this business is called. */
  z.object({
    type: z.literal('service.changed'),
    part: z.enum(['recognition', 'model', 'voice']),
    state: z.enum(['failing', 'restored']),
    /** When it began to fail. */
    since: z.string(),
    at: z.string(),
  }),
  /** A plan, a payment, or a limit. */
  z.object({ type: z.literal('billing.changed') }),
  /** A call is put through to a person, or a phone is rung for a test. */
  z.object({
    type: z.literal('transfer.changed'),
    transferId: id<TransferId>(),
    /** Null: a test. */
    callId: callId.nullable(),
    state: z.enum(['ringing', 'accepted', 'connected', 'ended']),
    /** Null until it has ended. */
    outcome: transferOutcome.nullable(),
    /** Who is rung, or has taken the call. */
    who: z.string(),
    /** The staff's phones ring before the receptionist answers; left out, it has put the call through. */
    staffFirst: z.boolean().optional(),
    at: z.string(),
  }),
  /** Changed, blocked or erased by the business. */
  z.object({ type: z.literal('customer.changed'), customerId: id<CustomerId>() }),
  /** A number was blocked, trusted, or is neither any more. */
  z.object({ type: z.literal('numbers.changed') }),
  /** A call was found unwanted, or not to be so after all. */
  z.object({ type: z.literal('call.marked'), callId, spam: z.boolean() }),
  /** From now on calls are answered by another version. */
  z.object({ type: z.literal('receptionist.published'), version: z.number() }),
  /** Whom callers are put through to, or who answers calls. */
  z.object({ type: z.literal('destinations.changed') }),
]);
export type DomainEvent = z.infer<typeof domainEvent>;

/** An ephemeral event, which is told and not kept: words that may still change, and what a call is doing right now. */
export const ephemeralEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('call.words'),
    callId,
    speaker,
    text: z.string(),
  }),
  z.object({
    type: z.literal('call.state'),
    callId,
    state: z.enum(['greeting', 'listening', 'thinking', 'looking-up', 'speaking', 'taken-over']),
  }),
]);
export type EphemeralEvent = z.infer<typeof ephemeralEvent>;

export const feedItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('row'), seq: z.number(), event: domainEvent }),
  z.object({ kind: z.literal('passing'), event: ephemeralEvent }),
]);
export type FeedItem = z.infer<typeof feedItem>;
