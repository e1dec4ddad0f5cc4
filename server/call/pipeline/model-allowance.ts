/** A limit to how often one call asks the model. */
import { allowance } from '../../allowance.ts';
import type { LanguageModel } from '../ports.ts';

/**
 * Talk needs ten to twenty requests a minute, and at most three times as many where tools are run and ends of turns are
 * guessed. More comes from a key that is held down or from a program, and each costs money.
 */
export const REQUESTS = { perSecond: 1, burst: 30 };

/** Thrown in place of a request: the reply fails, and after a few of them the call ends [T18]. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests';
}

/** The model for one call. @param mayAsk what else limits it. */
export function withAllowance(model: LanguageModel, mayAsk: () => boolean = () => true): LanguageModel {
  const ofCall = allowance(REQUESTS);
  return {
    name: model.name,
    reply(request, signal) {
      if (!ofCall(1) || !mayAsk()) throw new TooManyRequests('the call asks the model too often');
      return model.reply(request, signal);
    },
  };
}
