/** A limit to how often one call asks a model. */
import { allowance } from '../../allowance.ts';

/**
 * Talk needs ten to twenty requests a minute, and at most three times as many where tools are run and ends of turns are
 * guessed. More comes from a key that is held down or from a program, and each costs money.
 */
export const REQUESTS = { perSecond: 1, burst: 30 };

/** Thrown in place of a request: the reply fails, and after a few of them the call ends [T18]. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests';

  constructor() {
    super('the call asks the model too often');
  }
}

/** Of one call. @param mayAsk what else limits it. @returns whether it may ask now. */
export function requestAllowance(mayAsk: () => boolean = () => true): () => boolean {
  const ofCall = allowance(REQUESTS);
  return () => ofCall(1) && mayAsk();
}
