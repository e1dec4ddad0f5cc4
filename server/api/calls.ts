/** Calls: those in progress, their history, one whole, and what happens live. Moments travel as ISO 8601. */
import { tracked } from '@trpc/server';
import { z } from 'zod';
import type { CallId } from '../../db/ids.ts';
import { bookingsOfCall } from '../booking/bookings.ts';
import { domainEvent, outcome, passingEvent, turnTimings } from '../events/events.ts';
import { activeCalls, type CallSummary, listCalls, readCall } from '../record/history.ts';
import { bookingShape, shapeBooking } from './bookings.ts';
import { liveStart } from '../record/live-start.ts';
import { businessProcedure, idOf, notFound, router } from './trpc.ts';

const moment = z.iso.datetime();

const callShape = z.object({
  id: idOf<CallId>(),
  sid: z.string(),
  line: z.enum(['carrier', 'browser']),
  from: z.string().nullable(),
  to: z.string(),
  customer: z.string().nullable(),
  status: z.enum(['ringing', 'active', 'ended']),
  startedAt: moment,
  endedAt: moment.nullable(),
  outcome: outcome.nullable(),
  summary: z.string(),
});

const turnShape = z.object({
  position: z.number(),
  speaker: z.enum(['caller', 'receptionist']),
  said: z.string(),
  heard: z.string(),
  interrupted: z.boolean(),
  at: moment,
  timings: turnTimings.nullable(),
});

const toolShape = z.object({
  key: z.string(),
  name: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  result: z.record(z.string(), z.unknown()),
  at: moment,
  durationMs: z.number(),
});

const feedItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('row'), seq: z.number(), event: domainEvent }),
  z.object({ kind: z.literal('passing'), event: passingEvent }),
]);

const cursor = z.object({ startedAt: moment, id: idOf<CallId>() });

const shapeCall = (call: CallSummary): z.infer<typeof callShape> => ({
  ...call,
  startedAt: call.startedAt.toISOString(),
  endedAt: call.endedAt?.toISOString() ?? null,
});

export const calls = router({
  active: businessProcedure
    .output(z.array(callShape))
    .query(async ({ ctx, input }) => (await activeCalls(ctx.db, input.businessId)).map(shapeCall)),

  list: businessProcedure
    .input(z.object({ cursor: cursor.nullish(), limit: z.number().int().min(1).max(100).default(30) }))
    .output(z.object({ calls: z.array(callShape), nextCursor: cursor.nullable() }))
    .query(async ({ ctx, input }) => {
      const after = input.cursor
        ? { startedAt: new Date(input.cursor.startedAt), id: input.cursor.id }
        : null;
      const found = (await listCalls(ctx.db, input.businessId, { after, limit: input.limit })).map(shapeCall);
      const last = found.length === input.limit ? found.at(-1) : undefined;
      return {
        calls: found,
        nextCursor: last === undefined ? null : { startedAt: last.startedAt, id: last.id },
      };
    }),

  get: businessProcedure
    .input(z.object({ callId: idOf<CallId>() }))
    .output(
      z.object({
        call: callShape,
        turns: z.array(turnShape),
        tools: z.array(toolShape),
        bookings: z.array(bookingShape),
      }),
    )
    .query(async ({ ctx, input }) => {
      const found = await readCall(ctx.db, input.businessId, input.callId);
      if (found === null) throw notFound('call');
      const bookings = await bookingsOfCall(ctx.db, input.businessId, input.callId);
      return {
        call: shapeCall(found.call),
        turns: found.turns.map((turn) => ({ ...turn, at: turn.at.toISOString() })),
        tools: found.tools.map((tool) => ({ ...tool, at: tool.at.toISOString() })),
        bookings: bookings.map(shapeBooking),
      };
    }),

  /**
   * What happens after `lastEventId`: nothing is lost, nothing comes twice. Without it the feed begins before the oldest
   * call in progress, so that a page just opened shows it whole.
   */
  live: businessProcedure
    .input(z.object({ lastEventId: z.string().regex(/^\d+$/).nullish() }))
    .subscription(async function* ({ ctx, input, signal }) {
      const stop = signal ?? new AbortController().signal;
      const from = input.lastEventId ? Number(input.lastEventId) : await liveStart(ctx.db, input.businessId);
      for await (const told of ctx.feed.follow(input.businessId, from, stop)) {
        const item = feedItem.parse(told);
        yield item.kind === 'row' ? tracked(String(item.seq), item) : item;
      }
    }),
});
