/** The limits of the dashboard's procedures by who asks, once that is known. */
import { TRPCError } from '@trpc/server';
import type { ServerResponse } from 'node:http';
import { type Limits, tooMany } from '../../limits/limits.ts';
import { AT_ONCE, type LimitName, LIMITS } from '../../limits/table.ts';
import { Gauge } from '../../limits/gauge.ts';

/** More at once are no dashboard's: the largest page asks for nine. */
export const LARGEST_BATCH = 20;

/** Procedures that send a mail to an address of the user's choice. */
const INVITING = new Set(['team.invite', 'team.inviteAgain']);
const TESTING = 'notices.test';

export interface Asked {
  /** The procedures, as they are named. */
  readonly paths: readonly string[];
  readonly isFeed: boolean;
}

/** Counts what a user asks for. @throws TRPCError where it is too much. */
export type AdmitProcedures = (userId: string, asked: Asked, response: ServerResponse) => Promise<void>;

export function procedureLimits(limits: Limits): AdmitProcedures {
  const feeds = new Gauge(AT_ONCE.user);
  const take = async (name: LimitName, userId: string, points: number, response: ServerResponse) => {
    const { reached, seconds } = await limits.take(name, userId, points);
    if (!reached) return;
    response.setHeader('Retry-After', seconds);
    throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: tooMany(LIMITS[name].what, seconds) });
  };
  return async (userId, { paths, isFeed }, response) => {
    await take('account:procedures', userId, Math.max(1, paths.length), response);
    const invitations = paths.filter((path) => INVITING.has(path)).length;
    if (invitations > 0) await take('account:invitations', userId, invitations, response);
    const tests = paths.filter((path) => path === TESTING).length;
    if (tests > 0) await take('account:test-notices', userId, tests, response);
    if (!isFeed) return;
    const close = feeds.open(userId);
    if (close === null) {
      const message = `The dashboard is open in more than ${AT_ONCE.user} windows. Please close some of them.`;
      throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message });
    }
    response.once('close', close);
  };
}
