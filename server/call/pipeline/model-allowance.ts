/** The model of one call, which may be asked only so often. */
import type { LanguageModel } from '../ports.ts';
import { TooManyRequests } from '../turn-taking/request-allowance.ts';

/** @param mayAsk is asked before each request. */
export function withAllowance(model: LanguageModel, mayAsk: () => boolean): LanguageModel {
  return {
    name: model.name,
    reply(request, signal) {
      if (!mayAsk()) throw new TooManyRequests();
      return model.reply(request, signal);
    },
  };
}
