/** All limits of the service, by their names in the table. */
import { createHmac } from 'node:crypto';
import type { Database } from '../../db/client.ts';
import { type BackOffCounters, beginTry, type SignInTry } from './back-off.ts';
import { Limiter, openCounter, type Standing } from './limiter.ts';
import { type CountStore, createCountStore } from './store.ts';
import { BACK_OFF, KNOWN_ADDRESS_SECONDS, type LimitName, LIMITS } from './table.ts';

export interface Limits {
  /** Counts one, or several at once, and says how things stand. */
  take(name: LimitName, subject: string, points?: number): Promise<Standing>;
  /** Seconds for which this instance knows a subject to be refused; 0 when it does not. Counts nothing, asks nobody. */
  waitOf(name: LimitName, subject: string): number;
  /** Begins a sign-in with a password. */
  signIn(email: string, address: string): Promise<SignInTry>;
  close(): void;
}

export interface LimitsParts {
  readonly db: Pick<Database, 'sql'>;
  /** What subjects are hashed with: the table of counts names nobody. */
  readonly secret: string;
  readonly onError: (error: unknown) => void;
}

/** The period after which expired counts are removed. */
const CLEARED_MS = 5 * 60_000;
const MOST_CLEARED = 50_000;

export function createLimits({ db, secret, onError }: LimitsParts): Limits {
  const store = createCountStore(db, onError);
  const limiters = new Map(
    Object.entries(LIMITS).map(([name, rule]) => [name, new Limiter(name, rule, store)] as const),
  );
  const limiterOf = (name: LimitName): Limiter => {
    const found = limiters.get(name);
    if (found === undefined) throw new Error(`there is no limit ${name}`);
    return found;
  };
  const keyOf = (subject: string) =>
    createHmac('sha256', secret).update(subject).digest('base64url').slice(0, 32);
  const counters = openBackOff(store);
  const clearing = setInterval(() => {
    store
      .query({
        text: `delete from rate_limit where key in (select key from rate_limit where expire < $1 limit ${MOST_CLEARED})`,
        values: [Date.now()],
      })
      .catch(() => undefined); // The store has told; the next time clears what is left.
  }, CLEARED_MS).unref();
  return {
    take: (name, subject, points) => limiterOf(name).take(keyOf(subject), points),
    waitOf: (name, subject) => limiterOf(name).waitOf(keyOf(subject)),
    signIn: (email, address) => beginTry(counters, keyOf(email), keyOf(address)),
    close: () => clearInterval(clearing),
  };
}

function openBackOff(store: CountStore): BackOffCounters {
  const unlimited = 1_000_000;
  return {
    tries: openCounter({ name: 'sign-in:tries', points: unlimited, seconds: BACK_OFF.forgottenAfter }, store),
    pauses: openCounter({ name: 'sign-in:pauses', points: 1, seconds: BACK_OFF.longestSeconds }, store),
    known: openCounter({ name: 'sign-in:known', points: unlimited, seconds: KNOWN_ADDRESS_SECONDS }, store),
  };
}

/** A wait, in words. */
export function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return seconds < 5_400 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.ceil(seconds / 3_600)} hours`;
}

/** The message to somebody who did something too often. */
export const tooMany = (what: string, seconds: number): string =>
  `Too many ${what}. Please wait ${inWords(seconds)}, then try again.`;
