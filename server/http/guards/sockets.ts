/** Limits on opening sockets: how often, how many, and how long the decision may take. */
import type { IncomingMessage } from 'node:http';
import { DeadlineError, withinDeadline } from '../../deadline.ts';
import { addressGroup, clientAddress, type ProxyTrust } from '../../limits/addresses.ts';
import { type Limits, tooMany } from '../../limits/limits.ts';
import { AT_ONCE, LIMITS } from '../../limits/table.ts';
import { oversized } from './bodies.ts';
import { Gauge } from '../../limits/gauge.ts';

export type SocketDecision =
  | { readonly type: 'open' }
  | {
      readonly type: 'refused';
      readonly status: number;
      readonly message?: string;
      /** Seconds. */
      readonly retryAfter?: number;
    };

/** Longer than signing in takes on a busy day; a socket that waits has no other time limit. */
const DECIDED_MS = 5_000;

export interface SocketGuardParts {
  readonly limits: Limits;
  readonly trust: ProxyTrust;
  readonly onError: (error: unknown) => void;
}

/** @param signed whether the path is a carrier's, which proves itself and is not counted. */
export type AdmitSocket = (
  request: IncomingMessage,
  signed: boolean,
  verify: () => Promise<boolean> | boolean,
) => Promise<SocketDecision>;

export function socketGuard({ limits, trust, onError }: SocketGuardParts): AdmitSocket {
  const open = new Gauge(AT_ONCE.address);
  const tooOften = (what: string, seconds: number): SocketDecision => ({
    type: 'refused',
    status: 429,
    message: tooMany(what, seconds),
    retryAfter: seconds,
  });
  return async (request, signed, verify) => {
    const tooLarge = oversized(request);
    if (tooLarge !== null) return { type: 'refused', status: tooLarge.status, message: tooLarge.message };
    const group = addressGroup(clientAddress(request, trust));
    // A carrier's signature costs less to check than to count.
    if (!signed) {
      const wait = limits.waitOf('address:refused-sockets', group);
      if (wait > 0) return tooOften(LIMITS['address:refused-sockets'].what, wait);
      const standing = await limits.take('address:sockets', group);
      if (standing.reached) return tooOften(LIMITS['address:sockets'].what, standing.seconds);
    }
    const close = signed ? null : open.open(group);
    if (!signed && close === null)
      return { type: 'refused', status: 429, message: 'Too many connections are open at your address.' };
    request.socket.once('close', () => close?.());
    const verified = await inTime(verify, onError);
    switch (verified) {
      case true:
        return { type: 'open' };
      case false:
        limits.take('address:refused-sockets', group).catch(onError);
        close?.();
        return { type: 'refused', status: 403 };
      case 'late':
        close?.();
        return {
          type: 'refused',
          status: 503,
          message: 'It took too long. Please try again.',
          retryAfter: 5,
        };
      case 'failed':
        close?.();
        return { type: 'refused', status: 500 };
    }
  };
}

async function inTime(
  verify: () => Promise<boolean> | boolean,
  onError: (error: unknown) => void,
): Promise<boolean | 'late' | 'failed'> {
  try {
    return await withinDeadline(DECIDED_MS, () => Promise.try(verify), onError);
  } catch (error) {
    if (error instanceof DeadlineError) return 'late';
    onError(error);
    return 'failed';
  }
}
