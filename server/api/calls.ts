import { tracked, type TrackedEnvelope } from '@trpc/server';
import { z } from 'zod';
import type { CallId } from '../../db/ids.ts';
import { bookingsOfCall } from '../booking/bookings.ts';
import { domainEvent, outcome, passingEvent, turnTimings } from '../events/events.ts';
import { activeCalls, listCalls, readCall } from '../record/history.ts';
import { liveStart } from '../record/live-start.ts';
import { booking } from './bookings.ts';
import { businessProcedure, notFound, router } from './trpc.ts';
import { id, list, momentIn, momentOut } from './wire.ts';

const callSummary = z.object({
  id: id<CallId>(),
  line: z.enum(['carrier', 'browser']),
  /** E.164; null when the caller withheld it. */
  from: z.string().nullable(),
  to: z.string(),
  /** The caller's name, if a customer is known by that number. */
  customer: z.string().nullable(),
  status: z.enum(['ringing', 'active', 'ended']),
  startedAt: momentOut,
  endedAt: momentOut.nullable(),
  outcome: outcome.nullable(),
  summary: z.string(),
});

const turn = z.object({
  position: z.number(),
  speaker: z.enum(['caller', 'receptionist']),
  said: z.string(),
  heard: z.string(),
  interrupted: z.boolean(),
  at: momentOut,
  timings: turnTimings.nullable(),
});

const json = z.record(z.string(), z.unknown());
const tool = z.object({ name: z.string(), arguments: json, result: json, at: momentOut, durationMs: z.number() });

const row = z.object({ kind: z.literal('row'), seq: z.number(), event: domainEvent });
const passing = z.object({ kind: z.literal('passing'), event: passingEvent });
type LiveItem = TrackedEnvelope<z.output<typeof row>> | z.output<typeof passing>;

const eventId = z.string().regex(/^\d{1,15}$/);

export const calls = router({
  /** Calls in progress, the newest first. */
  active: businessProcedure.output(list(callSummary)).query(({ ctx, input }) => activeCalls(ctx.db, input.businessId)),

  /** Calls that are over, the newest first, page by page. */
  list: businessProcedure
    .input(
      z.object({
        limit: z.int().min(1).max(100).default(50),
        cursor: z.object({ startedAt: momentIn, id: id<CallId>() }).nullish(),
      }),
    )
    .output(
      z.object({
        calls: list(callSummary),
        nextCursor: z.object({ startedAt: momentOut, id: id<CallId>() }).nullable(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const found = await listCalls(ctx.db, input.businessId, { after: input.cursor ?? null, limit: input.limit });
      const last = found.length === input.limit ? found.at(-1) : undefined;
      return { calls: found, nextCursor: last === undefined ? null : { startedAt: last.startedAt, id: last.id } };
    }),

  /** One call with all that was said and done in it. */
  get: businessProcedure
    .input(z.object({ callId: id<CallId>() }))
    .output(z.object({ call: callSummary, turns: list(turn), tools: list(tool), bookings: list(booking) }))
    .query(async ({ ctx, input }) => {
      const [found, bookings] = await Promise.all([
        readCall(ctx.db, input.businessId, input.callId),
        bookingsOfCall(ctx.db, input.businessId, input.callId),
      ]);
      if (found === null) throw notFound();
      return { ...found, bookings };
    }),

  /**
   * What happens, as it happens. Rows are numbered: a reader who comes back with the last number misses none and sees
   * none twice. Without a number it begins before the oldest call in progress. What passes has no number.
   */
  live: businessProcedure
    .input(z.object({ lastEventId: eventId.nullish() }))
    .subscription(async function* ({ ctx, input, signal }): AsyncGenerator<LiveItem, void, undefined> {
      const { lastEventId, businessId } = input;
      const after = lastEventId == null ? await liveStart(ctx.db, businessId) : Number(lastEventId);
      for await (const item of ctx.feed.follow(businessId, after, signal ?? new AbortController().signal)) {
        if (item.kind === 'row') yield tracked(String(item.seq), row.parse(item));
        else yield passing.parse(item);
      }
    }),
});
