/** Calls: those in progress, their history, one whole, and what happens live. Moments travel as ISO 8601. */
import { tracked, TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { CallId, ConversationId, CustomerId, MessageId } from '../../db/ids.ts';
import { LINES, SPAM_SIGNS } from '../../db/schema.ts';
import { bookingsOfConversation } from '../booking/bookings.ts';
import { membershipOf } from '../business/members.ts';
import { dismissQuestion, teachAnswer } from '../business/questions.ts';
import { knowledgeInput } from '../business/settings.ts';
import {
  type FeedItem,
  feedItem,
  flagKind,
  outcome,
  sentiment,
  speaker,
  supervisionKind,
  turnTimings,
} from '../events/events.ts';
import { callFilters, listCalls } from '../calls/find.ts';
import { judgeCall } from '../customers/unwanted-calls.ts';
import { activeCalls, annotateCall, liveStart, readCall } from '../calls/history.ts';
import { mayRead } from '../calls/own.ts';
import { readSupervision } from '../calls/supervision.ts';
import { idOf, moment } from '../fields.ts';
import { bookingShape, shapeBooking } from './booking-shape.ts';
import { ownFeed } from './own-feed.ts';
import { cursorOf, done, managerProcedure, notFound, ok, ownProcedure, rest, router, told } from './trpc.ts';

/** A feed stays open for hours; who was sent away or signed out meanwhile is told no more after this. */
const ADMISSION_HOLDS_MS = 30_000;

const flag = z.enum(['good', 'bad']);

const callShape = z.object({
  id: idOf<CallId>(),
  sid: z.string(),
  line: z.enum(LINES),
  from: z.string().nullable(),
  to: z.string(),
  customerId: idOf<CustomerId>().nullable(),
  customer: z.string().nullable(),
  status: z.enum(['ringing', 'active', 'ended']),
  startedAt: told,
  endedAt: told.nullable(),
  outcome: outcome.nullable(),
  summary: z.string(),
  /** `marked`: an unwanted call; `cleared`: a member said that it was not. */
  spam: z.enum(['marked', 'cleared']).nullable(),
  /** By which signs the receptionist told so. */
  spamSigns: z.array(z.enum(SPAM_SIGNS)).readonly(),
  /** The receptionist's version that answered; null: it was not answered, or by a draft. */
  receptionistVersion: z.number().nullable(),
  flag: flag.nullable(),
  note: z.string(),
  /** Who was rung for the caller, where none of them ever talked with them; null: nobody, or somebody did. */
  missedBy: z.string().nullable(),
  /** How content the caller was; null: it is not summarised. */
  sentiment: sentiment.nullable(),
  /** What somebody may want to look at in it, each kind once. */
  marks: z.array(flagKind),
});

/** What the call came to, written when it was over. */
const cameToShape = z.object({
  wanted: z.string(),
  done: z.string(),
  /** What somebody still has to do or to answer. */
  open: z.array(z.string()).readonly(),
  sentiment,
  writtenBy: z.enum(['model', 'rules']),
  /** In the order of the call; each stands at a turn. */
  flags: z.array(z.object({ kind: flagKind, position: z.number(), at: told })),
});

const foundShape = callShape.extend({
  /** Where the words stand that were looked for, in pieces; null when none were. */
  excerpt: z.array(z.object({ text: z.string(), hit: z.boolean() })).nullable(),
});

const turnShape = z.object({
  position: z.number(),
  speaker,
  said: z.string(),
  heard: z.string(),
  interrupted: z.boolean(),
  at: told,
  timings: turnTimings.nullable(),
});

const toolShape = z.object({
  key: z.string(),
  name: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  result: z.record(z.string(), z.unknown()),
  at: told,
  durationMs: z.number(),
});

/** A part of the call's audio: a call whose line was lost has several. */
const recordingShape = z.object({
  /** Where it can be fetched by who is signed in. */
  url: z.string(),
  startedAt: told,
  durationMs: z.number(),
});

const messageShape = z.object({
  id: idOf<MessageId>(),
  name: z.string(),
  phone: z.string().nullable(),
  body: z.string(),
  urgent: z.boolean(),
  status: z.enum(['open', 'done']),
});

/** An act of a team member while the call went on. */
const visitShape = z.object({
  what: supervisionKind,
  /** Their name. */
  by: z.string(),
  /** What they whispered. */
  note: z.string(),
  at: told,
});

/** A question that could not be answered, with the answer given since. */
const questionShape = z.object({
  id: z.uuid(),
  question: z.string(),
  at: told,
  answered: z.boolean(),
});

export const calls = router({
  active: ownProcedure
    .meta(rest('GET', '/calls/active', 'Calls in progress'))
    .output(z.array(callShape))
    .query(({ ctx, input }) => activeCalls(ctx.db, input.businessId, ctx.only)),

  list: ownProcedure
    .meta(rest('GET', '/calls', 'Calls that are over, the newest first'))
    .input(
      callFilters.extend({
        cursor: cursorOf({ startedAt: moment, id: idOf<CallId>() }).nullish(),
        limit: z.number().int().min(1).max(100).default(30),
      }),
    )
    .output(
      z.object({
        calls: z.array(foundShape),
        nextCursor: z.object({ startedAt: told, id: idOf<CallId>() }).nullable(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { businessId, cursor: from, limit, ...filters } = input;
      const after = from ? { startedAt: new Date(from.startedAt), id: from.id } : null;
      const calls = await listCalls(ctx.db, businessId, { after, limit, filters, only: ctx.only });
      return { calls, nextCursor: (calls.length === limit && calls.at(-1)) || null };
    }),

  get: ownProcedure
    .meta(rest('GET', '/calls/{callId}', 'A call with everything that was said and done'))
    .input(z.object({ callId: idOf<ConversationId>() }))
    .output(
      z.object({
        call: callShape,
        turns: z.array(turnShape),
        tools: z.array(toolShape),
        bookings: z.array(bookingShape),
        messages: z.array(messageShape),
        questions: z.array(questionShape),
        recordings: z.array(recordingShape),
        visits: z.array(visitShape),
        /** Null: it is not summarised, or that is no longer kept. */
        cameTo: cameToShape.nullable(),
        /** How long the business keeps what was said, in days. */
        keepDays: z.number(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { businessId, callId } = input;
      const found = (await mayRead(ctx.db, businessId, callId, ctx.only))
        ? await readCall(ctx.db, businessId, callId)
        : null;
      if (found === null) throw notFound('call');
      const bookings = await bookingsOfConversation(ctx.db, input.businessId, input.callId);
      const visits = await readSupervision(ctx.db, input.businessId, found.call.id);
      return {
        ...found,
        bookings: bookings.map(shapeBooking),
        questions: found.questions.map((each) => ({ ...each, answered: each.knowledgeId !== null })),
        recordings: found.recordings.map((each) => ({ ...each, url: `/recordings/${each.key}` })),
        visits,
      };
    }),

  /** What the owner thinks of a call; what is left out stays as it is. */
  annotate: managerProcedure
    .meta(rest('PATCH', '/calls/{callId}', 'Flag a call, or add a note'))
    .input(
      z.object({
        callId: idOf<ConversationId>(),
        opinion: z
          .object({ flag: flag.nullable(), note: z.string().max(2000) })
          .partial()
          .refine((given) => Object.keys(given).length > 0, 'must say something'),
      }),
    )
    .output(z.object({ saved: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      if (!(await annotateCall(ctx.db, input.businessId, input.callId, input.opinion)))
        throw notFound('call');
      return { saved: true as const };
    }),

  /** Says that a call was unwanted, which blocks its number, or that it was not, which trusts it. */
  markSpam: managerProcedure
    .meta(rest('POST', '/calls/{callId}/spam', 'Say whether a call was unwanted'))
    .input(z.object({ callId: idOf<ConversationId>(), spam: z.boolean().default(true) }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const { businessId, callId, spam } = input;
      if (!(await judgeCall(ctx.db, businessId, callId, spam, ctx.user.id))) throw notFound('call');
      return ok;
    }),

  /** Answers a question that a call left open: from now on the receptionist knows. */
  teach: managerProcedure
    .meta(rest('POST', '/questions/{questionId}/answer', 'Answer a question that a call left open'))
    .input(z.object({ questionId: z.uuid('must be an id'), knowledge: knowledgeInput }))
    .output(z.object({ knowledgeId: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const { businessId, questionId, knowledge } = input;
      const knowledgeId = await teachAnswer(ctx.db, businessId, ctx.user.id, questionId, knowledge);
      if (knowledgeId === null) throw notFound('question');
      return { knowledgeId };
    }),

  /** Puts an open question aside, or takes it up again. */
  dismissQuestion: managerProcedure
    .meta(rest('POST', '/questions/{questionId}/dismiss', 'Put an open question aside, or take it up again'))
    .input(z.object({ questionId: z.uuid('must be an id'), dismissed: z.boolean().default(true) }))
    .output(z.object({ dismissed: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const { businessId, questionId, dismissed } = input;
      if (!(await dismissQuestion(ctx.db, businessId, questionId, dismissed))) throw notFound('question');
      return { dismissed };
    }),

  /**
   * What happens after `lastEventId`: nothing is lost, nothing comes twice. Without it the feed begins before the oldest
   * call in progress, so that a page just opened shows it whole.
   */
  live: ownProcedure
    .input(
      z.object({
        lastEventId: z
          .string()
          .regex(/^\d{1,15}$/, 'must be the number of an event')
          .nullish(),
      }),
    )
    .subscription(async function* ({ ctx, input, signal }) {
      const stop = signal ?? new AbortController().signal;
      const from = input.lastEventId ? Number(input.lastEventId) : await liveStart(ctx.db, input.businessId);
      const mine =
        ctx.only === null
          ? (item: FeedItem) => item
          : ownFeed(ctx.db, input.businessId, ctx.only, () => ctx.clock.now());
      let sureUntil = ctx.clock.now() + ADMISSION_HOLDS_MS;
      for await (const told of ctx.feed.follow(input.businessId, from, stop)) {
        if (ctx.clock.now() > sureUntil) {
          if (!(await ctx.isStillSignedIn())) throw new TRPCError({ code: 'UNAUTHORIZED' });
          if ((await membershipOf(ctx.db, input.businessId, ctx.user.id)) === null)
            throw notFound('business');
          sureUntil = ctx.clock.now() + ADMISSION_HOLDS_MS;
        }
        const item = await mine(feedItem.parse(told));
        if (item !== null) yield item.kind === 'row' ? tracked(String(item.seq), item) : item;
      }
    }),
});
