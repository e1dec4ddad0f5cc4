/**
 * The wait of an account after wrong passwords: the first few are free, then each try waits twice as long as the one
 * before. It is counted for every address that is tried, whether it has an account or not, so that it tells nothing.
 */
import { type RateLimiterMemory, type RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { BACK_OFF, KNOWN_ADDRESS_SECONDS } from './table.ts';

type Counter = RateLimiterMemory | RateLimiterPostgres;

export interface BackOffCounters {
  /** Wrong tries in a row. */
  readonly tries: Counter;
  /** Whether the next one has to wait: one is let through, and begins the pause. */
  readonly pauses: Counter;
  /** Addresses from which an account was signed in to. */
  readonly known: Counter;
}

/** A try counts as a wrong one until it is told how it ended: many at once are then no more tries than one by one. */
export type SignInTry =
  | { readonly type: 'wait'; readonly seconds: number }
  | {
      readonly type: 'allowed';
      /** The password was right: nothing is held against the account any more. */
      readonly right: () => Promise<void>;
      /** It was not looked at: as if it had not been. */
      readonly unheard: () => Promise<void>;
    };

/** The wait after this many wrong tries in a row; 0 while they are free. */
export function secondsAfter(wrong: number): number {
  if (wrong < BACK_OFF.free) return 0;
  return Math.min(BACK_OFF.longestSeconds, BACK_OFF.firstSeconds * 2 ** Math.min(wrong - BACK_OFF.free, 16));
}

/** Begins a try for an account from an address; both are keys. */
export async function beginTry(
  { tries, pauses, known }: BackOffCounters,
  account: string,
  address: string,
): Promise<SignInTry> {
  const pair = `${account}.${address}`;
  // Strangers who try an account from elsewhere do not lock its owner out at the usual place.
  const key = (await known.get(pair)) === null ? account : pair;
  const { consumedPoints: wrong } = await tries.penalty(key);
  const pause = secondsAfter(wrong);
  if (pause > 0) {
    const wait = await waitFor(pauses, key, pause);
    if (wait > 0) {
      await tries.reward(key);
      return { type: 'wait', seconds: wait };
    }
  }
  return {
    type: 'allowed',
    async right() {
      await Promise.all([tries.delete(key), pauses.delete(key), known.set(pair, 1, KNOWN_ADDRESS_SECONDS)]);
    },
    async unheard() {
      await Promise.all([tries.reward(key), ...(pause > 0 ? [pauses.delete(key)] : [])]);
    },
  };
}

/** Seconds to wait; 0: nobody waits, and whoever comes next within this pause does. */
async function waitFor(pauses: Counter, key: string, seconds: number): Promise<number> {
  try {
    await pauses.consume(key, 1, { customDuration: seconds });
    return 0;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
  }
}
