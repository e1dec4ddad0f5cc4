/** Limits on one account's calls from the browser, and on its model requests, over all its calls and all instances. */
import type { UserId } from '../../db/ids.ts';
import type { Limits } from '../limits/limits.ts';
import type { LimitName } from '../limits/table.ts';

const REQUESTS: readonly LimitName[] = ['account:model-requests', 'account:model-requests-a-day'];

export interface PhoneLimits {
  /** Counts one more call. */
  readonly mayRing: (userId: UserId) => Promise<boolean>;
  /** Counts one more request to the model. The caller waits for its answer, so the count is not waited for. */
  readonly mayAsk: (userId: UserId) => boolean;
}

export function phoneLimits(
  limits: Pick<Limits, 'take' | 'waitOf'>,
  onError: (error: unknown) => void,
): PhoneLimits {
  return {
    mayRing: async (userId) => !(await limits.take('account:browser-calls', userId)).reached,
    mayAsk(userId) {
      if (REQUESTS.some((name) => limits.waitOf(name, userId) > 0)) return false;
      for (const name of REQUESTS) limits.take(name, userId).catch(onError);
      return true;
    },
  };
}
