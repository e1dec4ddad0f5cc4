/**
 * How often the public API may be asked. Counted in each instance for itself: behind a balancer a key may have as many
 * times this as there are instances, and no request waits for a count in the database.
 */
import { TRPCError } from '@trpc/server';
import type { Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** In a minute: ten a second, which no front desk's program needs for long. */
const REQUESTS = 600;
/** In a minute, from one address, with a key that is none: enough for a mistake, too few to try keys. */
const FAILURES = 30;

export interface Limit {
  readonly most: number;
  readonly left: number;
  readonly secondsToReset: number;
  readonly reached: boolean;
}

export interface Limits {
  request(key: string): Promise<Limit>;
  failure(address: string): Promise<Limit>;
}

export function createLimits(): Limits {
  const requests = new RateLimiterMemory({ points: REQUESTS, duration: 60 });
  const failures = new RateLimiterMemory({ points: FAILURES, duration: 60 });
  return { request: (key) => count(requests, key), failure: (address) => count(failures, address) };
}

async function count(limiter: RateLimiterMemory, key: string): Promise<Limit> {
  const told = await limiter.consume(key).catch((refused: unknown) => {
    // It refuses by throwing how things stand.
    if (refused instanceof RateLimiterRes) return refused;
    throw refused;
  });
  return {
    most: limiter.points,
    left: told.remainingPoints,
    secondsToReset: Math.ceil(told.msBeforeNext / 1000),
    reached: told.consumedPoints > limiter.points,
  };
}

/** Says in the headers how things stand. @throws TRPCError where it was too often. */
export function tell(response: Response, { most, left, secondsToReset, reached }: Limit): void {
  response.set({
    'RateLimit-Limit': String(most),
    'RateLimit-Remaining': String(left),
    'RateLimit-Reset': String(secondsToReset),
  });
  if (!reached) return;
  response.set('Retry-After', String(secondsToReset));
  const message = `Too many requests. Try again in ${secondsToReset} seconds.`;
  throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message });
}
