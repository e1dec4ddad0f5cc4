/** The public API's limits: in the headers of every answer, and in words where one is reached. */
import { TRPCError } from '@trpc/server';
import type { Response } from 'express';
import type { Standing } from '../limits/limiter.ts';

/** Says in the headers how things stand. @throws TRPCError where it was too often. */
export function tell(response: Response, { most, left, seconds, reached }: Standing): void {
  response.set({
    'RateLimit-Limit': String(most),
    'RateLimit-Remaining': String(left),
    'RateLimit-Reset': String(seconds),
  });
  if (!reached) return;
  response.set('Retry-After', String(seconds));
  const message = `Too many requests. Try again in ${seconds} seconds.`;
  throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message });
}
