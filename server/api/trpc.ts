/** What every procedure stands on: who asks, what they may see, and what an error tells them. */
import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId, UserId } from '../../db/ids.ts';
import { roleOf } from '../business/members.ts';
import type { Clock } from '../clock.ts';
import type { EventFeed } from '../events/feed.ts';
import { id } from './wire.ts';

export interface ApiContext {
  readonly db: Database;
  readonly feed: EventFeed;
  readonly clock: Clock;
  /** Null: nobody is signed in. */
  readonly user: { readonly id: UserId; readonly email: string } | null;
}

/** Shorter than the idle time-outs of common proxies (30 to 60 s), longer than what would wake a sleeping radio often. */
const PING_MS = 15_000;
/** Two pings that did not come: the line is dead though nobody said so. */
const RECONNECT_MS = 35_000;

const t = initTRPC.context<ApiContext>().create({
  // Stack traces stay on the server, in development too.
  isDev: false,
  errorFormatter: ({ shape, error }) => ({ ...shape, message: publicMessage(error) }),
  sse: { ping: { enabled: true, intervalMs: PING_MS }, client: { reconnectAfterInactivityMs: RECONNECT_MS } },
});

/** Never what the database or a vendor said: it may hold SQL, a number or a name. */
function publicMessage(error: TRPCError): string {
  if (error.code === 'INTERNAL_SERVER_ERROR') return 'Something went wrong on our side. Please try again.';
  if (error.cause instanceof z.ZodError) return z.prettifyError(error.cause);
  return error.message;
}

export const router = t.router;
export const createCaller = t.createCallerFactory;

/** For whoever is signed in. */
export const userProcedure = t.procedure.use(({ ctx, next }) => {
  if (ctx.user === null) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Please sign in.' });
  return next({ ctx: { user: ctx.user } });
});

/** For the members of one business. To everybody else it does not exist. */
export const businessProcedure = userProcedure
  .input(z.object({ businessId: id<BusinessId>() }))
  .use(async ({ ctx, input, next }) => {
    const role = await roleOf(ctx.db, input.businessId, ctx.user.id);
    if (role === null) throw notFound();
    return next({ ctx: { role } });
  });

/** For those who run the business: staff see it, but do not change its settings. */
export const managerProcedure = businessProcedure.use(({ ctx, next }) => {
  if (ctx.role === 'staff') throw new TRPCError({ code: 'FORBIDDEN', message: 'Only an owner or manager can change this.' });
  return next();
});

export const notFound = () => new TRPCError({ code: 'NOT_FOUND', message: 'There is no such thing here.' });
