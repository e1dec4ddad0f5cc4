/**
 * The hashing and checking of passwords, one after the other. Each takes 80 ms of a core and 32 MB; as many as threads
 * would run at once without this, four, and calls on a machine of two cores waited up to 2 s behind them.
 */
import { APIError } from 'better-auth/api';
import { hashPassword, verifyPassword } from 'better-auth/crypto';

/** Four seconds of work: nobody waits longer for a sign-in. */
const MOST_WAITING = 50;

export interface Passwords {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (stored: { readonly hash: string; readonly password: string }) => Promise<boolean>;
}

/** @throws APIError (503) where as many wait as may. */
export function passwordsInTurn(
  { hash, verify }: Passwords = { hash: hashPassword, verify: verifyPassword },
): Passwords {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (waiting === MOST_WAITING)
      throw new APIError('SERVICE_UNAVAILABLE', {
        code: 'BUSY',
        message: 'Many people sign in just now. Please try again in a few seconds.',
      });
    waiting += 1;
    const turn = last.then(work).finally(() => (waiting -= 1));
    last = turn.catch(() => undefined); // Told to whoever asked for it.
    return turn;
  }

  return {
    hash: async (password) => inTurn(() => hash(password)),
    verify: async (stored) => inTurn(() => verify(stored)),
  };
}
