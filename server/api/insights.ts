/** Insights: the results of the calls of a range of days. */
import { z } from 'zod';
import type { CallId } from '../../db/ids.ts';
import { outcome } from '../events/events.ts';
import { day, idOf } from '../fields.ts';
import { readInsights } from '../insights/insights.ts';
import { reportProcedure, rest, router, told } from './trpc.ts';

/** A leap year. */
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

const waits = z.object({ answers: z.number(), p50: z.number(), p95: z.number(), p99: z.number() }).nullable();

const period = z.object({
  fromDay: z.string(),
  toDay: z.string(),
  days: z.array(
    z.object({
      day: z.string(),
      calls: z.number(),
      answered: z.number(),
      booked: z.number(),
      reached: z.number(),
      missed: z.number(),
      seconds: z.number(),
      bookings: z.number(),
      /** In the currency's smallest unit. */
      value: z.number(),
      waits,
    }),
  ),
  outcomes: z.array(z.object({ outcome, calls: z.number() })),
  hours: z.array(z.object({ weekday: z.number(), hour: z.number(), calls: z.number() })),
  waits,
});

export const insights = router({
  read: reportProcedure
    .meta(rest('GET', '/insights', 'What the phone brought in over a range of days'))
    .input(
      // Days in the business's zone, both included.
      z.object({ fromDay: day, toDay: day }).refine(
        ({ fromDay, toDay }) => {
          const days = (Date.parse(toDay) - Date.parse(fromDay)) / DAY_MS + 1;
          return days >= 1 && days <= MOST_DAYS;
        },
        { message: `must be a range of 1 to ${MOST_DAYS} days`, path: ['toDay'] },
      ),
    )
    .output(
      z.object({
        currency: z.string(),
        now: period,
        before: period,
        questions: z.array(
          z.object({
            id: z.uuid(),
            callId: idOf<CallId>(),
            question: z.string(),
            times: z.number(),
            lastAt: told,
          }),
        ),
      }),
    )
    .query(({ ctx, input: { businessId, ...range } }) => readInsights(ctx.db, businessId, range)),
});
