/** Limits on how often somebody calls from a browser, and has the model asked, over all their calls and all instances. */
import type { Limits } from '../limits/limits.ts';
import type { LimitName } from '../limits/table.ts';

export interface PhoneLimitNames {
  readonly calls: LimitName;
  /** All of them count each request to the model. */
  readonly requests: readonly LimitName[];
}

export interface PhoneLimits {
  /** Counts one more call. */
  readonly mayRing: (caller: string) => Promise<boolean>;
  /** Counts one more request to the model. The caller waits for its answer, so the count is not waited for. */
  readonly mayAsk: (caller: string) => boolean;
}

export function phoneLimits(
  limits: Pick<Limits, 'take' | 'waitOf'>,
  { calls, requests }: PhoneLimitNames,
  onError: (error: unknown) => void,
): PhoneLimits {
  return {
    mayRing: async (caller) => !(await limits.take(calls, caller)).reached,
    mayAsk(caller) {
      if (requests.some((name) => limits.waitOf(name, caller) > 0)) return false;
      for (const name of requests) limits.take(name, caller).catch(onError);
      return true;
    },
  };
}
